// What is no fault in a dark or bright photograph, as far as facts and camera data tell. Reads no situation.
import type { Facts } from '../../shared/facts.ts'
import type { Camera } from '../../shared/photos.ts'
import { contrastScale } from '../../shared/scales/contrast.ts'
import { bandOf, lowerLimit } from '../../shared/scales/scale.ts'
import { shadowScale } from '../../shared/scales/clipping.ts'

/** Exposure value at ISO 100 up to which a scene is lit as streets at night are (ISO 2720; Ray 2000). */
const nightValue = 4.5
/** Share of the tones in the lightest and darkest sixteenth of the scale that make a white or black ground. */
const ground = 0.15

/** The camera was set for so little light that the picture is dark for that. */
export function isNight(camera: Camera | null): boolean {
  const { aperture, shutter, iso } = camera ?? {}
  if (!aperture || !shutter || !iso) return false
  return Math.log2(aperture ** 2 / shutter) - Math.log2(iso / 100) <= nightValue
}

/** Parts of it are plain black: a silhouette, a night, a black ground, or lost for good. */
export function hasBlack({ clipping }: Facts): boolean {
  return clipping === undefined || clipping.shadowPercent >= lowerLimit(shadowScale, 'deep')
}

/** It has a white ground, or so little contrast that fog, snow or high key is meant. */
export function isLightOnPurpose({ exposure, contrast }: Facts): boolean {
  if (!exposure || !contrast) return true
  const lightest = exposure.histogram.luminance.slice(60).reduce((sum, share) => sum + share, 0)
  return lightest > ground || ['very-low', 'low'].includes(bandOf(contrastScale, contrast.rms).name)
}
