// All that is measured about the blur of one picture, before anything is concluded from it.
import { uprightDirection, uprightSize } from '../../orientation.ts'
import type { StoredPixels } from '../../pixels.ts'
import { structuredEnergy } from '../focusMap.ts'
import { nativeNoise } from '../noise.ts'
import type { Scene } from '../scene.ts'
import { findEdges } from './edgeWidths.ts'
import { findMovedPart } from './movedPart.ts'
import { isEven, supportMovement, type EdgeSupport } from './movedEdges.ts'
import { cutPatches } from './patches.ts'
import { polarSpectra, type PolarSpectrum } from './polarSpectrum.ts'
import { findStreak, type Streak } from './streak.ts'
import { cutStreakWindows } from './streakWindows.ts'
import { directionWidths, patchWidth, type PatchWidth } from './widths.ts'

export type BlurEvidence = {
  /** Whether there is structure that any blur would leave. */
  hasStructure: boolean
  /** Pixels. */
  longEdge: number
  columns: number
  rows: number
  /** Row by row over the upright picture; null where a patch has too few edges. */
  patches: (PatchWidth | null)[]
  /** Whether the edges of all directions are blurred about alike. */
  isEven: boolean
  /** The straight movement that fits the whole picture best, null where nothing stands out from the noise. */
  streak: Streak | null
  /** How far the edges bear it out. */
  streakSupport: EdgeSupport
  /** The movement of a part of the picture. */
  partStreak: Streak | null
}

/** Gathers what `judgeBlur` needs. Directions are those of the upright picture. */
export function gatherBlurEvidence(native: StoredPixels, { gradients, focus }: Scene): BlurEvidence {
  const { columns, rows, patches } = cutPatches(native, gradients)
  const noise = nativeNoise(native) ?? 0
  const edges = patches.map((patch) => findEdges(patch, noise))
  const windows = cutStreakWindows(native)
  const spectra = polarSpectra(windows)
  const streak = spectra.length === 0 ? null : findStreak(meanSpectrum(spectra), noise)
  const partStreak = findMovedPart(
    spectra.map((spectrum) => findStreak(spectrum, noise)),
    (window) => findEdges(windows[window]!, noise),
  )
  const upright = uprightSize(native, native.orientation)
  return {
    hasStructure: focus.coarse.some((energy) => energy >= structuredEnergy),
    longEdge: Math.max(upright.width, upright.height),
    columns,
    rows,
    patches: edges.map(patchWidth),
    isEven: isEven(directionWidths(edges), 'roughly'),
    streak: streak && turned(streak, native.orientation),
    streakSupport: streak ? supportMovement(streak.degrees, edges) : 'none',
    partStreak: partStreak && turned(partStreak, native.orientation),
  }
}

function meanSpectrum(spectra: PolarSpectrum[]): PolarSpectrum {
  const mean: PolarSpectrum = new Float32Array(spectra[0]?.length ?? 0)
  for (const spectrum of spectra)
    spectrum.forEach((value, i) => (mean[i] = mean[i]! + value / spectra.length))
  return mean
}

const turned = (streak: Streak, orientation: number): Streak => ({
  ...streak,
  degrees: uprightDirection(orientation, streak.degrees),
})
