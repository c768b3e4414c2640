/** A square of complex numbers, row by row; `size` is a power of two. */
export type ComplexSquare = { size: number; real: Float64Array; imaginary: Float64Array }

/** Discrete Fourier transform of a square, in place (radix-2, Cooley & Tukey 1965); `inverse` also divides by n². */
export function transformSquare(square: ComplexSquare, inverse: boolean): void {
  for (let row = 0; row < square.size; row++) transformLine(square, row * square.size, 1, inverse)
  for (let column = 0; column < square.size; column++) transformLine(square, column, square.size, inverse)
}

/** One line of the square: elements `start`, `start + step`, ... */
function transformLine(square: ComplexSquare, start: number, step: number, inverse: boolean): void {
  const { size, real, imaginary } = square
  reverseBits(square, start, step)
  for (let span = 2; span <= size; span *= 2) {
    const turn = ((inverse ? 2 : -2) * Math.PI) / span
    for (let k = 0; k < span / 2; k++) {
      const cosine = Math.cos(turn * k)
      const sine = Math.sin(turn * k)
      for (let first = k; first < size; first += span) {
        const one = start + first * step
        const other = one + (span / 2) * step
        const re = real[other]! * cosine - imaginary[other]! * sine
        const im = real[other]! * sine + imaginary[other]! * cosine
        real[other] = real[one]! - re
        imaginary[other] = imaginary[one]! - im
        real[one] = real[one]! + re
        imaginary[one] = imaginary[one]! + im
      }
    }
  }
  if (!inverse) return
  for (let i = start, n = 0; n < size; n++, i += step) {
    real[i] = real[i]! / size
    imaginary[i] = imaginary[i]! / size
  }
}

function reverseBits({ size, real, imaginary }: ComplexSquare, start: number, step: number): void {
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i >= j) continue
    const one = start + i * step
    const other = start + j * step
    const re = real[one]!
    const im = imaginary[one]!
    real[one] = real[other]!
    imaginary[one] = imaginary[other]!
    real[other] = re
    imaginary[other] = im
  }
}
