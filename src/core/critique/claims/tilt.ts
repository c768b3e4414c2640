import type { Facts } from '../../../shared/facts.ts'
import { contradictingValue, scaleValue } from '../../../shared/scales/scale.ts'
import { tiltScale } from '../../../shared/scales/tilt.ts'
import type { ClaimFamily, Statement } from './claim.ts'
import { anyWord, be, gap, numberIn, oneOf, phrases } from './phrase.ts'

/** What shows the tilt, and by how many degrees. */
const describe = ({ tilt: fact }: Facts, degrees: number): string =>
  fact?.kind === 'uprights'
    ? `by its upright lines the picture is tilted by ${degrees.toFixed(1)}°`
    : `the horizon is tilted by ${degrees.toFixed(1)}°`

const when = (claim: string, kind: keyof typeof tiltScale.claims): Statement => ({
  claim,
  contradictedBy: ({ facts }) => {
    const degrees = contradictingValue(tiltScale, kind, facts)
    return degrees === null ? null : describe(facts, degrees)
  },
})
const tilted = when('the horizon is tilted', 'tilted')
const level = when('the horizon is level', 'level')
const statedAngle: Statement = {
  claim: (match) => `the tilt is ${numberIn(match)}°`,
  contradictedBy: ({ facts }, match) => {
    const degrees = scaleValue(tiltScale, facts, tiltScale.confidence.held)
    if (degrees === null) return null
    return Math.abs(degrees - numberIn(match)) > tiltScale.tolerance! ? describe(facts, degrees) : null
  },
}

const line = oneOf('horizon(?: line)?', '(?:sea|water|shore|sky) ?line', '(?:level|longest) line')
const whole = anyWord('frame image picture photo(?:graph)? shot camera')
const off = anyWord(
  'tilt(?:s|ed|ing)? slop(?:es?|ed|ing) slant(?:s|ed|ing)? lean(?:s|ing)? crooked askew skewed off[- ]level',
)
const even = oneOf('(?<!eye[- ])level', '(?:ruler-)?straight', 'horizontal')
const slightly = oneOf(anyWord('slightly visibly clearly noticeably just somewhat'), 'a (?:bit|touch|little)')
const angle = String.raw`\d+(?:\.\d+)?\s?(?:°|degrees?)`

/** Tilting up or towards something is no loss of level. */
const otherTilt = /\btilt(?:s|ed|ing)? (?:up|down|toward|its|his|her|the)|\btilt-shift\b|\blevel of\b/i
/** A stated angle is held against the measured one instead. */
const otherTiltOrAngle = new RegExp(`${otherTilt.source}|${angle}`, 'i')

export const tilt: ClaimFamily = {
  id: 'tilt',
  rules: [
    {
      pattern: phrases(
        line +
          gap(4) +
          oneOf(
            off,
            String.raw`(?<!\b(?:cut|set|shut|sealed|finished|marked) )off by`,
            'dip(?:s|ping)',
            'drops',
          ),
        `${line}${gap(6)}off level`,
        `${line}${gap(1)}(?:runs?|drifts?|slides?)${gap(1)}(?:(?:down|up)hill|(?:down|up)(?:wards)? (?:to|towards) the (?:left|right))`,
        `${line} ${be} (?:${slightly} )?off(?= by|[.,;])`,
        `${off} is the ${line}`,
        'Dutch (?:angle|tilt)',
        `tilt (?:to|in|of) (?:the )?${line}`,
        `${off}${gap(1)}${line}`,
        `${whole}${gap(1)}${be}${gap(3)}${oneOf('tilted', 'crooked', 'askew', 'off[- ]level')}`,
      ),
      unless: otherTiltOrAngle,
      affirms: tilted,
      denies: level,
    },
    {
      pattern: phrases(
        line + gap(1) + oneOf(be, 'sits', 'runs', 'lies', 'kept', 'held') + gap(3) + even,
        `${line} ${be} spot on`,
        `${even} ${line}`,
        `${whole}${gap(1)}${be}${gap(3)}(?<!eye[- ])level`,
      ),
      unless: otherTiltOrAngle,
      affirms: level,
      denies: tilted,
    },
    {
      pattern: phrases(
        `(?:near-)?${oneOf(line, whole)}${gap(4)}${oneOf(off, 'off by', 'rotated')}${gap(5)}${angle}`,
        `tilt of ${angle}`,
      ),
      unless: otherTilt,
      affirms: statedAngle,
    },
  ],
}
