// Words for empty space and for clutter.
import { terms } from '../terms.ts'

export const spaceNouns = terms(
  '(negative|empty|blank|white|open|breathing|clear|vacant) (space|room|ground)(?! between), emptiness, vacancy, void, blankness, nothingness, breathing space, breathing room, room to breathe',
)
export const strictSpace = terms('(negative|empty|blank|white) space, emptiness')
export const ample = terms(
  'generous, ample, abundant, vast, wide, large, considerable, expansive, extensive, plentiful, plenty of, (an )?(expanses?|sea|lots?|abundance|areas?|ocean|desert|wealth|mass|stretch(es)?) of, (a )?(great|good) deal of, a lot of, a (large|great|generous|good|significant|vast|huge|considerable|substantial) (amount|deal|quantity|area|portion|expanse|sweep) of, so much, much, huge, enormous, immense, copious, liberal, acres of, oceans of, masses of, more .. than',
)
export const usesSpace = terms(
  '(us(es?|ed|ing|e of)|employs?|employing|relies|rely|relying|leverag(es?|ing)|exploits?|exploiting|benefits?)( \\w+ly| effective| effectively| clever| good| great| generous| heavily| skilful| skillful| deliberate| on| from| the| strong| masterful| striking| bold| beautiful| much| excellent)*',
)
export const spaceActs = terms(
  'dominates?, prevails?, fills?, occup(y|ies), rules?, surrounds?, isolates?, draws? attention, allows?, gives?, creates?, emphasizes?, reigns?, frames?, envelops?, lets?, (is|are) (used|left|given|employed), engulfs?, holds?',
)
export const emptyStates = terms(
  '(largely |mostly |mainly |nearly |almost |almost entirely |entirely |virtually |practically )?(empty|blank|bare|featureless|vacant|void|unoccupied|deserted|uncluttered)(?! (chair|street|bottle|bench|room|gaze|glass|boat|house|road|beach|stare)), left (empty|blank|vacant|bare|alone), sparse, minimalist(ic)?, minimal, spare(?! (in|time|part)), (\\w+ly )?devoid of (detail|content|elements|objects)',
  'spacious, roomy, desolate, uninhabited, unpeopled and bare, pared down, stripped( down| bare)?, uncrowded, thinly furnished',
)
export const mostNouns = terms(
  '(most|much|the majority|large (areas|parts|portions)|the (greater|larger|better) part|nine tenths|three quarters|two thirds|the bulk|a large part|nearly all|almost all|the rest) of (it|the (frame|image|photograph|picture|shot|composition|scene|photo|rectangle|surface|canvas))',
)
export const frameNouns = terms(
  'images?, photo(graph)?, picture, shot, frame, composition, scene, (picture )?space, rectangle, framing, arrangement',
)
/** What lies bare, or lets a subject float. */
export const emptyIdioms = terms(
  '(floats?|floating|adrift|drifts?|lost|alone|isolated|swims?|swimming|suspended|hangs?|hanging|dwarfed|surrounded|marooned|stranded|set)( \\w+)? (in|by|amid|within|against|on) (a |an |the |so |such )*(\\w+ )?(great deal of |sea of |ocean of |desert of |expanse of |wealth of |lot of |vast |ample |field of )*(emptiness|empty space|negative space|nothing(ness)?|void|vacancy|blankness|blank space|open space), (plenty|lots|a lot|a great deal|ample|so much|much|generous|abundant|acres|oceans) (of )?(room|space|air)( to breathe| around| for| to)?(?! (between|for improvement|for debate|for doubt)), (?<!(little|no|scant|any|without|lacks|enough) )(room|space) to breathe, (?<!(little|no|scant|any|without|lacks|enough) )breathing (room|space), (empty|negative|blank) space (everywhere|all around|on all sides|on every side), sea of (nothing|emptiness|blankness), economy of (means|elements), (stripped|pared|reduced|boiled) (down )?to (the |its |almost |next to |bare )*(bare )?(essentials?|nothing|bones|minimum), minimalis(t|m|tic)( \\w+)?, (hardly|scarcely|barely) (anything|a thing|an object) (in|to) (it|the frame|the picture|see|look at), vacant',
  '(acres|oceans|miles|reams|hectares|yards|continents) of (it|nothing|nothingness|space|air|emptiness|silence|void|sky|room), more (silence|air|nothing|emptiness|space|void) than (substance|subject|matter|picture|anything|content), (nothing|emptiness|void|blank) (where|as far as) .. (see|look|reach)s?',
  '(lost|alone|adrift|stranded|dwarfed)( \\w+)? (in|amid|by) (all |so much |such |the |that |this )*(vast |great |wide )?(empty space|emptiness|void|nothingness|blankness)',
)
export const fullStates = terms(
  '(over|very |too |so |rather |densely |tightly |visually )?(cluttered|crowded|busy(?! (street|market|mind|road|day|corner|man|woman))|crammed|packed|overfilled|overcrowded|congested|jammed|stuffed|chaotic|messy|overloaded|overstuffed|dense|densely (filled|packed)|teeming|jam packed|chock full|chockablock|brimming|bursting|crawling with \\w+), claustrophobic, (filled|full|packed|crammed|stuffed)( \\w+)? (to the (brim|edges?|corners?|gills|rafters|last \\w+)|from edge to edge|edge to edge|to bursting), hectic, frantic, breathless',
  'densely populated with, filled with (numerous|many|countless|too many|competing)( \\w+){0,2} (elements|details|objects), jammed, thronged, swarming, cramped, crowded and (restless|busy|noisy), restless and crowded, overpopulated, overwrought, choked, choking, congested, riotously full, (packed|stuffed|crammed|filled) with detail',
)
export const fullIdioms = terms(
  '(multitude|plethora|profusion|excess|host) of( \\w+){0,2} (elements|details|objects|subjects) (crowds?|fills?|competes?|clutters?|vies)',
  '(every|each|not an?|no) (\\w+ )?(inch|centimeter|corner|millimeter|square inch|patch|scrap|bit)( of (it|the (frame|picture|image|rectangle|surface|canvas|photograph)))? (has been |is |has |being )?(\\w+ )?(stuffed|filled|packed|crammed|occupied|used|taken|spoken for|working|busy|covered|left (empty|free|bare|unused)|wasted|to spare|spared), (nowhere|no place|hardly a (spot|place)|hardly anywhere|scarcely a (spot|place)|no (spot|corner|area|room|space)|little (space|room)|not a (spot|place))( \\w+){0,3}? (for the eye )?(to|in which) (the eye (can |could |may )?)?(rest|settle|pause|breathe|land), no (room|space) to breathe, ((?<!a )little|no|hardly any|scarcely any|barely any|without( any)?|lacks?|lacking|scant) (\\w+ )?(breathing (room|space)|room to breathe|space to breathe|air|elbow room), (nothing|nobody|the eye|the subject|everything|no one) (in which |can |could |has |finds |is |has no |cannot )*(\\w+ )?(can breathe|room to breathe|space to breathe), too many (elements|things|objects|details|subjects|distractions|competing)( \\w+)?, (?<!(one|two|three|both|few) )(elements|things|objects|details)( \\w+)? (compet(e|ing)|vying|jostl(e|ing)|fight(ing)?|clamor(ing)?|elbow(ing)?|crowd(ing)?)( \\w+){0,2}?, (visual )?(clutter|overload|cacophony|chaos)(?! (of sound|of the mind)), horror vacui, jostle(s)?, bric a brac, (packed|crammed|stuffed) with (things|detail|objects|incident|elements)',
  '(could|can|would) not (slide|slip|fit|squeeze|get|wedge|push|pass) (a |an |so much as a )?(\\w+ )?(postcard|card|knife|blade|pin|needle|coin|hair|sheet of paper|cigarette paper|playing card)( \\w+)? (between|into|in), not (an|one) (inch|corner|gap) (is |has been )?(free|spare|empty|left|unclaimed|unused|to spare), (stacked|heaped|piled|strewn) (to the|with|edge to edge), (?<!(runs?|spreads?|stretch(es)?) )wall to wall(?! carpet), cheek by jowl, elbow to elbow',
)
export const littleSpace = terms(
  'little, minimal, scant, hardly any, scarcely any, no, not enough, barely any, next to no, too little, virtually no, limited',
)
export const otherSpace = terms(
  'between, space (shuttle|station), (empty|negative) space (on|in|of) (the|his|her|a) (?!(frame|image|picture|photograph|composition|left|right|upper|lower|top|bottom|scene|sky|subject))\\w+, mind, (crowded|cluttered|busy|empty) (?!(frame|image|picture|photograph|photo|shot|scene|composition|arrangement|framing|space|rectangle|and|with|from|in|to|edge))\\w+, (bench|chair|corner|table|desk|street|boat|shelf|room|background|foreground|edge|edges) (is|are|looks|feels|remains|stays)',
)
