// Words for the colours of the whole picture. Colours of things in it are left alone.
import { anyOf, terms } from '../terms.ts'
import { colorWords } from './colorWords.ts'

const nuance =
  '(deep|dark|light|pale|soft|rich|warm|cool|cold|muted|bright|vivid|vibrant|intense|strong|dusty|earthy|icy|saturated|gentle|delicate|subtle|burnt|brilliant|fresh|lush|steely|smoky|various|different|many|several|soothing|royal|midnight|pastel|fiery|hot|burning|blazing|scorching|molten|electric|neon|serene|tranquil|mint|mossy)'
const tone = '(tones?|hues?|shades?|tints?|colors?|notes|pigments?|palette)'
const named = `(${colorWords.map(({ words }) => words).join('|')})`
const hue = `(${colorWords
  .filter(({ isHue }) => isHue)
  .map(({ words }) => words)
  .join('|')})`
const color = `(${tone} of )?(${nuance} (, )?(and )?)*${named}( ${tone})?`

/** "deep blues", "teal , sand and violet". */
export const colorRuns = terms(`${color}(( ,)?( and| or)? ${color})*`)
/** Colours that are no adjective of a thing: plurals, and those with "tones". */
const plural =
  'reds|crimsons|scarlets|pinks|oranges|ambers|browns|tans|beiges|ochres|ochers|yellows|golds|greens|olives|emeralds|' +
  'teals|turquoises|cyans|aquas|blues|indigos|azures|purples|violets|lavenders|lilacs|mauves|magentas'
const loose = `(${nuance} )*((${plural})|${named} (tones|hues|colors|shades|tints))`
export const looseColors = terms(`${loose}(( ,)?( and| or)? (${nuance} )*(${plural}|${named})( ${tone})?)*`)
export const hues = terms(hue)

export const paletteNouns = terms(
  'scheme, whole thing, (color )?palette, color scheme, colors?, images?, photo(graph)?, picture, frame, shot, scene, composition, color world, (color )?tones, (color )?(temperature|mood|harmony)',
)
export const schemeNouns = terms(
  '(color )?palette, (color )?scheme, colors, color (range|world|harmony), main colors, hues',
)
const mostly =
  '(predominantly|mainly|mostly|chiefly|largely|overwhelmingly|primarily|almost entirely|entirely|heavily|strongly)'
export const madeOf = terms(
  `revolves? around, (centers?|focuses|relies|leans|draws) on, ranges? from, moves? (between|from), alternates? between, (is |are )?anchored (in|by|on), (, )?(is |are )?(${mostly} )?(dominated|ruled|governed|defined|led|carried|driven|held together) by( the)?, consists? (${mostly} )?of, (is |are )?(built|based|centered)( up)? (on|around|from), (is |are )?(limited|restricted|reduced|confined) to, (is |are )?(made|composed)( up)? of, (is |are )?(awash|drenched|bathed|steeped|soaked|saturated|suffused|flooded|filled|full|rich) (in|with|by|of)( the)?, (is|are) ${mostly}( of| in)?, (features?|displays?|showcases?|includes?|comprises?|combines?|blends?|mixes)( a| an)?( \\w+)?( (mix|range|blend|combination|array|variety|mixture|spectrum) of)?`,
)
/** What a palette, but no frame, may simply be: "the colors are blue and sand". */
export const isOf = terms(`(is|are)( ${mostly}| all| a .. of)?, of, consists? of`)
/** What a colour does that is the picture's own. */
export const colorRules = terms(
  `((runs?|spreads?|stretch(es)?) (from )?(wall|edge|corner|end) to (wall|edge|corner|end)|leap(s)?( out)?( at us| at you)?|shout(s)?|blaze(s)?|burn(s)?|dominates?|prevails?|predominates?|reigns?|governs?|rules?|abounds?|pervades?|permeates?|saturates?|suffuses?|floods?|fills?|carry|carries|lead(s)?|own(s)?|hold(s)? sway|takes? over|run(s)? through|washes|wash over|(set|sets) the (tone|mood|key|temperature|scene|(emotional |overall )?(tone|temperature|mood|register))|carr(y|ies) the (day|picture|frame|image|photograph|show)|(is|are) everywhere|(is|are) the (\\w+ )?(main|dominant|leading|prevailing|principal|ruling|key) (\\w+ )?(colors?|tones?|hues?|notes?)|(spread|stretch|flow|run)(s)? (through|across|over|from) (the )?(whole|entire|edge|frame|picture|image)|cover(s)? (most|much|the whole|nearly all)|bathe(s)?|tint(s)? (the )?(whole|entire|everything)|make(s)? up (the|most|much))( (the )?(whole |entire )?(frame|image|picture|photograph|scene|composition|palette))?(?! (the|its|his|her|in) (?!(whole |entire )?(frame|image|picture|photograph|scene|composition|palette)))`,
)
/** Plain enough to follow any colour word: "red dominates". */
export const colorPrevails = terms(
  `(has|have) the (run|freedom) of (the house|it|the (picture|frame|place)), (has|have) (it all|everything) (its|their) own way, (has|have) the (last|first|final) word, runs? the show, rules? the roost, wears? the (trousers|crown), calls? the tune, (gets?|has got) into everything, (governs?|reigns?|rules?|commands?|triumphs?|wins?|presides?)(?= [.,;:]| here| over (it|everything|all)| unchallenged| supreme| alone), (runs?|flows?) through (it|the (whole|picture|frame|image))( \\w+)? (from (top|end|edge|side|corner|left) to \\w+|like .{1,20}), (dominates?|prevails?|predominates?)(?! (the|its|his|her|in) (?!(whole |entire )?(frame|image|picture|photograph|photo|shot|scene|composition|palette))), (is|are) everywhere, (is|are) (king|queen|master|in command|in charge|top dog|the boss|the law|on the throne|lord of it all)(?= [.,;:]| here| of (it|the (picture|frame|whole)))|is the (\\w+ )?(main|dominant|leading|prevailing|principal|prevalent|ruling|governing|key) (color|hue|tone|note|chord)`,
)
/** A whole made of colours: "a symphony of pinks". */
export const wholesOf = terms(
  '(image|picture|photograph|frame|scene|composition|whole thing|print|everything) (is |are |seems )?(awash|bathed|drenched|steeped|soaked|suffused|flooded|filled|dipped|painted|dyed|stewed|pickled|drowned) (in|with|by), (a|an|this|one|all|entire|the) (\\w+ )?(symphony|study|harmony|world|wash|sea|chorus|poem|hymn|ode|duet|essay|exercise|feast|palette|orchestra|fugue|sonata|tapestry|rhapsody|nocturne|composition|song|play|interplay|meditation|picture|photograph|image|work|piece|scene|world|blaze|riot) (of|in|on), painted( \\w+)? in, rendered( \\w+)? in, (works|working|composed|built|conceived|written|sung|bathed|drenched|steeped|awash|soaked)( \\w+)? in',
)
export const mainColor = terms(
  '(dominant|main|prevailing|predominant|leading|principal|ruling|prevalent) (colors?|tones?|hues?|note)',
)
export const dominantNamed = terms(
  `(the|a) (dominant|main|prevailing|predominant|leading|ruling) ${color}(?= (seizes|draws|pulls|catches|gives|holds|sets|runs|makes|lends|fills|creates|adds|[.,;]))`,
)
export const colorDominated = terms(
  `${color} dominated (palette|scene|image|picture|frame|photograph|composition)`,
)
export const notOfLight = terms(
  'blue hour, golden hour, golden light, golden glow, in the (red|black|pink), blues music, (in|wearing) (red|black|white|blue|green|yellow|pink) (dominates|prevails), greens fees, (salad|leafy) greens',
)

/** With a denial before them. */
export const huesAnywhere = terms(
  `${hue} (\\w+ )?(anywhere|in sight|to be (seen|found)|in (it|this)(?= [.,;:])|(in|within) the (whole |entire )?(image|photo(graph)?|picture|frame|shot|scene|composition|palette))`,
)
/** Words that only a picture in colour can earn. */
export const colorEffects = terms(
  `(pops?|splash(es)?|touch(es)?|hints?|accents?|dash(es)?|bursts?|flash(es)?) of (${nuance} )?(color|${hue}), (${hue} and )?${hue} (tones|hues|accents|notes|tints), complementary colors?, color harmony, (warm|cool|earthy|earth) (color )?(tones|hues|colors|palette), (harmonious|rich|beautiful|varied) (blend|range|mix|palette) of colors, (vibrant|vivid|rich|bright|lively|saturated) (colors?|hues|color palette)`,
)
const prevails = `(dominate|prevail|predominate|reign|rule|govern|run through|set the|pervade|permeate|fill|wash|evoke|create|give|lend|convey|add|contribute|bathe|enhance|make)(s|es|ed|ing)?`
const schemes = '((overall )?(color )?(palette|scheme|temperature|tonality|tones?|hues|colors|range))'
const temperature = (words: string): ReturnType<typeof terms> =>
  anyOf(
    terms(
      `${words}( ,)?( \\w+)? ${schemes}`,
      `(?<!(with|of|in) )(vibrant|rich|soft|muted|earthy|vivid|bold|gentle|inviting)( ,)?( and)? ${words} ${schemes}`,
      `${schemes} (is|are|looks|feels|appears|seems|stays|remains|leans|runs|tends) (\\w+ly |very |rather |quite |towards? (the )?)?${words}(?! (enough|against))`,
      `(palette|scheme|image|photograph|picture|frame|scene|composition) (is |are )?(\\w+ly )?(dominated|ruled|governed|led) by (\\w+ )?${words} (tones|hues|colors)`,
      `${words} (tones|hues|colors) ${prevails}`,
      `${words} toned (image|photo|photograph|picture|frame|shot|scene)`,
    ),
  )
export const warmPalette = temperature('(warm|earthy|autumnal|sun baked|fiery|toasted)')
export const coolPalette = temperature('(cool|cold|icy|wintry|frosty|glacial|chilly)')

/** "It is blue from one end to the other." */
export const allOfIt = terms(
  '(it|this|everything|frame|picture|image|photograph|whole thing) is( all| nothing but| entirely| wholly)?',
)
export const endToEnd = terms(
  'from (one |the )?(end|edge|side|corner|top|left) to (the |its )?(other|end|edge|side|bottom|corner|right)( end| side)?, through and through, all over, from top to toe',
)

const whole =
  '(the |this |its )?(whole |entire |overall |complete )?(color |tonal )?(frame|image|picture|photograph|photo|print|shot|scene|composition|palette|scheme|story|temperature|visual field)'
/** What may follow the last color, unless it is the adjective of a thing: "red bricks". */
const noThing =
  '(?= ([.,;:–]|to|with|from|by|for|as|here|throughout|that|which|while|is|has|(in|across|within|over) (the|this) (whole |entire )?(frame|image|picture|photograph|scene|composition|palette)|(establish|creat|evok|giv|lend|set|convey|produc|reinforc|generat|add|mak|contribut|impart|infus|suggest|express|support|serv|help|defin|unif|communicat|bring|animat|inspir|heighten|strengthen|enliven|rais|underlin|underscor|emphasi|enhanc|instil)(e|y)?(s|es|ies)) )'
/** Colours of the picture rather than of what somebody wears: "dancers in deep purple and pink". */
const ofNobody = `(?<! (in|wearing|wears?|of|with|by|and|or)( the| a| an| all)?( ${nuance})* )`
export const colorSubjects = terms(`${ofNobody}${color}(( ,)?( and| or)? ${color})*`)
export const colorsAlone = terms(`${color}(( ,)?( and| or)? ${color})*${noThing}`)
/** Colours that hold or make up the picture. */
export const colorCarries = terms(
  `(dominat(e|es)|carr(y|ies)|anchors?|underpins?|governs?|defines?|permeates?|pervades?|suffuses?|saturates?|floods?|fills?|characterizes?|characterises?|shapes?|rules?|bathes?|envelops?|unif(y|ies)|makes? up|constitutes?) ${whole}(?= ([.,;:–]|and|to|with|from|by|as|in|at|throughout|while) )`,
  `(forms?|provides?|constitutes?|makes? up|supply|supplies|serves? as|acts? as|is|are) (the |its |a )(\\w+ )?(foundation|basis|backbone|core|bulk|heart|base|bedrock|keynote|mainstay) of ${whole}`,
)
/** "The predominance of teal". */
export const colorShare = terms(
  '(predominance|dominance|preponderance|prevalence|supremacy|abundance|(overwhelming|pervasive|dominant|commanding) presence) of',
)
export const colorMakers = terms('artist, photographer, photographs?')
const mixture =
  '(foundation|base|basis|bed|bedrock|combination|mix|mixture|blend|pairing|interplay|marriage|partnership|harmony|juxtaposition)'
/** "Relies on a foundation of purple". */
export const restsOn = terms(
  `((relies|rests|leans|draws|depends)|is (based|built|founded|centered|constructed|structured|organized|grounded))( \\w+ly)? (up)?on (a |an |the )(\\w+ )?${mixture} (of|between)`,
)
