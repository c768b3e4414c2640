// The list of measured facts: a fact that is missing here does not compile.
// It never knows how a fact is measured.
import { setImmediate } from 'node:timers/promises'
import {
  measuredFactIds,
  type Fact,
  type FactId,
  type Facts,
  type MeasuredFactId,
} from '../../../shared/facts.ts'
import { cutStored } from '../orientation.ts'
import { releasePixels, type StoredPixels } from '../pixels.ts'
import { measureAspect } from './aspect.ts'
import { measureBlur } from './blur.ts'
import { measureCast } from './cast.ts'
import { measureClipping } from './clipping.ts'
import { measureColourfulness } from './colourfulness.ts'
import { measureCompression } from './compression.ts'
import { measureContrast } from './contrast.ts'
import { measureCornerFalloff } from './cornerFalloff.ts'
import { measureEnlargement } from './enlargement.ts'
import { measureExposure } from './exposure.ts'
import { measureFocusMap } from './focusMap.ts'
import { measureFrame } from './frame.ts'
import { measureHarmony } from './harmony.ts'
import { measureNegativeSpace } from './negativeSpace.ts'
import { measureNoise } from './noise.ts'
import { measurePalette } from './palette.ts'
import { measurePlacement } from './placement.ts'
import type { Scene } from './scene.ts'
import { measureSubject } from './subject.ts'
import { measureSymmetry } from './symmetry.ts'
import { measureTilt } from './tilt.ts'

export type CompleteFacts = { [Id in MeasuredFactId]: Fact<Id> }

/** Facts of every pixel: what shrinking a picture hides. */
type NativeFactId = 'clipping' | 'noise' | 'blur' | 'compression' | 'enlargement'

const rasterMeasurers: { [Id in Exclude<MeasuredFactId, NativeFactId>]: (scene: Scene) => Fact<Id> } = {
  frame: measureFrame,
  exposure: measureExposure,
  contrast: measureContrast,
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
}

const nativeMeasurers: { [Id in NativeFactId]: (native: StoredPixels, scene: Scene) => Fact<Id> } = {
  clipping: measureClipping,
  noise: measureNoise,
  blur: measureBlur,
  compression: measureCompression,
  enlargement: measureEnlargement,
}

/** The facts that cost next to nothing, to be shown before the others are measured. */
export function measureEarly(scene: Scene): Facts {
  return {
    frame: measureFrame(scene),
    exposure: measureExposure(scene),
    contrast: measureContrast(scene),
    colourfulness: measureColourfulness(scene),
    aspect: measureAspect(scene),
  }
}

/** Every fact of the raster, those in `known` taken over. */
export const measureRaster = (scene: Scene, known: Facts): Promise<Facts> =>
  measureEach(known, Object.entries(rasterMeasurers), (measure) => measure(scene))

/** Every fact of the native pixels inside the frame, those in `known` taken over. */
export async function measureNative(native: StoredPixels, scene: Scene, known: Facts): Promise<Facts> {
  const inside = scene.frame ? cutStored(native, scene.frame.inside) : native
  const measured = await measureEach(known, Object.entries(nativeMeasurers), (measure) =>
    measure(inside, scene),
  )
  if (inside !== native) releasePixels(inside)
  return measured
}

/** Between two facts the process can send its sign of life. */
async function measureEach<Measure>(
  known: Facts,
  measurers: [id: string, measure: Measure][],
  run: (measure: Measure) => Fact<FactId>,
): Promise<Facts> {
  const measured: Facts = {}
  for (const [id, measure] of measurers) {
    Object.assign(measured, { [id]: known[id as FactId] ?? run(measure) })
    await setImmediate()
  }
  return measured
}

/**
 * Every fact, those in `early` taken over. The raster is measured while the native pixels are read, which are released
 * at the end. Rejects as `readNative` does.
 */
export async function measureAll(
  scene: Scene,
  early: Facts,
  readNative: () => Promise<StoredPixels>,
): Promise<CompleteFacts> {
  const [native, ofRaster] = await Promise.all([readNative(), measureRaster(scene, early)])
  const measured = { ...ofRaster, ...(await measureNative(native, scene, early)) }
  releasePixels(native)
  return Object.fromEntries(measuredFactIds.map((id) => [id, measured[id]])) as CompleteFacts
}
