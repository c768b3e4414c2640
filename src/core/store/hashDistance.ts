/** Bits in which two hashes of 16 hexadecimal digits differ: 0 to 64; 64 where one of them is none. */
export function hashDistance(a: string, b: string): number {
  if (a.length !== 16 || b.length !== 16) return 64
  return bitsOf(half(a, 0) ^ half(b, 0)) + bitsOf(half(a, 8) ^ half(b, 8))
}

const half = (hash: string, at: number): number => Number.parseInt(hash.slice(at, at + 8), 16)

/** Bits that are set in a 32-bit number, by Kernighan's way. */
function bitsOf(value: number): number {
  let count = 0
  for (let rest = value; rest !== 0; rest &= rest - 1) count++
  return count
}
