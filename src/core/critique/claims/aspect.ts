import type { Fact } from '../../../shared/facts.ts'
import type { ClaimFamily, Statement } from './claim.ts'
import { anyWord, be, gap, oneOf, phrases } from './phrase.ts'

/*
 * The shape of the frame is exact: long edge over short edge, and which way it stands. Words leave some room: up to
 * 1.1 passes for square, from 1.7 up (16:9 and wider) for panoramic, from 1.5 up for cinematic.
 */
const squareUpTo = 1.1
const panoramicFrom = 1.7
const cinematicFrom = 1.5
/** How far a stated ratio may be from the measured one, as a share of it. */
const tolerance = 0.03

type Aspect = Fact<'aspect'>

const when = (
  claim: Statement['claim'],
  contradicted: (aspect: Aspect, match: RegExpExecArray) => boolean,
): Statement => ({
  claim,
  contradictedBy: ({ facts: { aspect } }, match) =>
    aspect && contradicted(aspect, match)
      ? `the format is ${aspect.name}${aspect.orientation === 'square' ? '' : ` ${aspect.orientation}`}`
      : null,
})
const square = when('the format is square', ({ ratio }) => ratio > squareUpTo)
const notSquare = when('the format is not square', ({ orientation }) => orientation === 'square')
const panoramic = when('the format is panoramic', ({ ratio }) => ratio < panoramicFrom)
const cinematic = when('the format is wide', ({ ratio }) => ratio < cinematicFrom)
const upright = when('the format is upright', ({ orientation }) => orientation !== 'portrait')
const lying = when('the format is horizontal', ({ orientation }) => orientation !== 'landscape')
const stated = when(
  (match) => `the format is ${sidesIn(match).join(':')}`,
  ({ ratio }, match) => {
    const [one, other] = sidesIn(match)
    return Math.abs(Math.max(one / other, other / one) / ratio - 1) > tolerance
  },
)

/** The two numbers of a ratio in the words of a claim. */
function sidesIn([text]: RegExpExecArray): [number, number] {
  const [one = Number.NaN, other = Number.NaN] = [...text.matchAll(/\d+(?:\.\d+)?/g)].map(Number)
  return [one, other]
}

const format = '(?:format|orientation|aspect(?: ratio)?|proportions?)(?! of (?:his|her|your|their))'
/** The picture's own frame or crop: "a square frame" may hang on a wall, "a square crop" may be advice. */
const ownFrame = (shape: string): string =>
  `(?:the|this|its|your|in an?|an? (?:strict|perfect))${gap(1)}${shape} (?:frame|framing|crop|cut)`
const picture = anyWord('images? photo(?:graph)?s? picture shot frame format crop')
const sides = String.raw`\d+(?:\.\d+)?\s?[:×x]\s?\d+(?:\.\d+)?`
const upDown = '(?:vertical|upright|portrait)'
const sideways = '(?:horizontal|landscape)'

export const aspect: ClaimFamily = {
  id: 'aspect',
  rules: [
    {
      pattern: phrases(
        `square ${format}`,
        ownFrame('square'),
        '(?:the|this|its) square composition(?! of)',
        `${picture}${gap(1)}${be}${gap(2)}square`,
        `square ${anyWord('image photo(?:graph)? picture')}`,
      ),
      affirms: square,
      denies: notSquare,
    },
    {
      pattern: phrases(`panoram(?:a|ic) ${format}`, 'panoramic (?:strip|crop|frame|cut)'),
      affirms: panoramic,
    },
    {
      pattern: phrases(
        `(?:cinematic|wide|widescreen|letterbox) ${format}`,
        ownFrame('(?:widescreen|letterbox)'),
      ),
      affirms: cinematic,
    },
    {
      pattern: phrases(
        `${upDown}[- ]${format}`,
        `${upDown}-oriented`,
        ownFrame(upDown),
        `${picture}${gap(1)}${be} (?:vertical|upright)`,
        '(?:the|this|its) vertical composition(?! of)',
      ),
      affirms: upright,
    },
    {
      pattern: phrases(
        `${sideways}[- ]${format}`,
        `${sideways}-oriented`,
        ownFrame(sideways),
        `${picture}${gap(1)}${be} horizontal`,
        '(?:the|this|its) horizontal composition(?! of)',
      ),
      affirms: lying,
    },
    {
      pattern: phrases(
        `${format}${gap(2)}${sides}`,
        `${sides} ${oneOf(format, 'frame', 'crop', 'landscape', 'portrait')}`,
      ),
      affirms: stated,
    },
  ],
}
