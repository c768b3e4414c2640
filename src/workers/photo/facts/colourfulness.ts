import type { Fact } from '../../../shared/facts.ts'
import { colourfulnessScale } from '../../../shared/scales/colourfulness.ts'
import { bandOf } from '../../../shared/scales/scale.ts'
import type { Pixels } from '../pixels.ts'
import { round } from './format.ts'
import type { Scene } from './scene.ts'

/**
 * Colourfulness, tier A. M3 of Hasler & Süsstrunk 2003, "Measuring Colourfulness in Natural Images":
 * spread of the opponent channels red-green and yellow-blue plus 0.3 times the length of their mean.
 * 0 is grey, 109 and more extremely colourful.
 */
export function measureColourfulness({ raster }: Scene): Fact<'colourfulness'> {
  const m3 = round(colourfulnessM3(raster), 1)
  const { word } = bandOf(colourfulnessScale, m3)
  return {
    tier: 'A',
    confidence: 1,
    label: 'Colorfulness',
    display: `${m3.toFixed(1)} (${word})`,
    statement: `the picture is ${word} (M3 ${m3.toFixed(1)})`,
    m3,
  }
}

/** The unrounded value. */
export function colourfulnessM3({ rgb }: Pixels): number {
  const count = rgb.length / 3
  let sumRg = 0
  let sumYb = 0
  let squares = 0
  for (let p = 0; p < rgb.length; p += 3) {
    const rg = rgb[p]! - rgb[p + 1]!
    const yb = 0.5 * (rgb[p]! + rgb[p + 1]!) - rgb[p + 2]!
    sumRg += rg
    sumYb += yb
    squares += rg * rg + yb * yb
  }
  const meanRg = sumRg / count
  const meanYb = sumYb / count
  const variance = Math.max(0, squares / count - meanRg ** 2 - meanYb ** 2)
  return Math.sqrt(variance) + 0.3 * Math.hypot(meanRg, meanYb)
}
