// The power spectrum of windows in polar cells: directions by frequencies.
import type { Plane } from '../../pixels.ts'
import { transformSquare } from '../spectrum.ts'

/** Cells over half a turn, and from the lowest to the highest frequency (cycles per pixel). */
export const spectrumDirections = 36
export const spectrumFrequencies = 40
const lowest = 0.02
const highest = 0.46
/** Power of a level of noise that is always there, so that a flat window has a logarithm. */
const leastPower = 1e-3

/** Middle of a cell's frequency, in cycles per pixel. */
export const frequencyOf = (cell: number): number =>
  lowest + ((cell + 0.5) * (highest - lowest)) / spectrumFrequencies

/**
 * Mean logarithm of the power in each polar cell, `spectrumDirections` values for each frequency in turn; the first
 * direction spans 0 to 5 degrees from the x axis towards the y axis. White noise of deviation s reads about log s² - 0.6.
 */
export type PolarSpectrum = Float32Array

type PolarCells = { size: number; cellOf: Int16Array; counts: Uint16Array }

/** Measures square windows of one size (a power of two), two in each complex transform. */
export function polarSpectra(windows: Plane[]): PolarSpectrum[] {
  const size = windows[0]?.width
  if (size === undefined) return []
  const cells = polarCells(size)
  const hann = Float64Array.from(
    { length: size },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / size),
  )
  const weight = hann.reduce((sum, each) => sum + each * each, 0) ** 2
  const square = { size, real: new Float64Array(size * size), imaginary: new Float64Array(size * size) }
  const spectra: PolarSpectrum[] = []
  for (let first = 0; first < windows.length; first += 2) {
    const second = windows[first + 1]
    taper(windows[first]!, hann, square.real)
    if (second) taper(second, hann, square.imaginary)
    else square.imaginary.fill(0)
    transformSquare(square, false)
    spectra.push(...separate(square, cells, weight).slice(0, second ? 2 : 1))
  }
  return spectra
}

/** A window less its mean, fading out towards its sides. */
function taper({ width, values }: Plane, hann: Float64Array, to: Float64Array): void {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  const mean = sum / values.length
  for (let y = 0, i = 0; y < width; y++) {
    for (let x = 0; x < width; x++, i++) to[i] = (values[i]! - mean) * hann[x]! * hann[y]!
  }
}

/** The two real windows of one complex transform: the even part is that of the first, the odd that of the second. */
function separate(
  { size, real, imaginary }: { size: number; real: Float64Array; imaginary: Float64Array },
  { cellOf, counts }: PolarCells,
  weight: number,
): [PolarSpectrum, PolarSpectrum] {
  const one: PolarSpectrum = new Float32Array(counts.length)
  const other: PolarSpectrum = new Float32Array(counts.length)
  const scale = 1 / (4 * weight)
  for (let y = 1, i = size; y < size / 2; y++) {
    const mirrored = (size - y) * size
    i = y * size
    for (let x = 1; x < size; x++) {
      const cell = cellOf[i + x]!
      if (cell < 0) continue
      const k = mirrored + size - x
      const evenReal = real[i + x]! + real[k]!
      const evenImaginary = imaginary[i + x]! - imaginary[k]!
      const oddReal = imaginary[i + x]! + imaginary[k]!
      const oddImaginary = real[k]! - real[i + x]!
      one[cell] =
        one[cell]! + Math.log(scale * (evenReal * evenReal + evenImaginary * evenImaginary) + leastPower)
      other[cell] =
        other[cell]! + Math.log(scale * (oddReal * oddReal + oddImaginary * oddImaginary) + leastPower)
    }
  }
  for (const spectrum of [one, other]) {
    for (let cell = 0; cell < counts.length; cell++)
      spectrum[cell] = spectrum[cell]! / Math.max(1, counts[cell]!)
    fillEmpty(spectrum, counts)
  }
  return [one, other]
}

/**
 * Where each frequency of the upper half plane belongs; -1 outside the range and on the axes, where the sides of the
 * window and the blocks of a JPEG lie.
 */
function polarCells(size: number): PolarCells {
  const cellOf = new Int16Array(size * size).fill(-1)
  const counts = new Uint16Array(spectrumDirections * spectrumFrequencies)
  for (let y = 1; y < size / 2; y++) {
    for (let x = 1; x < size; x++) {
      const fx = (x < size / 2 ? x : x - size) / size
      const frequency = Math.hypot(fx, y / size)
      if (x === size / 2 || frequency < lowest || frequency >= highest) continue
      const direction = Math.floor((Math.atan2(y / size, fx) / Math.PI) * spectrumDirections)
      const ring = Math.floor(((frequency - lowest) / (highest - lowest)) * spectrumFrequencies)
      const cell = ring * spectrumDirections + Math.min(spectrumDirections - 1, direction)
      cellOf[y * size + x] = cell
      counts[cell] = counts[cell]! + 1
    }
  }
  return { size, cellOf, counts }
}

/** The lowest rings have fewer frequencies than cells: an empty one takes the mean of the nearest filled ones. */
function fillEmpty(spectrum: PolarSpectrum, counts: Uint16Array): void {
  for (let cell = 0; cell < counts.length; cell++) {
    if (counts[cell]! > 0) continue
    const ring = Math.floor(cell / spectrumDirections) * spectrumDirections
    for (let step = 1; step <= spectrumDirections / 2; step++) {
      const near = [cell - ring - step, cell - ring + step]
        .map((direction) => ring + ((direction + spectrumDirections) % spectrumDirections))
        .filter((neighbour) => counts[neighbour]! > 0)
      if (near.length === 0) continue
      spectrum[cell] = near.reduce((sum, neighbour) => sum + spectrum[neighbour]!, 0) / near.length
      break
    }
  }
}
