/** A square of complex numbers, row by row; `size` is a power of two. */
export type ComplexSquare = { size: number; real: Float64Array; imaginary: Float64Array }

/** Discrete Fourier transform of a square, in place (radix-2, Cooley & Tukey 1965); `inverse` also divides by n². */
export function transformSquare(square: ComplexSquare, inverse: boolean): void {
  const turns = turnsOf(square.size, inverse)
  // Columns are transformed as rows of the transpose: steps of a whole row through memory are slow.
  for (const axis of [0, 1]) {
    if (axis === 1) transpose(square)
    for (let row = 0; row < square.size; row++) transformRow(square, row * square.size, turns)
  }
  transpose(square)
  if (!inverse) return
  for (const values of [square.real, square.imaginary]) {
    for (let i = 0; i < values.length; i++) values[i] = values[i]! / square.size ** 2
  }
}

/** Magnitudes of the discrete Fourier transform of `values`, whose number is a power of two: frequencies 0 to n/2. */
export function spectrumOf(values: Float64Array): Float64Array {
  const size = values.length
  const line = { size, real: Float64Array.from(values), imaginary: new Float64Array(size) }
  transformRow(line, 0, turnsOf(size, false))
  return Float64Array.from({ length: size / 2 }, (_, k) => Math.hypot(line.real[k]!, line.imaginary[k]!))
}

type Turns = { cosines: Float64Array; sines: Float64Array }

function turnsOf(size: number, inverse: boolean): Turns {
  const turn = ((inverse ? 2 : -2) * Math.PI) / size
  return {
    cosines: Float64Array.from({ length: size / 2 }, (_, k) => Math.cos(turn * k)),
    sines: Float64Array.from({ length: size / 2 }, (_, k) => Math.sin(turn * k)),
  }
}

/** One row: the `size` elements from `start`. */
function transformRow(row: ComplexSquare, start: number, { cosines, sines }: Turns): void {
  const { size, real, imaginary } = row
  reverseBits(row, start)
  for (let span = 2; span <= size; span *= 2) {
    const half = span / 2
    const stride = size / span
    for (let group = start; group < start + size; group += span) {
      for (let k = 0, one = group, other = group + half; k < half; k++, one++, other++) {
        const cosine = cosines[k * stride]!
        const sine = sines[k * stride]!
        const re = real[other]! * cosine - imaginary[other]! * sine
        const im = real[other]! * sine + imaginary[other]! * cosine
        real[other] = real[one]! - re
        imaginary[other] = imaginary[one]! - im
        real[one] = real[one]! + re
        imaginary[one] = imaginary[one]! + im
      }
    }
  }
}

function reverseBits({ size, real, imaginary }: ComplexSquare, start: number): void {
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) {
      swap(real, start + i, start + j)
      swap(imaginary, start + i, start + j)
    }
  }
}

function transpose({ size, real, imaginary }: ComplexSquare): void {
  for (let y = 1; y < size; y++) {
    for (let x = 0, one = y * size, other = y; x < y; x++, one++, other += size) {
      swap(real, one, other)
      swap(imaginary, one, other)
    }
  }
}

function swap(values: Float64Array, one: number, other: number): void {
  const kept = values[one]!
  values[one] = values[other]!
  values[other] = kept
}
