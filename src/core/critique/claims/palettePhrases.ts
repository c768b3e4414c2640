// The words of a claim about the colours of the whole picture. Colours of things in it are left alone.
import { colourWords } from './colourWords.ts'
import { anyWord, be, gap, oneOf, phrases } from './phrase.ts'

const whole = anyWord('images? photo(?:graph)? picture frame shot scene composition palette')
const scheme = oneOf('(?:colou?r )?palette', 'colou?r scheme', 'colou?rs')
const nuance = anyWord(
  'deep dark light pale soft rich warm cool cold muted bright vivid vibrant intense strong dusty earthy icy saturated',
)
const tones = oneOf('tones?', 'hues?', 'shades?', 'tints?', 'colou?rs?', 'notes')
const named = oneOf(...colourWords.map(({ words }) => words))
const colour = `(?:${tones} of )?(?:${nuance},? )*${named}(?: ${tones})?`
/** "deep blues", "teal, sand and violet". Each use costs much to compile, so a pattern below holds it once. */
const colours = `${colour}(?:(?:,| and|, and| or) ${colour})*`
const hues = oneOf(...colourWords.filter(({ isHue }) => isHue).map(({ words }) => words))

/** "golden light" is no colour of the picture, "blue hour" no colour at all. */
const notOfLight = '(?! (?:light|glow|hour|sun(?:light|set)?|haze|mood|hair))'
const prevail = anyWord('dominates? prevails? predominates?')
/** Not what prevails in one part of the picture. */
const everywhere = `(?! (?:the|its|his|her|in) (?!(?:the )?(?:whole |entire )?${whole}))`
const mostly = anyWord('predominantly mainly mostly chiefly largely overwhelmingly primarily')
const main = anyWord('dominant main prevailing predominant leading principal')
const soaked = anyWord('awash drenched bathed steeped soaked saturated suffused flooded')
const subject = oneOf(whole, scheme)
const madeOf = oneOf(
  'of',
  `consists?${gap(1)}of`,
  '(?:is |are )?(?:built|based|cent(?:re|er)ed)(?: up)? (?:on|around|from)',
  '(?:is |are )?(?:limited|restricted|reduced|confined) to',
  '(?:is |are )?(?:made|composed)(?: up)? of',
  `(?:is|are)(?: ${mostly})?`,
)

/** Colours of which the sentence goes on to say that they dominate. */
export const coloursThatDominate = phrases(
  colours +
    oneOf(
      `(?: of the ${whole}${gap(3)}| )${prevail}${everywhere}`,
      `[- ]dominated ${subject}`,
      ` ${be} the ${main} ${tones}`,
    ),
)
/** Colours that the words before them make those of the whole picture. */
export const coloursOfWhole = phrases(
  oneOf(
    `${subject},? (?:${be} )?(?:${mostly} |heavily |strongly )?dominated by(?: the)?`,
    `${main} ${tones}${gap(1)}${be}(?: an?| the)?`,
    `${subject} (?:${be} )?${soaked} (?:in|with|by)`,
    `${subject} ${be} (?:filled with|full of|${mostly})`,
    `${scheme} ${madeOf}`,
  ) + ` ${colours}${notOfLight}`,
)
/** "a dominant red seizes the eye", but no "dominant red door". */
export const dominantColour = phrases(
  `(?:the|a) ${main} ${colour}(?= ${anyWord('seizes draws pulls catches gives holds sets runs makes lends fills')}|[.,;])`,
)

const anywhere = `${gap(1)}(?:anywhere|(?:in|within) the (?:whole |entire )?${whole})`
/** With a denial before them. */
export const coloursAtAll = phrases(`${hues}${anywhere}`, `devoid of (?:any )?${hues}`)

/** Words that only a picture in colour can earn. */
export const colourEffects = phrases(
  `(?:pops?|splash(?:es)?|touch(?:es)?|hints?|accents?|dash(?:es)?|bursts?|flash(?:es)?) of (?:${nuance} )?${hues}`,
  `(?:${hues} and )?${hues} (?:tones|hues|accents|notes|tints)`,
  'complementary colou?rs?',
  'colou?r harmony',
)

const temperature = (words: string): RegExp =>
  phrases(
    `${words}(?:, \\w+)? ${scheme}`,
    `${words}[- ]toned ${whole}`,
    `${scheme} ${be} (?:\\w+ly )?${words}`,
    `${words} (?:tones|hues|colou?rs) ${prevail}${everywhere}`,
    `${whole} (?:${be} )?dominated by ${words} (?:tones|hues|colou?rs)`,
  )
export const warmPalette = temperature('warm')
export const coolPalette = temperature('(?:cool|cold|icy)')
