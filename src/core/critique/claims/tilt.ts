import type { ClaimFamily, Evidence, Statement } from './claim.ts'
import { anyWord, be, gap, numberIn, oneOf, phrases } from './phrase.ts'

/*
 * The angle of the longest near-level line, measured to about 0.1 degrees; in the picture that line may be a jetty
 * in place of the horizon, so it counts from a confidence of 0.5 up and is named as what it is. Up to 0.5 degrees
 * nobody sees a tilt; from 1.5 up nobody calls it level.
 */
const leastConfidence = 0.5
const levelBelow = 0.5
const tiltedFrom = 1.5
/** Degrees between a stated angle and the measured one. */
const tolerance = 1

function measuredTilt({ facts }: Evidence): number | null {
  return facts.tilt && facts.tilt.confidence >= leastConfidence ? facts.tilt.degrees : null
}

const describe = (degrees: number): string =>
  `the longest near-level line is tilted by ${Math.abs(degrees).toFixed(1)}°`

const tilted: Statement = {
  claim: 'the horizon is tilted',
  contradictedBy: (evidence) => {
    const degrees = measuredTilt(evidence)
    return degrees !== null && Math.abs(degrees) < levelBelow ? describe(degrees) : null
  },
}
const level: Statement = {
  claim: 'the horizon is level',
  contradictedBy: (evidence) => {
    const degrees = measuredTilt(evidence)
    return degrees !== null && Math.abs(degrees) >= tiltedFrom ? describe(degrees) : null
  },
}
const statedAngle: Statement = {
  claim: (match) => `the tilt is ${numberIn(match)}°`,
  contradictedBy: (evidence, match) => {
    const degrees = measuredTilt(evidence)
    if (degrees === null) return null
    return Math.abs(Math.abs(degrees) - numberIn(match)) > tolerance ? describe(degrees) : null
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
