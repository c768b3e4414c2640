import { seededRandom } from '../facts/statistics.ts'

/** Where most formats keep their structure. */
const headLength = 1024

/**
 * `count` damaged copies of a file, always the same ones: every second one is cut off somewhere, the others have 1 to
 * 20 bits flipped, half of them in the first kilobyte.
 */
export function* mutate(file: Buffer, count: number, seed: number): Generator<Buffer> {
  const random = seededRandom(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  for (let i = 0; i < count; i++) {
    if (i % 2 === 0) yield file.subarray(0, below(file.length))
    else yield flipBits(file, below(20) + 1, i % 4 === 1 ? headLength : file.length, below)
  }
}

function flipBits(file: Buffer, count: number, within: number, below: (limit: number) => number): Buffer {
  const copy = Buffer.from(file)
  for (let i = 0; i < count; i++) {
    const at = below(Math.min(within, copy.length))
    copy[at] = copy[at]! ^ (1 << below(8))
  }
  return copy
}
