import type { Camera } from '../../../../shared/photos.ts'
import { shutterText } from '../../cameraText.ts'
import type { ClaimFamily } from '../claim.ts'
import {
  exposedTrails,
  exposuresOfSeconds,
  exposureTimes,
  fastShutters,
  slowShutters,
} from '../lexicon/camera.ts'
import { alone } from '../relation.ts'
import { terms } from '../terms.ts'
import { statesKind, statesValue } from './cameraValue.ts'

/** 1/60 s is 1/64 s in the shutter and 1/3 s is written 0.3 s; the next value, a third of a stop, is 26 % away. */
const tolerance = 0.12
/** Seconds: nobody calls these a long exposure, or a fast shutter. */
const notLongUpTo = 1 / 125
/** Nor does a walker leave a trail, or the shutter stay open for seconds. */
const noTrailUpTo = 1 / 50
const noSecondsUpTo = 1 / 4
const notFastFrom = 1 / 15

const known = (camera: Camera): number | null => camera.shutter
const kind = { known, format: shutterText }

/** "1/60" or "30" as seconds. */
function secondsIn(words: string): number {
  const [first, second] = (words.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
  return second === undefined ? first! : first! / second
}

export const shutter: ClaimFamily = {
  id: 'shutter',
  rules: [
    {
      pattern: alone(exposureTimes),
      unless: terms('stops?, ev'),
      affirms: statesValue({
        claim: 'shutter',
        read: secondsIn,
        known: (camera) => [camera.shutter],
        tolerance,
        format: shutterText,
      }),
    },
    {
      pattern: alone(slowShutters),
      affirms: statesKind({
        ...kind,
        claim: 'a long exposure',
        contradicted: (value) => value <= notLongUpTo,
      }),
    },
    {
      pattern: alone(exposedTrails),
      affirms: statesKind({
        ...kind,
        claim: 'a long exposure',
        contradicted: (value) => value <= noTrailUpTo,
      }),
    },
    {
      pattern: alone(exposuresOfSeconds),
      affirms: statesKind({
        ...kind,
        claim: 'a long exposure',
        contradicted: (value) => value <= noSecondsUpTo,
      }),
    },
    {
      pattern: alone(fastShutters),
      affirms: statesKind({
        ...kind,
        claim: 'a fast shutter',
        contradicted: (value) => value >= notFastFrom,
      }),
    },
  ],
}
