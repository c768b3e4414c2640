import type { Fact } from '../../../shared/facts.ts'
import { round } from './format.ts'
import type { Scene } from './scene.ts'

const namedRatios: [name: string, ratio: number][] = [
  ['1:1', 1],
  ['5:4', 5 / 4],
  ['4:3', 4 / 3],
  ['7:5', 7 / 5],
  ['3:2', 3 / 2],
  ['16:10', 16 / 10],
  ['16:9', 16 / 9],
  ['2:1', 2],
  ['2.39:1', 2.39],
  ['65:24', 65 / 24],
]
/** How far a ratio may be from a named one, as a share of itself. */
const tolerance = 0.012

/** Aspect ratio, tier A: long edge over short edge and the nearest named ratio within 1.2 %; exact. */
export function measureAspect({ size }: Scene): Fact<'aspect'> {
  const aspect = describeAspect(size.width, size.height)
  return {
    tier: 'A',
    confidence: 1,
    label: 'Aspect',
    display: `${aspect.name} ${aspect.orientation}`,
    statement: `the format is ${aspect.name}, ${aspect.orientation}`,
    ...aspect,
  }
}

export function describeAspect(
  width: number,
  height: number,
): Pick<Fact<'aspect'>, 'name' | 'ratio' | 'orientation'> {
  const ratio = Math.max(width, height) / Math.min(width, height)
  const named = namedRatios.find(([, known]) => Math.abs(known - ratio) / ratio < tolerance)
  return {
    name: named?.[0] ?? `${ratio.toFixed(2)}:1`,
    ratio: round(ratio, 2),
    orientation: named?.[1] === 1 ? 'square' : width > height ? 'landscape' : 'portrait',
  }
}
