import type { Fact } from '../../../shared/facts.ts'
import { round } from './format.ts'
import type { Scene } from './scene.ts'
import { deviation } from './statistics.ts'

/**
 * Contrast, tier A. RMS contrast after Peli 1990, "Contrast in Complex Images", taken on perceptual lightness:
 * standard deviation of CIE L* over 100. 0 is one flat tone, 0.5 half black and half white.
 */
export function measureContrast({ planes }: Scene): Fact<'contrast'> {
  const rms = round(deviation(planes.lightness.values) / 100, 2)
  return {
    tier: 'A',
    confidence: 1,
    label: 'Contrast',
    display: `${rms.toFixed(2)} (${describeContrast(rms)})`,
    statement: `overall contrast is ${describeContrast(rms)} (RMS ${rms.toFixed(2)})`,
    rms,
  }
}

function describeContrast(rms: number): string {
  if (rms < 0.1) return 'very low'
  if (rms < 0.17) return 'low'
  if (rms < 0.26) return 'medium'
  return rms < 0.33 ? 'high' : 'very high'
}
