/** Reads bits in order, the highest first; past the end come zeros, and `isPast` is true. */
export type BitReader = {
  bits: (count: number) => number
  /** An unsigned number in Exp-Golomb code (ITU-T H.265, 9.2). */
  golomb: () => number
  isPast: () => boolean
}

export function readBits(bytes: Uint8Array): BitReader {
  let at = 0
  const bit = (): number => {
    const value = ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1
    at++
    return value
  }
  const bits = (count: number): number => {
    let value = 0
    for (let i = 0; i < count; i++) value = value * 2 + bit()
    return value
  }
  const isPast = (): boolean => at > 8 * bytes.length
  return {
    bits,
    golomb() {
      let zeros = 0
      while (bit() === 0 && zeros < 32 && !isPast()) zeros++
      return 2 ** zeros - 1 + bits(zeros)
    },
    isPast,
  }
}
