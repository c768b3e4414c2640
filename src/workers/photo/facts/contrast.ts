import type { Fact } from '../../../shared/facts.ts'
import { contrastScale } from '../../../shared/scales/contrast.ts'
import { bandOf } from '../../../shared/scales/scale.ts'
import { round } from './format.ts'
import type { Scene } from './scene.ts'
import { deviation } from './statistics.ts'

/**
 * Contrast, tier A. RMS contrast after Peli 1990, "Contrast in Complex Images", taken on perceptual lightness:
 * standard deviation of CIE L* over 100. 0 is one flat tone, 0.5 half black and half white.
 */
export function measureContrast({ planes }: Scene): Fact<'contrast'> {
  const rms = round(deviation(planes.lightness.values) / 100, 2)
  const { word } = bandOf(contrastScale, rms)
  return {
    tier: 'A',
    confidence: 1,
    label: 'Contrast',
    display: `${rms.toFixed(2)} (${word})`,
    statement: `overall contrast is ${word} (RMS ${rms.toFixed(2)})`,
    rms,
  }
}
