// Words for both ends of the tone scale: what is clipped there and what is kept.
import { terms } from '../terms.ts'

const parts =
  '(areas?|parts?|regions?|tones?|spots?|values?|zones?|patch(es)?|passages?|end|portions?|sections?|details?)'

export const highlightZone = terms(
  `(high ?lights?|highlight ${parts}|whites|(bright|brighter|brightest|lightest|lighter|light|hottest) ${parts}|the (lights|brightest)|upper (tones|register|end)|top end|lamp ?lights?|specular\\w*|most luminous (${parts}|sources|points|elements|surfaces|accents|lights))`,
)
/** What is bright in a picture: "the sky has gone white". */
export const lightSources = terms(
  '(the |her |his )?(sky|skies|clouds?|windows?|sun|sunset|\\w*lamps?|street ?lights?|lights|bulbs?|snow|water reflections?|reflections?|lanterns?|candles?|flames?|doorway|window panes?|panes?|neon( signs?)?|light sources?|headlights?|sand|foam|surf|sheets|wedding dress)',
)
export const shadowZone = terms(
  `(shadows?|shadow ${parts}|shadowed ${parts}|blacks|darks|(dark|darker|darkest|deep|deepest|deeper|low|black|blackest) ${parts}|(blackest|darkest|deepest) (corners?|recess(es)?|folds?|hollows?)|the (darkest|deepest)( \\w+)?|shade|lower (tones|register|end)|low end|underside|undersides|recesses|deepest blacks)`,
)
/** Both ends at once. */
export const bothZones = terms(
  'both (ends|extremes)( of (the|its) (histogram|scale|range|tonal scale|tonal range|curve))?, either (end|extreme)( of (the|its) (histogram|scale|range|tonal scale|tonal range|curve))?, (?<=neither )(end|edge|extreme)( of (the|its) (histogram|scale|range|tonal scale))?, both (the )?(bright|light|highlight)(er|s)?( areas| regions| parts| tones)? and (the )?(dark|shadow)(er|s)?( areas| regions| parts| tones)?, both (the )?(dark|shadow)(er|s)?( areas| regions| parts| tones)? and (the )?(bright|light|highlight)(er|s)?( areas| regions| parts| tones)?, (the )?(highlights|whites) and (the )?(shadows|blacks), (the )?(shadows|blacks) and (the )?(highlights|whites), from (the )?(deepest|darkest) \\w+ to (the )?(brightest|lightest) \\w+, from (the )?(brightest|lightest) \\w+ to (the )?(deepest|darkest) \\w+, (the )?(lights|highlights) (and|nor|or) (the )?(darks|shadows), (the )?(entire|whole|full) (tonal )?(range|scale)',
)
export const detailNouns = terms(
  '(details?|textures?|information|tonality|modeling|gradations?|separation|structure|nuances?|(something|anything) to (read|see|look at)|data|definition|substance|still something( to be (seen|read|found))?)',
)
export const keeps = terms(
  'h[eo]ld(s|ing)?, keep(s|ing)?, kept, retain~, preserve~, maintain~, carry, carries, carried, show(s|ing|n)?, capture~, reveal(s|ed|ing)?, resolve~, protect(s|ed|ing)?, contain(s|ed|ing)?, offer(s|ed|ing)?, record(s|ed|ing)?, bring(s|ing)? out, have, has, save~, rescue~, recover(s|ed|ing)?, yield(s|ed|ing)?, remain(s|ed|ing)? rich in, find, finds',
)
/** Verbs that keep an end of the scale without naming its detail. */
export const savesWhole = terms(
  'hold(s|ing)?, held, keep(s|ing)?, kept, retain~, preserve~, maintain~, protect(s|ed|ing)?, save~, rescue~, recover(s|ed|ing)?',
)
export const isThere = terms(
  'h[eo]ld(s|ing)?(?! (the|his|her|a|an|their|its) (?!(detail|details|texture|textures|own|shape))), kept, retained, preserved, maintained, intact, visible, present, survive(s|d)?, remain(s|ed|ing)?, legible, readable, recoverable, discernible, apparent, evident, available, recorded, persists?, lives? on, well (held|kept|preserved|rendered|recorded), captured, there',
)
export const loses = terms(
  'los(e|es|ing|t), loss of, gone, missing, swallow(s|ed|ing)?, eaten, erased?, wip(es|ed|ing)( out| away)?, obliterat(e|es|ed|ing), destroy(s|ed|ing)?, sacrific(e|es|ed|ing), devoid of, drain(s|ed|ing)? of, bereft of, empt(y|ied) of, robb(ed|ing) of, stripp(ed|ing) of, no longer (hold|carry|show)s?, vanish(es|ed|ing)?, disappear(s|ed|ing)?, dissolv(e|es|ed|ing), lack(s|ing)?',
)
export const blownStates = terms(
  'blow(n|s|ing)?( right| straight| clean| completely| entirely| quite| well)?( out| through| away)?, blew( out)?, burn(ed|t|s|ing)?( \\w+)? (out|through|away|off|up)( \\w+)?, burn(ed|t)( to)?, clip(s|ped|ping)?, over ?exposed, featureless, bleached( out)?, (pure|paper|solid|bare|blank|chalk|dead|pure paper|bare paper) white, white hole, gone( \\w+)? (to )?(pure |paper |solid |bare |blank |chalky? |dead |plain )*white, (gone|lost)( forever| entirely| completely| for good| beyond recovery| beyond recall)?, beyond (recovery|recall|rescue|saving|repair), unrecoverable, irrecoverable, irretrievabl\\w+, washed out, blank(ed)?( out)?, detonat\\w+, fried, scorched, nuked, toasted, cooked, white out, whited out, glare to white, scald\\w*, explode(s|d)?( \\w+)? (to|into) white, flare(s|d)? (out )?to white, (nothing|no detail|no texture|no information) (to be |can be |could be |is |has been |was )?(left|recovered|saved|found|held|retained|there|survives|to recover|to save)',
  '(punche[sd]|burn(s|ed|t)|drill(s|ed)|torn|tears|knocks?|knocked|leaves|left)( \\w+)? a (pure |blank |bare )?white hole( in)?, (leaves|left) (nothing|no detail|no texture)',
  'sacrificed, (given|thrown) (up|away), abandoned',
)
export const heldStates = terms(
  '(under )?control(led)?, well (controlled|managed|handled|contained|preserved|held|kept|protected|behaved), in check, held( back)?, intact, preserved, protected, retained, safe, contained, restrained, saved, tamed, held (in|together), within (bounds|range), kept (in check|under control|from \\w+ out|intact|readable), readable, legible, (full of|rich in|plenty of) (detail|texture)s?, detailed, unclipped, recoverable, tamed, hold (together|up|firm|on)',
  '(stop|stops|stopping|fall|falls|stay|stays|sit|sits) (just |well |safely |a hair )?(short of|below|under) (pure |paper |blank )?white, (keep|keeps) (their|its) (shape|form|body|modeling|color)',
)
export const blockedStates = terms(
  'so (dark|black|deep|dense|heavy) that (no|nothing|hardly|little|barely|any)( \\w+)*, crush(es|ed|ing)?, block(ed|s|ing)?( up)?, plug(ged|s|ging)?( up)?, clog(ged|s)?( up)?, clip(s|ped|ping)?, (pure|solid|pitch|total|murky|featureless|inky|dead|uniform|plain|simply|just|complete) black(ness)?, featureless, (fall|falls|fell|fallen|falling|sink|sinks|sunk|sank|sinking|turn|turns|turned|turning|collapse|collapses|collapsed|collapsing|go|goes|gone|going|drop|drops|dropped|dissolve|dissolves|plunge|plunges|fade|fades|merge|merges|close|closes|drown|drowns)( \\w+)? (in|into|to|off into|up into|away into) (pure |solid |total |a |an |featureless |dead |one |impenetrable |deep |inky |mere |utter |complete )*(black(ness)?|soot|ink|tar|pitch|coal|murk|mud|nothing(ness)?|void|silhouette), (dead|impenetrable|inky) (void|hole|black|mass|pools?|blocks?), black holes?, impenetrable, unreadable, illegible, lost( entirely| completely| for good)?, swallow(s|ed)( everything| all| up)?, solid ink, soot, (nothing|no detail|no texture) (to be |can be |could be |is |has been )?(left|recovered|saved|found|there)( to (find|see|read))?',
  'empty',
)
export const openStates = terms(
  'open( and \\w+)?(?! (up|to|wide))( \\w+)?, opened up, (full of|rich in) (detail|texture)s?, detailed, intact, preserved, readable, legible, unclipped, alive, transparent, luminous, glow with detail, penetrable, lifted, well (preserved|held|controlled|handled|managed|retained)',
  '(keep|keeps) (their|its) (shape|form|body|modeling|secrets to tell), (full of|alive with) (things|life|incident|information)',
)
/** The words that say it without naming an end. */
export const clippingNouns = terms('clipp(ing|ed)')
export const percentage = terms('\\d+(\\.\\d+)? ?(%|percent|per cent)')
export const clippedVerbs = terms('clip(s|ped|ping)?, blown, crushed, blocked')
export const otherClipping = terms(
  'hedges?, lawns?, topiary, fleece, short, wings?, hair, beard, fingernails?, nails, grass, coupon, paper clips?, corners?, edges?, frame edge, feet, foot, ear',
)
/** A thing of the picture that stands in the shade, rather than detail that is lost there. */
export const somethingInShadow = terms(
  '(?<!(details?|textures?|information|everything|all|much|most|nothing|half)( \\w+){0,3} )(lost|sunk|buried|hidden|swallowed|drowned|wrapped|veiled|vanished|disappeared) (\\w+ )?(in|into|by) (the |deep |its )?(shadow|shade)',
)
/** The curve of tones and where it ends. */
export const histogramNouns = terms('histogram, tonal curve, curve, tones, tonal (range|scale), values')
export const withinBounds = terms(
  '(comfortably |safely |well |neatly |entirely |fully )?(within|inside|between) (its |the |both |their )?(bounds|limits|ends|edges|walls|range|borders|boundaries), clear of (both|either) (ends?|edges?|walls?), touch(es|ing)? (neither|no) (edge|end|wall|side)s?, (far|away|well) from (both|either) (ends?|edges?)',
)
export const atBounds = terms(
  '(piled|piles|piling|slammed|slams|pressed|crammed|stacked|jammed|shoved|pushed|rammed)( \\w+)? (against|up against|into|at) (the |its |both )?(right|left|walls?|edges?|ends?|both)',
)

/** Detail that is gone, by a word that only the dark end has. */
export const blockedParts = terms(
  '(blocked|plugged|clogged) up (details?|areas?|tones?|regions?|patches|passages|textures?|darkness), crushed (details?|tones?|tonality)',
)
/** What may follow the last word of a state; a noun would make it a thing's colour: "into black water". */
const noThing =
  '(?= ([.,;:–]|with|without|where|that|so|and|in|at|on|along|around|near|across|throughout|toward|towards|under|below|above|leaving|erasing|as|which|by) )'
/** Wherever in the picture it is. */
export const clippedToWhite = terms(
  `(clip(s|ped)?|blown|blow(s)?|burn(s|ed|t)?|bleached|wash(es|ed)?|overexposed|dissolve(s|d)?)( \\w+)?( out| away)? (to|into) (a |an )?(pure|solid|featureless|blank|paper|flat|plain|uniform|total) white(ness)?${noThing}`,
)
export const clippedToBlack = terms(
  `(fall|falls|fallen|sink~|sank|sunk|drop~|plunge~|collapse~|disappear~|dissolve~|turn~|vanish~|descend~|crush(es|ed)?|clip~|block~|plug~|swallowed|lost)( \\w+)?( up)? (to|into|in) (a |an )?((pure|solid|total|complete|utter|dense|dead) black(ness)?|(featureless|impenetrable|inky|unreadable|undifferentiated) (black(ness)?|darkness|shadow))${noThing}`,
)
export const anyPart = terms('(?<!most )(areas|regions|parts|portions|patches|sections|passages|zones|spots)')
export const overexposedParts = terms(
  'blown out, overexposed, burned out, burnt out, bleached out, whited out',
)
const skill =
  '(careful|skillful|skilful|masterful|masterly|excellent|expert|deft|adept|effective|judicious|good|impressive|sensitive)'
const handling = '(management|control|handling|recovery|retention|preservation|protection)'
const handled = (end: string): string => `${skill} ${end} ${handling}, ${skill} ${handling} of (the )?${end}s`
export const handledHighlights = terms(handled('highlight'))
export const handledShadows = terms(handled('shadow'))
