// Whether an operation spoils something while it betters something else.
import type { Facts } from '../../shared/facts.ts'
import type { Operation } from '../../shared/operations.ts'
import { highlightScale, shadowScale } from '../../shared/scales/clipping.ts'
import { contrastScale } from '../../shared/scales/contrast.ts'
import { keyScale } from '../../shared/scales/exposure.ts'
import { noiseScale } from '../../shared/scales/noise.ts'
import { bandOf, lowerLimit, scaleValue, type Band } from '../../shared/scales/scale.ts'
import type { Tried } from '../../shared/trials.ts'

/** Percent of the pixels that may newly be clipped, and those that change no band: fewer are an edge of a shrunk copy. */
const clipped = { most: 0.3, unseen: 0.05 }

/** How far outside this band's neighbours a value went: the number of a band. */
const rank = (scale: { bands: readonly Band<string>[] }, value: number): number =>
  scale.bands.findIndex(({ name }) => name === bandOf(scale, value).name)

/**
 * Whether lit paper or shadows are newly clipped (by 0.3 % of the pixels, or into a worse band), the picture gets flat,
 * its key leaves the middle on the other side, or noise comes up into a worse band. What only turns or crops changes the
 * share of things, and spoils none of them.
 */
export function isHarmful(before: Tried, after: Tried, facts: Facts, operation: Operation): boolean {
  if (operation.kind === 'level' || operation.kind === 'crop') return false
  return (
    clipsMore(highlightScale, before.highlightPercent, after.highlightPercent) ||
    clipsMore(shadowScale, before.shadowPercent, after.shadowPercent) ||
    getsFlat(before.rms, after.rms) ||
    leavesMiddle(keyScale, before.keyStops, after.keyStops) ||
    getsNoisier(before, after, facts)
  )
}

type AnyScale = { bands: readonly Band<string>[] }

function clipsMore(scale: AnyScale, before: number, after: number): boolean {
  if (after - before >= clipped.most) return true
  return after - before > clipped.unseen && rank(scale, after) > rank(scale, before)
}

/** Low contrast is no fault; to end there is. */
function getsFlat(before: number, after: number): boolean {
  const flat = rank(contrastScale, lowerLimit(contrastScale, 'low'))
  return rank(contrastScale, after) <= flat && rank(contrastScale, after) < rank(contrastScale, before)
}

/** Into a band that is further from the middle one than before. */
function leavesMiddle(scale: AnyScale, before: number, after: number): boolean {
  const middle = (scale.bands.length - 1) / 2
  return Math.abs(rank(scale, after) - middle) > Math.abs(rank(scale, before) - middle)
}

/** The noise of the file grows as that of the copy does, in which shrinking has left little of it. */
function getsNoisier(before: Tried, after: Tried, facts: Facts): boolean {
  const sigma = scaleValue(noiseScale, facts, noiseScale.confidence.said)
  if (sigma === null || !before.noise || after.noise === null) return false
  return rank(noiseScale, sigma * (after.noise / before.noise)) > Math.max(1, rank(noiseScale, sigma))
}
