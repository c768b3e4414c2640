// Reads SQLite's log of commits to tell whether some of them were lost. Never writes.
// Format: https://sqlite.org/fileformat2.html#walformat
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'

const headerBytes = 32
const frameHeaderBytes = 24
/** SQLite's default, which no migration changes. */
const pageBytes = 4096
const frameBytes = frameHeaderBytes + pageBytes

/** What a log claims to hold: the number of its last frame that ends a transaction, from 1; 0 for none. */
export type Log = { lastCommit: number; readable: boolean }

/**
 * Reads the log at `file`; null when there is none. SQLite itself stops at the first frame that fails its checksum,
 * so commits claimed here and not found there are lost.
 */
export function readLog(file: string): Log | null {
  if (!existsSync(file)) return null
  const { size } = statSync(file)
  if (size === 0) return null
  const descriptor = openSync(file, 'r')
  try {
    const header = bytesAt(descriptor, 0, headerBytes)
    // The last bit of the magic number tells the byte order of the checksums.
    const isLog = (header.readUInt32BE(0) & ~1) === 0x377f0682 && header.readUInt32BE(8) === pageBytes
    if (!isLog) return { lastCommit: 0, readable: false }
    return readFrames(descriptor, header.subarray(16, 24), Math.floor((size - headerBytes) / frameBytes))
  } finally {
    closeSync(descriptor)
  }
}

function readFrames(descriptor: number, salts: Buffer, frames: number): Log {
  const log: Log = { lastCommit: 0, readable: true }
  for (let frame = 1; frame <= frames; frame++) {
    const header = bytesAt(descriptor, headerBytes + (frame - 1) * frameBytes, frameHeaderBytes)
    const isOfThisLog = header.subarray(8, 16).equals(salts)
    // When SQLite starts the log over, older frames remain behind the new ones: their first salt is one less.
    const isOlder = header.readUInt32BE(8) === (salts.readUInt32BE(0) - 1) >>> 0
    if (isOfThisLog && header.readUInt32BE(4) > 0) log.lastCommit = frame
    if (frame === 1 && !isOfThisLog && !isOlder) log.readable = false
  }
  return log
}

function bytesAt(descriptor: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  readSync(descriptor, bytes, 0, length, position)
  return bytes
}
