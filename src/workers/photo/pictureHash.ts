import type { Pixels } from './pixels.ts'

/** Side of the small grey picture that is hashed, and of the block of low frequencies that makes the hash. */
const side = 32
const block = 8
/** Below this coefficient, in grey levels, a picture has no features to tell it by. */
const featureless = 0.5

/**
 * Perceptual hash (pHash; Zauner 2010, "Implementation and Benchmarking of Perceptual Image Hash Functions"): luma
 * shrunk to 32 x 32, its discrete cosine transform, and per low frequency one bit: above the median or not. 64 bits
 * as 16 hexadecimal digits; null for a picture without features. Versions of one picture differ in 10 bits or fewer.
 */
export function hashPicture(pixels: Pixels): string | null {
  const frequencies = lowFrequencies(shrink(pixels))
  // The first one is the mean brightness, which says nothing about the picture.
  const [, ...telling] = frequencies
  if (Math.max(...telling.map(Math.abs)) < featureless) return null
  const middle = telling.toSorted((a, b) => a - b)[telling.length >> 1]!
  const bits = frequencies.map((value, i) => (i > 0 && value > middle ? '1' : '0')).join('')
  return BigInt(`0b${bits}`).toString(16).padStart(16, '0')
}

/** Mean Rec. 709 luma of the pixels under each of 32 x 32 cells; a small picture repeats its pixels. */
function shrink({ width, height, rgb }: Pixels): Float64Array {
  const grey = new Float64Array(side * side)
  for (let row = 0; row < side; row++) {
    const top = Math.floor((row * height) / side)
    const bottom = Math.max(top + 1, Math.floor(((row + 1) * height) / side))
    for (let column = 0; column < side; column++) {
      const left = Math.floor((column * width) / side)
      const right = Math.max(left + 1, Math.floor(((column + 1) * width) / side))
      let sum = 0
      for (let y = top; y < bottom; y++) {
        for (let p = (y * width + left) * 3, end = (y * width + right) * 3; p < end; p += 3) {
          sum += 0.2126 * rgb[p]! + 0.7152 * rgb[p + 1]! + 0.0722 * rgb[p + 2]!
        }
      }
      grey[row * side + column] = sum / ((bottom - top) * (right - left))
    }
  }
  return grey
}

/** The 8 x 8 lowest frequencies of the orthonormal DCT-II, row by row, scaled to grey levels. */
function lowFrequencies(grey: Float64Array): number[] {
  const waves = Array.from({ length: block }, (_, frequency) =>
    Float64Array.from({ length: side }, (__, at) =>
      Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * side)),
    ),
  )
  const rows = waves.map((wave) =>
    Float64Array.from({ length: side }, (_, row) => {
      let sum = 0
      for (let column = 0; column < side; column++) sum += wave[column]! * grey[row * side + column]!
      return sum / side
    }),
  )
  return waves.flatMap((wave) =>
    rows.map((row) => row.reduce((sum, value, at) => sum + (wave[at]! * value) / side, 0)),
  )
}
