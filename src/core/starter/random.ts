// Seeded chance: the same seed gives the same choices on every machine. Never used where secrecy matters.

/** Numbers in 0..1 from a 32-bit seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A seed of its own for each part of what `seed` stands for. */
export function seedFor(seed: number, part: number): number {
  return (Math.imul(seed ^ (seed >>> 16), 0x85ebca6b) + Math.imul(part + 1, 0x9e3779b1)) >>> 0
}
