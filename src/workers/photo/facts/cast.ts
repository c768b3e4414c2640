import type { Fact } from '../../../shared/facts.ts'
import { castScale } from '../../../shared/scales/cast.ts'
import { bandOf } from '../../../shared/scales/scale.ts'
import type { Pixels } from '../pixels.ts'
import { hueDegrees } from './colour.ts'
import { formatSigned, round } from './format.ts'
import { estimateLight, type LabShift, type LightEstimates } from './lightEstimates.ts'
import { sampleLight, type LightSample } from './lightSample.ts'
import { findNeutralCluster } from './neutralCluster.ts'
import type { Scene } from './scene.ts'
import { mean } from './statistics.ts'

/** Estimates agree within this angle of hue, degrees, if they are longer than this, Lab units, and alike in length. */
const agreement = { degrees: 40, length: 3, ratio: 2.5 }
/** All three estimates at least this long and pointing one way gainsay a neutral cluster. */
const allLeaning = 5
/** A cast is only told from this share of the cluster on. */
const leastShare = 0.15
/** Stops off mid grey, log average, from which colours say too little about the light. */
const keys = { darkest: -2.4, brightest: 1.5 }
/** Warm hues, degrees, in which a brightest part this much nearer to grey than the mean tells a warm subject. */
const warm = { from: -10, to: 110, white: 0.6 }
/** Confidence of what was told, tried on photographs with casts of known size and hue. */
const trust = 0.75

/** Directions in the a*b* plane, by the upper bound of their hue angle in degrees. */
const directions: [below: number, name: string][] = [
  [22.5, 'magenta-red'],
  [67.5, 'orange'],
  [112.5, 'yellow'],
  [157.5, 'yellow-green'],
  [202.5, 'green'],
  [247.5, 'cyan'],
  [292.5, 'blue'],
  [337.5, 'blue-magenta'],
  [360, 'magenta-red'],
]

export type Cast = {
  /** Null: no reliable neutral, a warm subject or light, or a picture too dark or bright to tell. */
  shift: LabShift | null
  /** Of the cluster nearest to grey, 0..1. */
  share: number
  light: LightEstimates
  greyWorld: LabShift
}

/**
 * Colour cast, tier B: `a`, `b` in CIE Lab, where the cluster of colours nearest to grey, the edges and one more
 * estimate of the light (`lightEstimates.ts`) lean the same way; small where the cluster is grey. Warm subjects and
 * warm light are no casts; what the estimates do not agree on is not told (confidence 0). Beside it, told or not, grey
 * world (Buchsbaum 1980), the mean of all that is not clipped, and shades of grey. A lean may be meant: a sunset has one.
 */
export function measureCast({ raster }: Scene): Fact<'cast'> {
  const { shift, share, light, greyWorld } = findCast(raster)
  const { a, b } = roundShift(shift ?? { a: 0, b: 0 })
  const neutralPercent = round(100 * share, 0)
  const lean = describeLean(a, b)
  return {
    tier: 'B',
    confidence: shift ? trust : 0,
    label: 'Color cast',
    display: shift
      ? `${lean ?? 'neutral'} (a ${formatSigned(a, 1)}, b ${formatSigned(b, 1)})`
      : castScale.unclear,
    statement: shift
      ? `near-neutral areas ${lean ? `lean ${lean}` : 'are neutral'} (${neutralPercent} % of the frame)`
      : null,
    a,
    b,
    neutralPercent,
    greyWorld: roundShift(greyWorld),
    shadesOfGrey: roundShift(light.shades),
  }
}

/** Not rounded. */
export function findCast(picture: Pixels): Cast {
  const sample = sampleLight(picture)
  const light = estimateLight(sample)
  const cluster = findNeutralCluster(sample)
  const untold: Cast = { shift: null, share: cluster?.share ?? 0, light, greyWorld: meanOf(sample) }
  if (!cluster || isGrey(sample) || !isWellExposed(sample)) return untold
  const estimates = [light.edges, light.white, light.shades]
  if (bandOf(castScale, lengthOf(cluster)).name === 'none') {
    const gainsaid = estimates.every(
      (one) => lengthOf(one) >= allLeaning && estimates.every((other) => pointsAlike(one, other)),
    )
    return gainsaid ? untold : { ...untold, shift: cluster }
  }
  const agreeing = estimates.filter((one) => agrees(one, cluster))
  if (!agreeing.includes(light.edges) || agreeing.length < 2 || cluster.share < leastShare) return untold
  const shift = { a: (cluster.a + light.edges.a) / 2, b: (cluster.b + light.edges.b) / 2 }
  return isWarmSubject(shift, light, sample) ? untold : { ...untold, shift }
}

/**
 * The lean that `findCast` would tell, whether or not it may be told: of the neutral cluster and of the edges, or of the
 * cluster alone where that is grey. Null where nothing is near grey.
 */
export function findLean(picture: Pixels): LabShift | null {
  const sample = sampleLight(picture)
  const cluster = findNeutralCluster(sample)
  if (!cluster) return null
  if (bandOf(castScale, lengthOf(cluster)).name === 'none') return { a: cluster.a, b: cluster.b }
  const { edges } = estimateLight(sample)
  return { a: (cluster.a + edges.a) / 2, b: (cluster.b + edges.b) / 2 }
}

function meanOf({ a, b, clipped }: LightSample): LabShift {
  const isOpen = (_: number, i: number): boolean => !clipped[i]
  return { a: mean(a.filter(isOpen)), b: mean(b.filter(isOpen)) }
}

/** The brightest part is much nearer to grey than all of it: things are warm, not the light alone. */
function isWarmSubject(shift: LabShift, { white }: LightEstimates, { a, b }: LightSample): boolean {
  const hue = (Math.atan2(shift.b, shift.a) * 180) / Math.PI
  const isWarm = hue > warm.from && hue < warm.to
  return isWarm && lengthOf(white) < warm.white * Math.hypot(mean(a), mean(b))
}

function isGrey({ a, b }: LightSample): boolean {
  for (let i = 0; i < a.length; i++) if (Math.abs(a[i]!) > 0.1 || Math.abs(b[i]!) > 0.1) return false
  return true
}

function isWellExposed({ channels: [reds, greens, blues] }: LightSample): boolean {
  let logs = 0
  for (let i = 0; i < reds.length; i++) {
    logs += Math.log2(0.2126 * reds[i]! + 0.7152 * greens[i]! + 0.0722 * blues[i]! + 1e-4)
  }
  const key = logs / reds.length - Math.log2(0.18)
  return key >= keys.darkest && key <= keys.brightest
}

const lengthOf = ({ a, b }: LabShift): number => Math.hypot(a, b)

function pointsAlike(one: LabShift, other: LabShift): boolean {
  const cosine = (one.a * other.a + one.b * other.b) / (lengthOf(one) * lengthOf(other) + 1e-9)
  return cosine >= Math.cos((agreement.degrees * Math.PI) / 180)
}

function agrees(one: LabShift, cluster: LabShift): boolean {
  const length = lengthOf(one)
  const ratio = length / lengthOf(cluster)
  const isAlike = ratio < agreement.ratio && ratio > 1 / agreement.ratio
  return length >= agreement.length && isAlike && pointsAlike(one, cluster)
}

const roundShift = ({ a, b }: LabShift): LabShift => ({ a: round(a, 1), b: round(b, 1) })

/** The colour that a shift leans to, null when it is too small to see. */
function describeLean(a: number, b: number): string | null {
  if (bandOf(castScale, Math.hypot(a, b)).name === 'none') return null
  const hue = hueDegrees(a, b)
  return directions.find(([below]) => hue < below)?.[1] ?? null
}
