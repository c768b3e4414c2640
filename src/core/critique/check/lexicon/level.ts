// Words for a horizon that is level, or not.
import { terms } from '../terms.ts'

export const horizonLines = terms(
  'horizons?( line)?, (sea|water|shore|sky|lake|coast) ?line, (level|longest) line, line of the (sea|horizon|water|shore|land), (the )?(whole )?(sea|ocean|lake|bay|harbor|water|far shore|shore|coast|river|edge of the (sea|water|world))(?! (wall|gull|front|bird|green|blue|floor|level|shell|spray|air|breeze|is|was|turns|droplets?|drops?|surface|colors?|tower|tank|mill|bottle|glass|lily|lilies)), near level line',
)
/** What is tilted with its horizon. */
export const wholeFrames = terms(
  'frame, images?, pictures?, photo(graph)?, shot, camera, framing, composition, scene',
)
export const offStates = terms(
  '(counter ?)?clockwise (rotation|tilt|lean|slant), tilt(s|ed|ing)?(?! (up|down|toward|towards|its|his|her|the|shift|back|forward|head)), slop(es?|ed|ing)(?! (of|roof|path|lawn)), slant(s|ed|ing)?, lean(s|ing|ed)?(?!( \\w+ly)? (dark|darker|bright|brighter|light|lighter|on|in|into|over|out|against|back|forward|warm|cool|blue|toward|towards)), list(s|ing)( to \\w+ \\w+)?, crooked, askew, skewed, canted, (a )?(\\w+ )?(degrees?( or \\w+)? )?off (level|kilter), out of (true|level|plumb), wonky, lopsided horizon, not quite level, unlevel, tip(s|ped|ping)(?! (of|jar|up))( to| over| down)?( \\w+ (left|right))?, rotated( (counter)?clockwise)?, on a (slope|slant|tilt)',
)
/** What a line does when it is off. */
export const runsDown = terms(
  '(runs?|running|drifts?|slides?|sliding|slips?|drops?|dropping|falls?|falling|dips?|dipping|tips?|tipping|rolls?|sinks?|sinking|slopes?|sloping|climbs?|climbing|rises?|rising|descends?|descending|sags?|pours?|spills?|heads?|veers?|tumbles?|leans?|slants?|tilts?|wanders?|goes)( \\w+ly)? (away )?(down ?hill|up ?hill|off to(ward|wards)? (the |one )?(left|right|side)|away to(ward|wards)? (the |one )?(left|right|side)|down(wards?)?(?! to the (?!(left|right)))|up(wards?)?(?! to the (?!(left|right)))|to (the |one )?(left|right|side)|toward(s)? (the |one )?(left|right|side)|from (left|right) to|at an angle|by \\w+ degrees)',
)
export const bitOff = terms(
  '(slightly |visibly |clearly |a degree or two |two degrees |a (few|couple of) degrees  |noticeably |just |somewhat |a bit |a touch |a little |a shade |a hair |badly |well |rather |way |distractingly |a degree or two |two degrees |a (few|couple of) degrees )?(?<!(cut|set|shut|sealed|finished|marked|broken|closed|blocked) )off(?= (by|[.,;])| $)',
)
export const evenStates = terms(
  '(well |properly |perfectly |carefully )?leveled(?! (at|by)), (?<!eye )level(?! (of|with|headed|best|crossing))( headed)?, (ruler |dead |perfectly )?straight(?! (into|at|through|from|to|down|up|out|on|ahead|road|line)), horizontal(?! (format|frame|orientation|composition|line|lines|bands|stripes)), (commendably |perfectly |dead |absolutely |beautifully )?true(?! (to|color|black)), plumb, spot on, dead even, perfectly even, spirit level, ruled( with a ruler)?, squared up, well aligned, properly aligned, aligned, on the level, steady(?! (hand|gaze)), stable(?! (base|composition)), unwavering, balanced and straight, perfectly flat',
  '(kept|held|sits|set|lies|stands|rests|runs) (dead |perfectly |absolutely |beautifully )?(square|flat|still|true), (rock|dead) steady, level headed line, bolt straight, without a degree of (tilt|error)',
  '(perfectly |absolutely |dead |quite )?flat(?! (light|country|sea|calm|water))',
)
export const dutch = terms(
  '(noticeable|visible|slight|clear|obvious|marked|pronounced|evident|subtle) ((counter ?)?clockwise )?(tilt|rotation|slant|lean|slope) (is |appears |shows )?(\\w+ )?(along|in|of|to|at) the (waterline|horizon|shoreline|skyline|image|frame|picture|photo|photograph|scene), dutch (angle|tilt), tilted horizon, crooked horizon, sloping horizon, slanted horizon, slanting horizon, tilt (to|in|of) (the )?(horizon|shot|frame|camera|image)',
  '(degree|hint|trace|suggestion|suspicion|touch|whisper) of (a )?(tilt|slope|lean|slant)',
)
/** What one does to a crooked thing. */
export const straightening = terms(
  'should (really )?be (straightened|leveled|rotated)(?= ([.,;]|for|to|a)), (needs?|wants?|begs?|asks?|cries|crying|calls?|requires?)( out)? (for |to be |some |a |a little |a touch of )*(straighten(ing|ed)|level(ing|ed|ling|led)), (straighten|level) (it|the thing|this)( up| out)?, as one does with a crooked \\w+, like a (badly hung|crooked) (picture|painting), straighten the (thing|horizon|frame|picture)',
)
/** What one does with a level line. */
export const levelProof = terms(
  '(set|place|put|rest|balance|lay|roll|stand) (down )?(a |your )?(marble|ball|billiard ball|glass|cup|egg|spirit level|coin|ruler|pencil|drink|snooker ball)( down)?( of \\w+)?( \\w+)? (on|along|against|upon), (set|kept|drawn|laid|ruled|measured|hung|checked)( out)? (by|with|against|using) (a |the )?(spirit level|ruler|plumb line|straightedge|bubble), could (calibrate|check|set) a (spirit )?level',
  '(hold|held|holding|keep|kept|keeping) (the |his |her |a )?camera (perfectly |dead )?(square|level|straight|true)( \\w+)?, (you could|one could|might) (draw|rule|hang|build) .. (on|by|with|from), ruled',
)
export const angle = terms('\\d+(\\.\\d+)? ?(°|degrees?)')
export const otherTilt = terms(
  'tilt(s|ed|ing)? (up|down|toward|towards|its|his|her|the|shift|back|forward), tilt shift, level of, (head|hat|chin|face|fence|roof|tree|lamp ?post|tower|mast|sign|post|building|wall|pole|hats|eyes?) (is|are|tilted|leans?|slopes?|slants?|tilts?), (tilted|crooked|leaning|slanting) (head|hat|fence|roof|tree|tower|mast|sign|post|smile|grin|house|chimney|pole|chair|cap|stare), balancing act',
)
