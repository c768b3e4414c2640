import type { Plane } from '../pixels.ts'

/** Gaussian blur with standard deviation `sigma` in pixels; the border pixel is repeated outside. */
export function gaussianBlur(plane: Plane, sigma: number): Plane {
  return blurColumns(blurRows(plane, gaussianKernel(sigma)), gaussianKernel(sigma))
}

/** Weights of a Gaussian, which sum to 1 and reach three standard deviations. */
export function gaussianKernel(sigma: number): Float32Array {
  const radius = Math.max(1, Math.ceil(3 * sigma))
  const kernel = Float32Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  )
  const sum = kernel.reduce((total, weight) => total + weight, 0)
  return kernel.map((weight) => weight / sum)
}

function blurRows({ width, height, values }: Plane, kernel: Float32Array): Plane {
  const radius = kernel.length >> 1
  const padded = new Float32Array(width + 2 * radius)
  const blurred = new Float32Array(values.length)
  for (let row = 0; row < values.length; row += width) {
    padded.fill(values[row]!, 0, radius)
    padded.set(values.subarray(row, row + width), radius)
    padded.fill(values[row + width - 1]!, radius + width)
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let k = 0; k < kernel.length; k++) sum += kernel[k]! * padded[x + k]!
      blurred[row + x] = sum
    }
  }
  return { width, height, values: blurred }
}

function blurColumns({ width, height, values }: Plane, kernel: Float32Array): Plane {
  const radius = kernel.length >> 1
  const blurred = new Float32Array(values.length)
  for (let y = 0; y < height; y++) {
    const to = y * width
    for (let k = 0; k < kernel.length; k++) {
      const from = Math.max(0, Math.min(height - 1, y + k - radius)) * width
      const weight = kernel[k]!
      for (let x = 0; x < width; x++) blurred[to + x] = blurred[to + x]! + weight * values[from + x]!
    }
  }
  return { width, height, values: blurred }
}
