// A file in blocks: which of them lie on the disk, and what share of a file that is.

const smallest = 64 * 1024
const largest = 16 * 1024 * 1024
/** A kill loses one unfinished block per connection: little, where a file has so many. */
const wanted = 128

/** Bytes of each block of a file but the last, which may be shorter. */
export function blockSize(fileBytes: number): number {
  return Math.min(largest, Math.max(smallest, Math.ceil(fileBytes / wanted)))
}

export const noBlocks = (fileBytes: number): string => '0'.repeat(Math.ceil(fileBytes / blockSize(fileBytes)))

/** First byte of a block, and how many it has. */
export function blockAt(index: number, fileBytes: number): { start: number; length: number } {
  const size = blockSize(fileBytes)
  const start = index * size
  return { start, length: Math.min(size, fileBytes - start) }
}

export function bytesIn(blocks: string, fileBytes: number): number {
  let bytes = 0
  for (let index = 0; index < blocks.length; index++) {
    if (blocks[index] === '1') bytes += blockAt(index, fileBytes).length
  }
  return bytes
}

export const withBlock = (blocks: string, index: number): string =>
  `${blocks.slice(0, index)}1${blocks.slice(index + 1)}`
