// What the evidence says: the kind of blur, how much, and how sure that is. Words are made elsewhere.
import type { BlurVerdict } from '../../../../shared/facts.ts'
import { quantile } from '../statistics.ts'
import type { BlurEvidence } from './evidence.ts'
import type { Streak } from './streak.ts'
import type { PatchWidth } from './widths.ts'

/** Long edge in pixels under which nothing is judged. */
export const smallestLongEdge = 320
/** Patches with edges under which nothing is judged. */
const fewestPatches = 4
/**
 * What the spectrum shows of a movement, by how far the edges bear it out. Of the photographs that were looked at, sharp
 * ones whose narrowest edges do read a slope of 0.17 at most, moved ones 0.23 to 1.02, those with noise or compression
 * included. Where only most edges do, the spectrum must be plainer.
 */
const moved = {
  sharpest: { correlation: 0.5, slope: 0.24, strength: 0.63, length: 4 },
  typical: { correlation: 0.55, slope: 0.39, strength: 0.85, length: 4 },
}
/** What may be a movement, along an arc perhaps: enough to call the picture soft, not to name the cause. */
const perhapsMoved = { correlation: 0.4, slope: 0.22, strength: 0.68, length: 3 }
/** Patches count whose edges are at least this strong against those of the strongest tenth. */
const strongPatch = 0.25
/** Where even the sharpest edges of the third sharpest patch are wider than this, nothing is sharp. Native pixels. */
const blurredWidth = 0.6
const sharpestPatches = 3
/** From this width of the sharper edges of the third sharpest patch on, nothing is quite crisp. */
const softWidth = 0.45
/** A patch is soft from this width of its sharper edges on; so is a part of the picture with this share of them. */
const softPatch = { width: 0.5, share: 0.4 }
/** From the median width of the edges to the blur: photographs have edges that were never sharp. */
const widthToSigma = 1.2
/** Edges, and their strength in levels per pixel, from which the blur of one patch is as sure as it gets. */
const plainPatch = { edges: 100, strength: 4 }
/** Patches from which a verdict is as sure as it gets. */
const enoughPatches = 24

export type BlurJudgement = {
  verdict: BlurVerdict
  /** Native pixels; null where nothing can be said of the picture as a whole. */
  sigma: number | null
  movement: Streak | null
  confidence: number
}

/** Judges one picture. */
export function judgeBlur(evidence: BlurEvidence): BlurJudgement {
  const found = evidence.patches.filter((patch) => patch !== null)
  const strongest = quantileOf(found, ({ strength }) => strength, 0.9)
  const patches = found.filter(({ strength }) => strength >= strongPatch * strongest)
  const sure = Math.min(1, patches.length / enoughPatches)
  const none = { sigma: null, movement: null }
  if (evidence.longEdge < smallestLongEdge) return { verdict: 'too-small', ...none, confidence: 0 }
  const { streak, partStreak } = evidence
  const shows = (limits: SpectrumLimits): boolean => streak !== null && reaches(streak, limits)
  const { streakSupport: support } = evidence
  if (streak && support !== 'none' && shows(moved[support])) {
    // Standard deviation of an even stretch of that length.
    return { verdict: 'movement', sigma: streak.length / Math.sqrt(12), movement: streak, confidence: 0.85 }
  }
  if (partStreak) return { verdict: 'part-moved', ...none, movement: partStreak, confidence: 0.6 }
  if (patches.length < fewestPatches) {
    // No edge anywhere though there is something to see: whatever it is, it is not sharp.
    return evidence.hasStructure
      ? { verdict: 'soft', ...none, confidence: 0.5 }
      : { verdict: 'no-evidence', ...none, confidence: 0 }
  }
  const middle = quantileOf(patches, (patch) => patch.middle, 0.25)
  const sigma = widthToSigma * Math.max(0, middle)
  const isBlurred = thirdLeast(patches, ({ sharpest }) => sharpest) > blurredWidth
  const hasPerhapsMoved = support !== 'none' && shows(perhapsMoved)
  if (isBlurred || hasPerhapsMoved) {
    if (evidence.isEven && isBlurred && !hasPerhapsMoved)
      return { verdict: 'defocus', sigma, movement: null, confidence: 0.5 + 0.3 * sure }
    return { verdict: 'soft', sigma, movement: null, confidence: 0.4 + 0.3 * sure }
  }
  if (thirdLeast(patches, ({ typical }) => typical) > softWidth) {
    return { verdict: 'slightly-soft', sigma, movement: null, confidence: 0.4 + 0.2 * sure }
  }
  const soft = patches.filter(({ typical }) => typical > softPatch.width).length / patches.length
  if (soft > softPatch.share) return { verdict: 'partly-sharp', ...none, confidence: 0.4 + 0.3 * sure }
  return { verdict: 'sharp', sigma: 0, movement: null, confidence: 0.5 + 0.3 * sure }
}

type SpectrumLimits = Pick<Streak, 'correlation' | 'slope' | 'strength' | 'length'>

function reaches(streak: Streak, limits: SpectrumLimits): boolean {
  return (
    streak.correlation >= limits.correlation &&
    streak.slope >= limits.slope &&
    streak.strength >= limits.strength &&
    streak.length >= limits.length
  )
}

function thirdLeast(patches: PatchWidth[], of: (patch: PatchWidth) => number): number {
  const widths = patches.map(of).toSorted((one, other) => one - other)
  return widths[Math.min(sharpestPatches, widths.length) - 1] ?? 0
}

function quantileOf(patches: PatchWidth[], of: (patch: PatchWidth) => number, share: number): number {
  return quantile(Float64Array.from(patches, of), share) ?? 0
}

/** Blur of one patch in native pixels and how sure it is; null without enough edges. */
export function patchBlur(patch: PatchWidth | null): { sigma: number | null; confidence: number } {
  if (!patch) return { sigma: null, confidence: 0 }
  const isSharp = patch.typical <= softPatch.width
  const sigma = isSharp ? 0 : widthToSigma * Math.max(0, patch.middle)
  // Weak edges may be soft by themselves, as those of clouds and skin are.
  const edges =
    Math.min(1, patch.edges / plainPatch.edges) * Math.min(1, patch.strength / plainPatch.strength)
  return { sigma, confidence: 0.8 * edges }
}
