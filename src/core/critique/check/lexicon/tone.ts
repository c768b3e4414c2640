// Words for brightness: exposure, key, what light and dark do to a frame.
import { terms } from '../terms.ts'

export const underexposed = terms(
  'under ?expos(ed|ure), under ?lit, starv(ed|ing) of (light|exposure), light starved, starves?, short of light, short on light',
  'under the right exposure, (too little|not enough|insufficient) (light|exposure), insufficiently (lit|exposed), (badly|poorly|inadequately) underexposed',
  '(barely|scarcely|hardly) lit, starved for light, short a stop',
)
export const overexposed = terms(
  'over ?expos(ed|ure), over ?lit, (too much|far too much|an excess of|excessive) (light|exposure)',
)
const degreeOf =
  '(significant|considerable|marked|noticeable|substantial|severe|serious|obvious|strong|pronounced|certain|high) (degree|amount|level|measure) of'
const notHere = '(?! (in|of|on|at|along|around|within) )'
const weighsOn =
  '(weighs? (\\w+ly )?(on|upon)|affects|afflicts|plagues|mars|pervades|hampers|spoils) (the |this )(whole |entire )?(scene|image|picture|photograph|photo|frame|shot)(?! of )'
const leansTo =
  '(exposure|images?|pictures?|photograph|photo|rendering|frame|shot) (leans|tends|skews|errs|veers)( \\w+ly| a little)?( (toward(s)?|to|on) the)?'
const only = '(?= ([.,;:–]|and|which|with|but|as|for) )'
/** Said of it in one breath. */
export const muchUnder = terms(`${degreeOf} under ?exposure${notHere}, under ?exposure ${weighsOn}`)
export const muchOver = terms(`${degreeOf} over ?exposure${notHere}, over ?exposure ${weighsOn}`)
export const leansDark = terms(`${leansTo} dark(er)?( side)?${only}`)
export const leansBright = terms(`${leansTo} (bright|light)(er)?( side)?${only}`)

const brightLight =
  '(bright|brilliant|dazzling|intense|radiant)( ,)?( (and )?(even|diffuse|diffused|soft|clear|clean|natural|uniform))? (illumination|light|lighting|daylight|sunlight|sunshine)'
const wholeOfIt =
  '(the |this )(whole |entire )?(picture|frame|image|photograph|photo|shot|scene|composition)(?! (of|in|on|behind|outside) )'
/** Light that reaches all of it. */
export const litThroughout = terms(
  `${brightLight} (\\w+ly )?(fills|floods|bathes|pervades|suffuses|drenches|permeates|washes over) ${wholeOfIt}`,
  `${wholeOfIt} is (\\w+ly )?(filled|flooded|bathed|suffused|drenched|permeated) (with|in|by) ${brightLight}`,
)
/** After "the exposure is". */
export const tooLow = terms(
  '(too|quite|very|rather|far too|so) (low|short|mean|meager|stingy|timid|thin), insufficient, inadequate, on the (low|dark|thin|short) side',
  'miserly, stingy, meager, grudging, skimpy, starved, pinched, parsimonious, underdone',
)
export const tooHigh = terms(
  'too (high|generous|long|liberal), excessive, on the (high|bright|generous) side, over generous',
  'overdone, blinding',
)
export const wellExposed = terms(
  'exposure (strikes|achieves|finds|holds|keeps) (a |an |the )?(\\w+ )?(balance|compromise)( .{0,30})?, (nicely|finely|well|perfectly|beautifully) (judged|balanced) exposure, as an exposure (this|it) is (nicely|well|finely|perfectly|beautifully) \\w+, (well|correctly|properly|perfectly|accurately|beautifully|nicely|expertly|carefully|evenly|superbly|ideally|skilfully|skillfully) (exposed|metered|lit and exposed)',
)
/** After "the exposure is". */
export const rightExposure = terms(
  '(commendable|faultless|assured|skillful|expert|exemplary|admirable|sound|sure), spot on, (well|nicely|finely|carefully|beautifully|perfectly|expertly|skillfully) (balanced|judged|handled|controlled|managed|measured|calibrated|placed|weighed), balanced, correct, perfect, accurate, ideal, exemplary, faultless, flawless, nailed, pitch perfect, (dead|just) right, impeccable, on the money, (right )?where it (should|ought to) be',
  'handled (well|nicely|with care), judged (well|nicely|with care|to a hair), neither too dark nor too (bright|light)',
)
export const stopsUnder = terms(
  '(\\d+(\\.\\d)?|a|one|two|three|four|half a|a full|a good|a couple of) (and a half )?(stops?|ev) (or so |or more )?(too dark|under(?! (mid|middle|18))|short|too low|underexposed|too little)',
)
export const stopsOver = terms(
  '(\\d+(\\.\\d)?|a|one|two|three|four|half a|a full|a good|a couple of) (and a half )?(stops?|ev) (or so |or more )?(too bright|over(?! (mid|middle|18))|too much|too high|overexposed|too light|too hot)',
)
export const exposureNoun = terms('exposure( control)?, metering, light(ing)? level, the meter reading')

const notAgainst =
  '(?! (in|on|at|against|enough|with|areas?|parts?|tones?|regions?|spots?|corners?|side|end|(slate )?(blue|green|red|brown|gray|purple|violet|teal|olive|orange|cyan|pink)s?) )'
export const darkStates = terms(
  `dark${notAgainst}, dim${notAgainst}, dimly lit, murky, gloomy, too dark, (very|rather|quite|overly|much too|far too) dark${notAgainst}, pitch dark, darkish, nearly black, almost black`,
  '(sunk|plunged|lost) in (gloom|darkness|shadow), on the dark side',
  'dusky, sunless, lightless, inky, black as \\w+, heavy and dark, dark and (heavy|brooding|gloomy|murky)',
)
export const brightStates = terms(
  `bright${notAgainst}, luminous, airy, brilliantly lit, brightly lit, flooded with light, (bathed|drenched|awash) (in|with) (bright )?light, sun drenched, radiant, full of light, light filled`,
  'on the bright side of normal, aglow, (soaked|steeped|swimming) in light, sunny',
  'sunlit, sun washed, sparkling, gleaming, blazing, dazzling, light and (airy|open|bright), bright and (airy|open|light|cheerful)',
)
/** What light and dark give a picture: "a dark appearance". */
export const appearance = terms(
  'appearance, look, feel, exposure, atmosphere, image, photo(graph)?s?, pictures?, shot, print, rendering, treatment, scene, tonality, tones? overall, frame',
)
export const lightingNouns = terms('lighting, illumination, light in the (image|photo|picture|scene)')
export const dimLight = terms(
  '(quite |rather |too |very |somewhat |overly )?(dim|low|insufficient|inadequate|gloomy)',
)

export const highKey = terms('(?<!(from|not) )high key(?! (difference|part|moment)), high in key')
export const lowKey = terms(
  '(?<!(from|not) )low key(?! and (modest|unhurried|quiet|gentle))(?! (charm|humor|affair|way|manner|mood|presence)), low in key',
)
export const keyNouns = terms(
  'images?, photo(graph)?s?, pictures?, shot, frame, exposure, print, scene, tonality, rendering, treatment, scale, photography, approach, style, look, aesthetic, palette, light(ing)?, tones?, portrait, study, composition, tradition, manner, register',
)
export const registers = terms(
  '(overall |general )?tonality, tonal (register|scale|palette|key|mood|values?), (overall |the )tones?, register',
)
export const lightRegister = terms(
  'light(?! (and|source|sources|falls|enters|comes|is|was|on|from|in)), luminous, bright, airy, pale, feather light, sunlit, silvery',
)
export const darkRegister = terms(
  'dark(?! (and light)), somber, gloomy, shadowy, nocturnal, inky, funereal, deep(?! (and) )',
)

/** Light or dark as a mass. */
export const lightMass = terms(
  '(light|bright|pale|high|airy|luminous)( (and|,)? ?(light|airy|bright|pale|luminous))? (tones?|values?), brightness, whiteness, white light, radiance',
)
export const darkMass = terms(
  '(dark|deep|low|shadowed|shadowy|black)(( and|,)? (heavy|deep|dark|somber|shadowy))? (tones?|values?|areas?), shadows?, darkness, blackness, gloom, (the )?night( has all but)?, dusk, twilight, (?<!(her|his) )murk, black(?! (and|dress|coat|hat|hair|cat|dog|shirt))',
)
const everywhere =
  '(?! (the|its|his|her) (?!(whole |entire )?(images?|photo(graph)?s?|picture|shot|frame|exposure|print|scene|tonality|composition|rectangle|canvas|surface|view)))'
export const prevail = terms(
  `(dominates?|prevails?|predominates?|rules?|occup(y|ies|ying)|swallow(s|ed|ing)?|engulf(s|ed|ing)?|tak(e|es|ing) up|fill(s|ing)?|covers?|covering|flood(s|ing)?|own(s|ing)?|swallowed|engulfed|overrun|claims?|pervad(e|es|ing)|envelops?|enveloping|reigns?|governs?|consum(e|es|ing)|makes? up|overwhelms?)${everywhere}`,
)
export const mostOfIt = terms(
  '(most|much|nearly all|almost all|all|the bulk|the whole|the greater part|two thirds|three quarters|the better part|the majority) of (it|the (frame|image|picture|rectangle|photograph|scene|print|surface|canvas|shot)), the (whole |entire )?(frame|image|picture|rectangle|photograph|print|canvas|composition|scene)',
)
export const sunk = terms(
  '(sunk|sunken|sinks?|sinking|lies|steeped|plunged|shrouded|drowned|drowning|cloaked|wrapped|swathed|buried|immersed|submerged|bathed|veiled|lost|mired|swallowed|engulfed|built|made|carved) (almost |mostly |largely |entirely |wholly |up )?(in|by|into|out of|of|from) (deep |near |total |almost total |heavy )?(gloom|darkness|shadows?|blackness|murk|night|dusk|half light)',
)
export const floating = terms(
  '(floats?|floating|swims?|swimming|drenched|bathed|awash|flooded|drowned|drowning|suffused|soaked|steeped|dissolves?|dissolving|filled) (almost |mostly |largely )?(in|with|by|into) (brightness|whiteness|(bright |brilliant |pure |white |clear )?(light|sunlight|daylight|radiance))',
)

/** "dominated by dark tones", "the light tones create a mood". */
export const ruledBy = terms(
  '(is |are )?(\\w+ly )?(dominated|ruled|governed|filled|defined|characterized|composed|made up) (by|of|with)( the)?',
)
export const toneEffects = terms(
  '(characteri[sz]|defin|creat|convey|add|evok|giv|lend|set|contribut|establish|produc|enhanc)(e|es|s|ing)?',
)
export const lightTones = terms(
  '(bright|light|airy|pale|luminous)( ,)?( (and )?(light|airy|bright|pale|soft|delicate))? (tones?|tonality|values|tonal palette)',
)
export const darkTones = terms(
  '(dark|deep|shadowy|somber|low|black|inky)( ,)?( (and )?(dark|moody|deep|somber|heavy|rich))? (tones?|tonality|values|tonal palette)',
)
