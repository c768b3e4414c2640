import type { Fact } from '../../../shared/facts.ts'
import { asHint } from '../../../shared/hint.ts'
import { cornerScale } from '../../../shared/scales/hints.ts'
import { bandOf } from '../../../shared/scales/scale.ts'
import type { Plane } from '../pixels.ts'
import { formatSigned, round } from './format.ts'
import type { Scene } from './scene.ts'
import { mean, quantile } from './statistics.ts'

/** Rings of equal area from the middle to the corners. */
const ringCount = 16
const fewestRings = 8
const fewestPixels = 20
/** Every third pixel of every third row. */
const step = 3
/** Luminances outside are cut off and say nothing about falloff. */
const tooDark = 0.002
const tooBright = 0.98

/**
 * Corner falloff, tier C. Slope of the median log2 luminance of rings against squared distance from the middle (the
 * first term of Goldman & Chen 2005, "Vignette and Exposure Calibration and Compensation"), in stops at the corner,
 * negative when darker; and the R² of that line. In photographs it is mostly the scene itself, never surely the lens.
 */
export function measureCornerFalloff({ planes }: Scene): Fact<'cornerFalloff'> {
  const fit = fitFalloff(planes.luminance)
  const stops = round(fit?.stops ?? 0, 1)
  const r2 = round(fit?.r2 ?? 0, 2)
  const confidence = round(0.5 * r2, 2)
  const isNoticeable = confidence >= cornerScale.confidence.said && bandOf(cornerScale, stops).name !== 'even'
  return {
    tier: 'C',
    confidence,
    label: 'Corners',
    display: fit ? `${formatSigned(stops, 1)} stops` : 'not measurable',
    statement: isNoticeable ? asHint(describeFalloff(stops)) : null,
    stops,
    r2,
  }
}

/** Unrounded slope in stops and R²; null when too little of the frame is neither black nor white. */
export function fitFalloff({ width, height, values }: Plane): { stops: number; r2: number } | null {
  const rings = collectRings({ width, height, values })
  const points = rings
    .map((ring, i) => ({
      x: (i + 0.5) / ringCount,
      y: ring.length > fewestPixels ? quantile(ring, 0.5) : null,
    }))
    .filter((point): point is { x: number; y: number } => point.y !== null)
  if (points.length < fewestRings) return null
  const meanX = mean(points.map((point) => point.x))
  const meanY = mean(points.map((point) => point.y))
  const sum = (term: (x: number, y: number) => number): number =>
    points.reduce((total, { x, y }) => total + term(x - meanX, y - meanY), 0)
  const products = sum((x, y) => x * y)
  const squaresX = sum((x) => x * x)
  const squaresY = sum((_, y) => y * y)
  return {
    stops: products / squaresX,
    r2: squaresY > 1e-9 ? (products * products) / (squaresX * squaresY) : 0,
  }
}

/** Log2 luminance of the sampled pixels, by ring. */
function collectRings({ width, height, values }: Plane): Float32Array[] {
  const room = Math.ceil(width / step) * Math.ceil(height / step)
  const rings = Array.from({ length: ringCount }, () => ({ count: 0, logs: new Float32Array(room) }))
  const cornerSquared = (width * width + height * height) / 4
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const luminance = values[y * width + x]!
      if (luminance < tooDark || luminance > tooBright) continue
      const share = ((x - width / 2) ** 2 + (y - height / 2) ** 2) / cornerSquared
      const ring = rings[Math.min(ringCount - 1, Math.floor(share * ringCount))]!
      ring.logs[ring.count++] = Math.log2(luminance)
    }
  }
  return rings.map(({ count, logs }) => logs.subarray(0, count))
}

function describeFalloff(stops: number): string {
  return `corners are ${Math.abs(stops).toFixed(1)} stops ${stops < 0 ? 'darker' : 'lighter'} than the middle`
}
