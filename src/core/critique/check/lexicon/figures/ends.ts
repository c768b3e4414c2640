// What critics say, beside the plain words, of tones that are lost or kept at an end of the scale.
import { figures } from '../../terms.ts'
import { alive, spoiled } from './senses.ts'

const scale = '(the |its )?(tonal )?(scale|curve|histogram|range|register|ladder|keyboard|tones)'
const matter =
  '(details?|textures?|marks?|features?|tones?|form|substance|modeling|gradations?|information|floor|air|life|shape|structure|nuance|separation|incident)'
const pureNothing = `(nothing|no ${matter}|not a (thing|trace|scrap|shred|hint|whisper|thread|grain of ${matter}))`
const nothingThere = `${pureNothing}( \\w+){0,3}? (left|there|remains?|survives?|in them|in it|to (see|read|find|recover|discover|hold|rescue|save|print)|comes? back|come back)`
const without = `without (a |any |so much as a )?(\\w+ )?${matter}`
const pastSaving =
  '(past|beyond) (all |any |hope of )?(saving|recall|rescue|recovery|repair|redemption|help|hope|reach|retrieval|praying for), irretriev\\w+, irrecover\\w+, unrecover\\w+, for good'
const ruin =
  '(destroy(s|es|ed|ing)?|destruction|eras(e|es|ed|ing)|erasure|wip(e|es|ed|ing)( out| away| clean)?|obliterat\\w+|annihilat\\w+|(eaten|ate|eats?|eating)( away| through| up| into| out)?|devour(s|es|ed|ing)?|swallow(s|es|ed|ing)?|consum(e|es|ed|ing)|sacrific\\w+|perish(s|es|ed|ing)?|vanish(s|es|ed|ing)?|di(e|ed|es)|dying|dead|gone|lost|los(e|es|ing)|losses|featureless|textureless|formless|shapeless|void|emptied|holes?|thrown away|surrender(s|es|ed|ing)?|given up|squandered|forfeit\\w*|wrecked|ruin(ed|s)?|murdered|kill(s|ed|ing)?)'

const nothingHidden = `(hide|hides|keep|keeps|conceal|conceals|lose|loses|give away|withhold|withholds|swallow|swallows|keep back|waste|wastes) (nothing|no \\w+|not a \\w+|little)`
/** Before an end of the scale: "nothing is thrown away in the whites". */
export const nothingLost = figures(
  `(nothing|no ${matter}|not a (thing|scrap|shred|thread|trace)|not one \\w+|hardly anything|scarcely anything|(?<!a )little) (\\w+ )?(is |was |has been |gets |got |goes |has |been )*(\\w+ )?(${ruin}|${spoiled})`,
)
/** Before an end of the scale: "detail drowns in the shadows". */
export const detailDrowns = figures(
  `(${matter}|everything|all|whatever \\w+) (\\w+ )?(is |are |was |has been |have |has |gets |goes )*(\\w+ )?(${ruin}|${spoiled}|drowns?|drowned|sinks?|sunk)( in| into| to| at| by| out of)?`,
)
export const topOfScale = figures(
  `(?<=(at|in) )the (very )?top(?= [.,;:])`,
  `the (very )?(top|upper|bright|light|high)( end| third| quarter| rungs?| reaches| steps?| zones?)? of ${scale}, (upper|top|highest) (rungs?|reaches|zones?|steps?|values|notes?|octaves?|third|quarter), high values, (every|each|any|no|not (a|one)|not a single|single|a) (high ?light|white), whites?(?= (hold|keep|still|carry|burn|bleach|vanish|remain|stay|have|are|survive)\\w* ), everything (bright|light|white), all that (is|was|should be) (bright|light|white), the (brightest|lightest|palest|whitest) (things?|places?|bits?|third|quarter|points?|surfaces?|stretch(es)?|notes?), (brilliant|bright|hot) (places|bits|surfaces)`,
)
export const bottomOfScale = figures(
  `the darkness, (?<=(at|in) )the (very )?bottom(?= [.,;:])`,
  `the (very )?(bottom|lower|dark|deep|low)( end| third| quarter| rungs?| reaches| steps?| zones?)? of ${scale}, (lower|bottom|lowest) (rungs?|reaches|zones?|steps?|values|notes?|octaves?|third|quarter), low values, (every|each|any|no|not (a|one)|not a single|single|a) (shadow|black), everything (dark|black|in shadow), all that (is|was|should be) (dark|black), the (darkest|deepest|blackest) (things?|places?|bits?|third|quarter|points?|folds?|surfaces?|stretch(es)?|notes?|corners?|hollows?|recess(es)?), (dark|deep|black) (places|bits|passages|surfaces|hollows)`,
)

export const lostInWhite = figures(
  ruin,
  spoiled,
  `bleach~, scorch~, sear(s|ed|ing)?, char(s|red|ring)?, fr(y|ies|ied), roast~, cook(s|ed|ing)?, boil(s|ed|ing)?( away| off| over)?, incinerat\\w+, cremat\\w+, vapori\\w+, evaporat\\w+, melt(s|ed|ing)?( away| off)?, torch(es|ed|ing)?, blast(s|ed|ing)?, explod\\w+, blind(s|ed|ing|ingly)?, glar(e|es|ed|ing), dissolve~, (wash|washes|washed|rinsed|scrubbed|drained|flushed)( \\w+)? (out|away|off|clean|empty), erod\\w+, blank(ed|ness)?, bare, bald, naked, overflow~, spill(s|ed|ing)? over, (run|runs|running|ran) (away|off|over|out of \\w+), break(s)? down, collapse~, fizzl\\w+ out, snow blind`,
  `(hit|hits|hitting|strikes?|slam\\w*|pinned|jammed|piled|crash\\w*|bang\\w*|butt\\w*|flatten\\w*|squash\\w*) (up )?(against |into |at |on |to )?(the |its )?(ceiling|roof|stops|end stops?|wall|buffers|top|limit|edge), off the (scale|chart|charts|cliff|end|top|map), (fall|falls|fell|drop|drops|goes) off (a|the) (cliff|edge|end|scale), over the (top|edge|cliff), (bare|blank|empty|naked|plain|unprinted|virgin|raw|clean) paper, paper (base|white), (to|into|as|than) (so much )?paper`,
  pastSaving,
  nothingThere,
  without,
)
export const keptInWhite = figures(
  alive,
  nothingHidden,
  `surviv\\w+, saved?, saving, spared?, rescued?, safe(ly)?, intact, unscathed, unharmed, unburnt, unblown, weight, body, ink, substance, modeling, modeled, legible, readable, gradations?, graded, roll(s|ed|ing)? (off|over|away|gently), shoulder, tam(e|ed|es), disciplin(e|ed), reined in, on a (tight |short )?(leash|rein), (under|in) (control|hand|check), controlled, contained, (well |carefully |beautifully )?(held|kept|guarded|looked after|protected|nursed|handled|judged)( back| down| together| in)?, (stop|stops|stopping|stopped|halt|halts|pull|pulls|draw|draws|stay|stays) (\\w+ )?(short|shy|up|back|clear|this side) (of )?, (hold|holds|keep|keeps|retain|retains|carry|carries|have|has|with) (on to )?(all |every |each |some |plenty of |a full |all of |a good deal of )?(their|its|his|her|the)? ?(\\w+ )?${matter}, (full|rich|thick|alive|busy|crowded|packed) (of|in|with) (\\w+ )?(${matter}|incident|information|things), still (read|speak|say|tell|tell us|describe|hold|breathe|live|show|there)(s|ing)?`,
)
/** What becomes of a bright thing: "the clouds have been burned to nothing". */
export const sourceLost = figures(
  `(rubbed|blotted|painted|whited|scraped|bleached|crossed) (out|away), (swallowed|eaten) (whole|up|alive)`,
  `(bleach|scorch|sear|roast|cook|incinerat|cremat|vapori[sz]|evaporat|obliterat|annihilat|eras|destroy|torch|blast|sacrific|squander)(e|es|ed|ing)?, (burn|burns|burned|burnt|burning|boiled|fried|blown|melted|washed|rinsed|wiped|scrubbed|thrown)( \\w+)? (out|away|off|clean|to (nothing|nothingness|a crisp|cinders?|ash(es)?|paper|bits|white(ness)?|blank\\w*)|into (nothing|nothingness|white(ness)?|blank\\w*|the paper)), (a|one|just a|nothing but a|merely a|only a|mere)( \\w+){0,2} (hole|void|blank|gap|nothing|disk|disc|smear of white|patch of (nothing|white|paper)), (blank|bald|bare|empty|dead|void|featureless|textureless) (white|paper|sheet|nothing|patch(es)?|glare|disc|disk|whiteness)?, (is|are|has|have|sits?|reads?|stands?) (\\w+ )?(blank|bald|void|dead white|featureless|textureless|burned|burnt|paper), (bare|blank|empty|naked|plain|unprinted|virgin|raw) paper, paper (base|white)`,
  pastSaving,
  nothingThere,
  without,
)
export const sourceKept = figures(
  `(hold|holds|keep|keeps|kept|retain|retains|carry|carries) (on to )?(all |every |each |some |plenty of |all of |a good deal of )?(of )?(their|its|his|her|the)? ?(\\w+ )?(${matter}|colors?|filaments?), (full|rich|alive|crowded|packed) (of|in|with) (\\w+ )?${matter}, (intact|legible|readable|unclipped|unburnt|unblown), (held|kept) (back|down|in check|under control|together)`,
)
/** Holes in the bright end, whatever they were. */
export const blownThings = figures(
  '(blown|burned|burnt|bleached|clipped|scorched|fried|boiled|washed|whited)( out| away| up)? (patch(es)?|areas?|spots?|zones?|bits?|places?|pixels?|passages?|corners?|white|whites|highlights?|holes?|paper|tones?), (hole|holes|gap|gaps) (of (pure |blank |bare )?white |is |are |was )?(burned|burnt|punched|eaten|torn|bitten|gouged|blown|drilled|cut|melted) (in|into|through|out of), (eats?|eaten|ate|bites?|bitten|tears?|torn|burns?|burned|burnt|punch|punches|punched|melts?|melted|gouges?|gouged|drills?|drilled|blows?|blown|knocks?|knocked|leaves|leaving|left)( \\w+){0,2} (hole|holes|gaps?|blanks?) (in|into|through|out of|where), (white|blank|bleached|burned|burnt|blown|empty|glaring) holes?, (burned|burnt|blown|bleached|washed|whited|boiled|fried) out (disc|disk|blob|sky|window|lamp|moon|sun|face|cloud|white)s?, (bare|blank|naked|unprinted) paper(?! (boat|bag|cup|lantern|towel|napkin)), where the (sky|sun|clouds?|windows?|moon|lamps?|snow) (should|ought to|might|used to|once) (be|have been|stand|was|were)',
)
/** They need a bright thing or an end of the scale beside them. */
export const lostInBlack = figures(
  `cul de sac, dead ends?, brick wall, full stop, closed (book|door|shop), off (the|its) (bottom|edge|end)( of \\w+ \\w+)?, rubbed out, blotted out, painted out`,
  ruin,
  spoiled,
  `block(s|ed|ing)?( up| in)?, clos(e|es|ed|ing) (up|down|over|in|off|ranks), shut(s|ting)?( up| down)?, seiz(e|es|ed|ing)( up)?, chok(e|es|ed|ing), drown(s|ed|ing)?, bur(y|ies|ied), seal(s|ed)?( off| up)?, solid(ify|ified)?, opaque, bottomless, abyss(es)?, chasms?, pits?, cellars?, caves?, cavernous, tombs?, graves?, coal ?\\w*, (like|as) (\\w+ )?(concrete|cement|lead|slate|anthracite|iron|stone|a (door|wall|lid|curtain|fist|shutter|trapdoor|stone|blanket|bag|sack)), tar, pitch, soot, sooty, ink, inky, treacle, molasses, bitumen, asphalt, creosote, boot ?polish, shoe polish, lacquer, enamel, black paint, oil, cav(e|es|ed|ing) in, collaps\\w+, engulf\\w*, suffocat\\w+, smother\\w*, strangl\\w+, clog\\w*, clot\\w*, congeal\\w*, jam(med|s)?, curdl\\w+, sunk, sink(s|ing)?, drop(s|ped)? (out|away|off)( of \\w+)?, (fall|falls|fell|fallen|gone|go|goes|going|went|plunge\\w*|slid\\w*|turn|turns|turned|tumbl\\w+) (straight |right |all )?(into|to|down|off|away|dead|blind|under), mute, blind, impenetrab\\w+, illegible, unreadable, blank(ness)?, a (black|blank|solid|dead) (wall|hole|slab|mass|lump|blot|patch|nothing)`,
  pastSaving,
  nothingThere,
  without,
)
export const keptInBlack = figures(
  alive,
  nothingHidden,
  `breath(e|es|ing), air, airy, transparent, translucent, luminous(?! (against|beside))|luminosity, glow(s|ing)?, gleam(s|ing)?, alive, living, live(s)?, penetrable, porous, legible, readable, open(s|ed|ing)?( up)?(?! (to|onto|wide|door|window|mouth|mouthed)), surviv\\w+, saved?, spared?, rescued?, safe, intact, generous, (give|gives|giving|gave|yield|yields|yielding) up (their|its|all|every|more|no end|plenty|detail)( \\w+)?, (hold|holds|keep|keeps|retain|retains|carry|carries|have|has|with|yield|yields|full of|rich in|thick with|alive with|busy with|keep(s)? giving|go(es)? on giving( up)?) (on to )?(all |every |each |some |plenty of |a full |all of |a good deal of )?(their|its|his|her|the|last)? ?(\\w+ )?(${matter}|secrets?|light|things|life|color)(?! to themselves), never (quite |wholly |entirely |fully |really |once )?(black|close|closes|block|blocks|shut|shuts|go|goes|die|dies|sink|sinks), (can|could|may) (still |even |always |actually |easily )*(see|look|walk|peer|read|wander|step|move|go|find|make out|reach|rummage)( \\w+){0,2} (in|into|about|around|among|through|down|to the bottom|to the floor), (see|look|peer|walk|read) (\\w+ )?(right |deep |straight |all the way )?(into|through|down into|to the bottom of), (make|makes|made|pick|picks|read|reads|find|finds|count|counts|trace|traces) (out )?(every|each|all|something|things|the|any|its|detail|a)( \\w+)?`,
)
/** Black with nothing in it, wherever it lies. */
export const blackThings = figures(
  `(coal ?hole|coal ?cellar|coal ?mine|black hole|tar ?pit|ink ?well|mine ?shaft|abyss|blot|void|pit) where( \\w+){1,6}`,
  '(pits?|pools?|lakes?|sea|wall|slabs?|lumps?|mass(es)?|puddles?|blots?) of (\\w+ )?(tar|ink|pitch|soot|coal|nothing|solid black|pure black|dead black|unrelieved black|black nothing), (solid|dead|blank|unrelieved|featureless|impenetrable) (black|blackness|ink|tar|soot|coal)(?! (hair|coat|cat|dress)), nothing (to (see|be seen|read|find) |left |there |remains |survives )?(in (the|those|its|these) (darks?|shadows?|blacks?|dark \\w+|shaded \\w+) )?but (more )?(black(ness)?|dark(ness)?|soot|ink|tar)',
)
/** Words of both lists that ask for another reading: a subject's own colour, things burned, dead, or open. */
export const otherEnds = figures(
  '(contrast|interplay|interaction|juxtaposition|balance|relationship|play|tension|differences?|transitions?) (between|of) (\\w+ ){0,2}?(light|dark|bright|shadows?|highlights?)(er|est|s)?',
  'belongs? to (the|his|her|their), (sun|light|sunlight|weather|salt|years|wind) (has |had |have )?(\\w+ )?(bleached|burned|burnt|scorched|washed|faded|scoured|baked) (out |away )?(the|his|her|its|their|all the|every|these|those) (?!(sky|skies|clouds?|highlights?|whites|windows?|frame|picture|image|photograph|whole|scene|tones?))\\w+, (sun|moon|snow|clouds?|candles?|flames?) (has|have|is|are|had) (\\w+ )?(gone|lost|set|melted|vanished|disappeared|died)(?! (to )?(white|paper)), (bulb|candle|lantern|lamp|fire|stove) (on|in|by|over|at) (the|his|her) \\w+ (is|has|was), whites? of (his|her|the|their|an) eyes?, (keep|keeps|kept|keeping|stick|sticks|cling|clings|retreat|retreats|step|steps|slip|slips|steal|steals|stay|stays|stand|stands|wait|waits|lurk|lurks|sit|sits|hide|hides|hidden) (\\w+ )?(to|in|into|from|out of|among) (the )?shadows?, (timbers?|driftwood|bones?|hair|hull|paint|grass|wood|posts?|boards?|car|cars|houses?|trees?|stumps?|leaves|toast|match(es)?|candles?|barn|forest) (is|are|has been|have been|was|were|bleached|burned|burnt|scorched|charred), (burned|burnt|burning|bleached|scorched|charred|dead|gutted) (out )?(timbers?|driftwood|bones?|hair|grass|wood|boards?|car|cars|van|bus|house|houses|trees?|stumps?|leaves|toast|barn|forest|field|fields|ground|land|sugar|leaf|skin), white (dress|shirt|horse|coat|wall|house|lie|noise), in the black, black (coat|dress|hair|cat|dog|horse|suit|humor|sea), shadow of, shadows? (of|cast|play|dance|falls? across|fall across|stretch|lengthen|leads?), (the |a )?(man|woman|boy|girl|child|player|figure) in (white|black), (in|into|out of|from) (the |deep |its |his |her )?(shadow|shade)',
)

/** What burns a bright thing away: "the light has eaten the clouds". */
export const burningLight = figures('(light|sun|sunlight|glare|exposure|flash|brightness)')
export const burnsAway = figures(
  '(has |have |had |simply |clean )*(eaten|ate|eats|devour(s|ed)?|swallow(s|ed)?|consum(es|ed)|bleach(es|ed)|burn(s|ed|t)( out| away| off| through)?|dissolv(es|ed)|eras(es|ed)|wip(es|ed)( out| away)?|obliterat(es|ed)|annihilat(es|ed)|destroy(s|ed)|scorch(es|ed)|fri(es|ed)|kill(s|ed)|boil(s|ed)( away| off)?|melt(s|ed)( away)?|wash(es|ed) (out|away)|punch(es|ed)( \\w+)? holes in|scrub(s|bed))',
)
export const nothingIn = figures(nothingThere)
/** Before an end of the scale: "a firm hand on the highlights". */
export const firmHand = figures(
  '(firm|tight|steady|careful|watchful|cautious|jealous|tender|close) (hand|hands|rein|grip|eye|watch|guard|hold|leash|control) (on|over|of), (looked|looks|look|looking) after, (taken|takes|took|take|taking) (\\w+ )?care (of|with|over), (nursed|nurses|guarded|guards|shielded|shields|cradled|coaxed|coddled|husbanded|shepherded|tamed|tames|rescued|saved|reined in|kept a lid on|held on to|holds on to|hung on to|hangs on to)',
)

/** Before an end of the scale: "there is still life in the darkest corners". */
export const lifeIn = figures(
  '(life|light|detail|details|texture|something|plenty|room|air|tone|tones|news|incident|color|much|things)( \\w+){0,3} (in|among|down in|at the bottom of)(?= (the|its|her|his|these|those|even) )',
)
