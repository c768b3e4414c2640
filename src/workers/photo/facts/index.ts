// The list of measured facts: a fact that is missing here does not compile.
// It never knows how a fact is measured.
import { setImmediate } from 'node:timers/promises'
import type { Fact, FactId, Facts } from '../../../shared/facts.ts'
import { measureAspect } from './aspect.ts'
import { measureCast } from './cast.ts'
import { measureClipping } from './clipping.ts'
import { measureColourfulness } from './colourfulness.ts'
import { measureContrast } from './contrast.ts'
import { measureCornerFalloff } from './cornerFalloff.ts'
import { measureExposure } from './exposure.ts'
import { measureFocusMap } from './focusMap.ts'
import { measureHarmony } from './harmony.ts'
import { measureNegativeSpace } from './negativeSpace.ts'
import { measureNoise } from './noise.ts'
import { measurePalette } from './palette.ts'
import { measurePlacement } from './placement.ts'
import type { Scene } from './scene.ts'
import { measureSharpness } from './sharpness.ts'
import { measureSubject } from './subject.ts'
import { measureSymmetry } from './symmetry.ts'
import { measureTilt } from './tilt.ts'

export type CompleteFacts = { [Id in FactId]: Fact<Id> }

const measurers = {
  exposure: measureExposure,
  contrast: measureContrast,
  clipping: measureClipping,
  noise: measureNoise,
  sharpness: measureSharpness,
  focusMap: measureFocusMap,
  tilt: measureTilt,
  cast: measureCast,
  colourfulness: measureColourfulness,
  palette: measurePalette,
  harmony: measureHarmony,
  subject: measureSubject,
  placement: measurePlacement,
  symmetry: measureSymmetry,
  negativeSpace: measureNegativeSpace,
  cornerFalloff: measureCornerFalloff,
  aspect: measureAspect,
} satisfies { [Id in FactId]: (scene: Scene) => Fact<Id> }

/** The facts that cost next to nothing, to be shown before the others are measured. */
export function measureEarly(scene: Scene): Facts {
  return {
    exposure: measureExposure(scene),
    contrast: measureContrast(scene),
    clipping: measureClipping(scene),
    colourfulness: measureColourfulness(scene),
    aspect: measureAspect(scene),
  }
}

/** Every fact, those in `early` taken over; between two of them the process can send its sign of life. */
export async function measureAll(scene: Scene, early: Facts): Promise<CompleteFacts> {
  const measured: Facts = {}
  for (const [id, measure] of Object.entries(measurers) as [FactId, (scene: Scene) => Fact<FactId>][]) {
    Object.assign(measured, { [id]: early[id] ?? measure(scene) })
    await setImmediate()
  }
  return measured as CompleteFacts
}
