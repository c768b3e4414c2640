import type { Plane } from '../pixels.ts'
import { gaussianBlur } from './gaussian.ts'
import { transformSquare, type ComplexSquare } from './spectrum.ts'
import { mean } from './statistics.ts'

/** Blur of the result in cells, as in the paper's experiments. */
const smoothing = 2.5

/**
 * Spectral residual of a square plane (Hou & Zhang 2007, "Saliency Detection: A Spectral Residual Approach"):
 * the log spectrum minus its local mean, with the phase kept, transformed back. What is unusual is bright.
 */
export function spectralResidual(plane: Plane): Float32Array {
  const size = plane.width
  const centre = mean(plane.values)
  const square: ComplexSquare = {
    size,
    real: Float64Array.from(plane.values, (value) => value - centre),
    imaginary: new Float64Array(size * size),
  }
  transformSquare(square, false)
  const { real, imaginary } = square
  const logs = real.map((re, i) => Math.log(Math.hypot(re, imaginary[i]!) + 1e-6))
  for (let i = 0; i < real.length; i++) {
    const gain = Math.exp(logs[i]! - localMean(logs, size, i)) / (Math.hypot(real[i]!, imaginary[i]!) + 1e-9)
    real[i] = real[i]! * gain
    imaginary[i] = imaginary[i]! * gain
  }
  transformSquare(square, true)
  const energy = Float32Array.from(real, (re, i) => re * re + imaginary[i]! * imaginary[i]!)
  return gaussianBlur({ width: size, height: size, values: energy }, smoothing).values
}

/** Mean of the 3 x 3 cells around `i`; the spectrum is periodic. */
function localMean(logs: Float64Array, size: number, i: number): number {
  const x = i % size
  const y = Math.floor(i / size)
  let sum = 0
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      sum += logs[((y + dy + size) % size) * size + ((x + dx + size) % size)]!
    }
  }
  return sum / 9
}
