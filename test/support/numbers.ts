import type { SectionScore } from '../../src/shared/critique.ts'
import type { Facts } from '../../src/shared/facts.ts'
import type { Camera } from '../../src/shared/photos.ts'

/** Every number that a critique states, as written, except scores in headings and the numbers of a list. */
export function statedNumbers(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => !line.startsWith('## '))
    .map((line) => line.replace(/^\d+\. /, ''))
    .flatMap((line) => line.match(/\d+(?:[.:/]\d+)*/g) ?? [])
}

/** A measured value in every rounding in which a sentence may state it; a share also as a percentage. */
function roundings(value: number): string[] {
  const size = Math.abs(value)
  return [0, 1, 2].flatMap((digits) => [size.toFixed(digits), (size * 100).toFixed(digits)])
}

function numbersIn(value: unknown): string[] {
  if (typeof value === 'number') return roundings(value)
  if (Array.isArray(value)) return value.flatMap(numbersIn)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(numbersIn)
  return []
}

/** What a critique of this photo may state: facts, camera values and scores, nothing else. */
export function knownNumbers(facts: Facts, camera: Camera, scores: SectionScore[]): Set<string> {
  const { exposure, focusMap, ...rest } = facts
  const { histogram: _histogram, ...tones } = exposure ?? {}
  const { tiles: _tiles, ...focus } = focusMap ?? {}
  const known = [...numbersIn(rest), ...numbersIn(tones), ...numbersIn(focus), ...numbersIn(scores)]
  const { aperture, shutter, iso, focalLength } = camera
  for (const value of [aperture, iso, focalLength]) {
    if (value !== null) known.push(String(value), value.toFixed(0), value.toFixed(1))
  }
  if (shutter !== null) known.push(String(shutter), shutter.toFixed(1), `1/${Math.round(1 / shutter)}`)
  if (facts.aspect) known.push(facts.aspect.name)
  const swatches = facts.palette?.swatches ?? []
  for (const { name } of swatches) {
    // Swatches of one name are stated as one colour.
    const same = swatches.filter((swatch) => swatch.name === name)
    known.push(...roundings(same.reduce((sum, { share }) => sum + share, 0)))
  }
  // "under 1 pixels" is how a blur that cannot be told from none is stated.
  if ((facts.blur?.sigmaPixels ?? 1) < 1) known.push('1')
  return new Set(known)
}
