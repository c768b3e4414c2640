// What is right and wrong of a measured fact, beside the truth of a ladder.
import type { Facts } from '../../src/shared/facts.ts'
import { castScale } from '../../src/shared/scales/cast.ts'
import { bandOf } from '../../src/shared/scales/scale.ts'
import { numberIn, type Measured } from './rows.ts'

export type Verdict = 'right' | 'wrong' | 'abstained'
export type Judge = {
  name: string
  /** Whether the picture is one to judge this by. */
  asks: (measured: Measured) => boolean
  verdict: (measured: Measured) => Verdict
}

type Shift = { a: number; b: number }
const lengthOf = ({ a, b }: Shift): number => Math.hypot(a, b)
const hueApart = (one: Shift, other: Shift): number =>
  (Math.acos(
    Math.max(-1, Math.min(1, (one.a * other.a + one.b * other.b) / (lengthOf(one) * lengthOf(other) + 1e-9))),
  ) *
    180) /
  Math.PI
const addedCast = ({ row }: Measured): Shift => ({ a: numberIn(row, 'da'), b: numberIn(row, 'db') })
const isKind =
  (...kinds: string[]) =>
  ({ row }: Measured): boolean =>
    kinds.includes(row.kind)
const holds = (isRight: boolean): Verdict => (isRight ? 'right' : 'wrong')

const leastCast = 6
const hueWithin = 30
const plainTilt = 1.5
const degreesWithin = 0.5

/** The cast that is told; undefined where none is. */
export function toldCast({ cast }: Facts): Shift | undefined {
  if (!cast || cast.confidence < castScale.confidence.said) return undefined
  return bandOf(castScale, lengthOf(cast)).name === 'none' ? undefined : cast
}

/** Photographs of the ladder in which a person sees how the camera was held. */
const showLevel = ['pier-sunset.jpg', 'coast-cliff.jpg', 'rocket-night.jpg', 'lantern.jpg', 'astronaut.png']

/** Right: turned as far beyond the original's own lean (level where that is not told) as the picture was. */
function tiltVerdict({ row, facts, base }: Measured): Verdict {
  const degrees = facts.tilt?.degrees ?? null
  if (degrees === null) return 'abstained'
  const expected = (base.tilt?.degrees ?? 0) + (row.kind === 'tilt' ? numberIn(row, 'degrees') : 0)
  return holds(Math.abs(degrees - expected) <= degreesWithin)
}

const blurOf = ({ blur }: Facts): string | undefined => blur?.verdict
const blurIs =
  (...right: string[]) =>
  ({ facts }: Measured): Verdict => {
    const named = blurOf(facts)
    if (named === undefined || named === 'no-evidence' || named === 'soft') return 'abstained'
    return holds(right.includes(named))
  }

export const judges: Judge[] = [
  {
    name: 'mats found',
    asks: isKind('border'),
    verdict: ({ facts }) => holds(facts.frame?.kind === 'mat'),
  },
  {
    name: 'no frame where there is none',
    asks: ({ row }) => row.kind !== 'border',
    verdict: ({ facts }) => holds(facts.frame?.kind === 'none'),
  },
  {
    name: `tilts from ${plainTilt}° where a horizon or uprights are seen`,
    asks: ({ row }) =>
      row.kind === 'tilt' &&
      showLevel.includes(row.source) &&
      Math.abs(numberIn(row, 'degrees')) >= plainTilt,
    verdict: tiltVerdict,
  },
  { name: 'all tilts', asks: isKind('tilt'), verdict: tiltVerdict },
  {
    name: 'level of pictures that were not turned',
    asks: ({ row }) => row.kind !== 'tilt',
    verdict: tiltVerdict,
  },
  {
    name: `casts from ${leastCast} Lab units`,
    asks: (measured) => measured.row.kind === 'cast' && lengthOf(addedCast(measured)) >= leastCast,
    verdict: (measured) => {
      const told = toldCast(measured.facts)
      return told ? holds(hueApart(told, addedCast(measured)) <= hueWithin) : 'abstained'
    },
  },
  {
    name: 'change of the grey world by such a cast',
    asks: (measured) => measured.row.kind === 'cast' && lengthOf(addedCast(measured)) >= leastCast,
    verdict: (measured) => {
      const [now, before] = [measured.facts.cast?.greyWorld, measured.base.cast?.greyWorld]
      if (!now || !before) return 'abstained'
      return holds(hueApart({ a: now.a - before.a, b: now.b - before.b }, addedCast(measured)) <= hueWithin)
    },
  },
  {
    name: 'no cast where none was added',
    asks: ({ row, base }) => row.kind !== 'cast' && !toldCast(base),
    verdict: ({ facts }) => holds(!toldCast(facts)),
  },
  {
    name: 'empty space within 5 points under noise, less light, mild blur, JPEG 20',
    asks: ({ row }) =>
      ['noise', 'jpeg-20'].includes(row.kind) ||
      (row.kind === 'exposure' && numberIn(row, 'ev') < 0 && numberIn(row, 'ev') >= -2.5) ||
      (row.kind === 'defocus' && numberIn(row, 'sigma') <= 3),
    verdict: ({ facts, base }) => {
      const [now, before] = [facts.negativeSpace, base.negativeSpace]
      if (!now || !before || now.confidence === 0) return 'abstained'
      return holds(Math.abs(now.percent - before.percent) <= 5)
    },
  },
  {
    name: 'added noise within 0.4 and 5 %',
    asks: ({ row }) => row.kind === 'noise' && numberIn(row, 'lumaSigma') >= 2,
    verdict: ({ row, facts, base }) => {
      if (!facts.noise || facts.noise.statement === null) return 'abstained'
      const added = numberIn(row, 'lumaSigma')
      const expected = Math.hypot(added, base.noise?.sigma ?? 0)
      return holds(Math.abs(facts.noise.sigma - expected) <= 0.4 + 0.05 * added)
    },
  },
  {
    name: 'movement named',
    asks: ({ row }) => row.kind === 'movement' && numberIn(row, 'length') >= 5,
    verdict: blurIs('movement'),
  },
  {
    name: 'movement along an arc named as blur',
    asks: isKind('movement-arc'),
    verdict: ({ facts }) => holds(!['sharp', 'partly-sharp', 'no-evidence'].includes(blurOf(facts) ?? '')),
  },
  {
    name: 'half-moved pictures not called sharp',
    asks: isKind('movement-part'),
    verdict: ({ facts }) => holds(blurOf(facts) !== 'sharp'),
  },
  {
    name: 'defocus from sigma 2, and discs, named',
    asks: ({ row }) => row.kind === 'disc' || (row.kind === 'defocus' && numberIn(row, 'sigma') >= 2),
    verdict: blurIs('defocus'),
  },
  {
    name: 'no blur named where none was made',
    asks: ({ row }) => ['noise', 'exposure', 'tilt', 'cast', 'border', 'vignette', 'crop'].includes(row.kind),
    verdict: ({ facts, base }) =>
      holds(
        blurOf(facts) === blurOf(base) ||
          !['movement', 'defocus', 'part-moved'].includes(blurOf(facts) ?? ''),
      ),
  },
  {
    name: '200 pixels are too small to judge blur by',
    asks: isKind('to-200px'),
    verdict: ({ facts }) => holds(blurOf(facts) === 'too-small'),
  },
]

/** Facts whose error is a number: the measured value less the true one. */
export const errors: { name: string; unit: string; of: (measured: Measured) => number | undefined }[] = [
  {
    name: 'exposure',
    unit: 'stops',
    of: ({ row, facts }) => facts.exposure && facts.exposure.keyStops - row.truth.keyStops,
  },
  {
    name: 'contrast',
    unit: 'RMS',
    of: ({ row, facts }) => facts.contrast && facts.contrast.rms - row.truth.rms,
  },
  {
    name: 'clipping, highlights',
    unit: 'points',
    of: ({ row, facts }) => facts.clipping && facts.clipping.highlightPercent - row.truth.highPercent,
  },
  {
    name: 'clipping, shadows',
    unit: 'points',
    of: ({ row, facts }) => facts.clipping && facts.clipping.shadowPercent - row.truth.lowPercent,
  },
  {
    name: 'colourfulness',
    unit: 'M3',
    of: ({ row, facts }) => facts.colourfulness && facts.colourfulness.m3 - row.truth.m3,
  },
]
