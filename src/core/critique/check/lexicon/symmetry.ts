// Words for left and right being alike, or not.
import { terms } from '../terms.ts'

export const perfectly = terms(
  '(perfect|strict|exact|absolute|flawless|precise|total|complete|utter)(ly)?, near perfect(ly)?, mathematical(ly)?',
)
export const symmetryNouns = terms(
  '(bilateral |mirror |left right )?symmetry(?! of (the|its|her|his|a) (?!(compositions?|framing|arrangement|layout|image|photo(graph)?|picture|shot|frame|structure|design|scene)))',
)
export const symmetricStates = terms(
  'symmetric(al)?(ly( \\w+)?)?(?! (about|facade|building|face|arch|windows|patterns?|figures?|buildings?|for|around)), mirrored left and right',
)
export const asymmetricStates = terms(
  'asymmetric(al)?(ly( \\w+)?)?, unsymmetrical, (decidedly |badly |wholly )?(lopsided|one sided|uneven|unequal)(?! (smile|grin|hat|battle|fight)), weighted (entirely |wholly |heavily |all )?(to|toward|towards|on) (the |one )(left|right|side), all (to|on) one side',
)
export const symmetryIdioms = terms(
  '(two|both) (halves|sides)( of the (frame|picture|image|photograph|composition|scene))? (of the \\w+ )?(mirror|echo|match|repeat|reflect|answer|copy|rhyme|balance each other exactly)(s|ing|ed)?( (each other|one another|exactly))*, (left|right)( half| side| hand side)?( nearly| almost| exactly| perfectly)? (mirrors?|echoes|answers|answering|repeats|copies|reflects|matches|mirroring|echoing|repeating) (the |its )?(left|right), left and right (\\w+ )?(mirror|match|echo|answer|repeat|are (\\w+ )?(identical|alike|mirrored|equal|the same))(ing)?, (fold|folded) (it|the (frame|picture|image|photograph|print)) (down|along|in|at) the (middle|center|half), mirror image(s)? of (each other|one another|itself), (both )?sides (mirror|mirroring|match|echo) (each other|one another), halves (that )?(all but |nearly |almost |would |could |exactly |perfectly )*(meet|match|coincide|mirror|rhyme), (each|either|one) (half|side) (a |is a )?(mirror|echo|copy|twin|double|reflection|repeats|mirrors|answers)( of)? (the |its )?(other|twin)?, rorschach, butterfly wings',
  '(left|one side) (repeats|mirrors|answers|copies|doubles|echoes|rhymes with) (the )?(right|other), (one|each) half (is )?(the )?(image|twin|echo|double|copy) of the other, mirrored (exactly |perfectly )?(about|around|along|down) (the|a|its) (center|middle|axis|central axis)',
)
export const asymmetryIdioms = terms(
  '(nothing|no \\w+|nobody) (on|at|to) (the )?(right|left)( hand)?( side)? (to|that|which|can|could|would)?( \\w+)? (answers?|balances?|matches|echoes|mirrors?|meets?|counters?|counterbalances?)( \\w+)? (the )?(left|right)?, (two|both|the) (halves|sides) (of the \\w+ )?((have|has) (nothing|little) (in common|to say)|(are|could|look|seem)( \\w+){0,3} (different|unlike|unequal|less alike|strangers|at odds|mismatched)|bear no (relation|resemblance)|quarrel|disagree|refuse to), all the weight (is |lies |sits |falls |rests |hangs )?(on|to) (the |one )?(left|right|side), so lopsided, lack of symmetry, (left|right) (and|nor) (left|right) (differ|share nothing|have nothing|do not match)',
  '(?<!% of )(all |most of )?(its|the) (visual )?(weight|mass|interest|matter|incident)( has been| is| lies| sits| falls| hangs| rests)?( all)?( \\w+)? (to|on|toward|towards|at|into) (the |one )(left|right|side)( hand)?( side)?, (heavy|heavier|weighted) (on|to|toward) (the |one )(left|right|side), (tips|lists|tilts) (all )?(to|toward) (one|the left|the right)( side)?, out of balance left to right',
)
export const having = terms(
  'has, exhibits, displays, shows, features, employs, achieves, offers, possesses, demonstrates, uses?, use of, sense of, built on, relies on, based on, governed by, presents?, maintains?, organized around, strives?',
)
export const symmetryRules = terms(
  'governs, rules, dominates, defines, is the (\\w+ )?(principle|backbone|foundation|basis|key), (creates?|creating|gives?|giving|lends?|brings?|provides?|adds?)',
)
/** Symmetry about another axis, or of something in the picture. */
export const otherSymmetry = terms(
  'than an? symmetr\\w+, (vertical|radial|rotational|horizontal|top) symmetry, reflect(s|ed|ions?|ing)? in, reflections?, (top|upper) (and|half), symmetry of (the|its|her|his|an?) (?!(compositions?|framing|arrangement|layout|images?|photo(graph)?s?|pictures?|shot|frame|structure|design|scene)) \\S+, symmetry (between|in (the|her|his) (?!(compositions?|framing|arrangement|layout|images?|photo(graph)?s?|pictures?|shot|frame|structure|design|scene))), facade, building, face, not mere, mere symmetry, arch(es)?, windows, symmetrical frame (for|around)',
)
