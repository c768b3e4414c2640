// Reads SQLite's log of commits to tell whether some of them were lost. Never writes.
// Format: https://sqlite.org/fileformat2.html#walformat
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { endianness } from 'node:os'

const headerBytes = 32
const frameHeaderBytes = 24
/** SQLite's default, which no migration changes. */
const pageBytes = 4096
const frameBytes = frameHeaderBytes + pageBytes

/**
 * What a log claims to hold: the number of its last frame that ends a transaction, from 1; 0 for none. `salt` is the
 * first of its salts, one more each time SQLite starts the same log over; `pages` are those that its frames change,
 * `size` the pages of the database after the last commit.
 */
export type Log = { lastCommit: number; readable: boolean; salt: number; pages: Set<number>; size: number }

const noLog = { lastCommit: 0, readable: false, salt: 0, pages: new Set<number>(), size: 0 }

/**
 * Reads the log at `file`, and its index at `index`; null when there is no log. SQLite itself stops at the first frame
 * that fails its checksum, so commits claimed here and not found there are lost. Of a log that was cut off between two
 * commits only the index knows.
 */
export function readLog(file: string, index: string): Log | null {
  if (!existsSync(file)) return null
  const { size } = statSync(file)
  if (size === 0) return null
  const descriptor = openSync(file, 'r')
  try {
    const header = bytesAt(descriptor, 0, headerBytes)
    // The last bit of the magic number tells the byte order of the checksums.
    const isLog = (header.readUInt32BE(0) & ~1) === 0x377f0682 && header.readUInt32BE(8) === pageBytes
    if (!isLog) return noLog
    const salts = header.subarray(16, 24)
    const log = readFrames(descriptor, salts, Math.floor((size - headerBytes) / frameBytes))
    return { ...log, lastCommit: Math.max(log.lastCommit, lastIndexed(index, salts)) }
  } finally {
    closeSync(descriptor)
  }
}

function readFrames(descriptor: number, salts: Buffer, frames: number): Log {
  const log: Log = { ...noLog, readable: true, salt: salts.readUInt32BE(0), pages: new Set() }
  for (let frame = 1; frame <= frames; frame++) {
    const header = bytesAt(descriptor, headerBytes + (frame - 1) * frameBytes, frameHeaderBytes)
    const isOfThisLog = header.subarray(8, 16).equals(salts)
    // When SQLite starts the log over, older frames remain behind the new ones: their first salt is one less.
    const isOlder = header.readUInt32BE(8) === (salts.readUInt32BE(0) - 1) >>> 0
    if (isOfThisLog) log.pages.add(header.readUInt32BE(0))
    if (isOfThisLog && header.readUInt32BE(4) > 0) {
      log.lastCommit = frame
      log.size = header.readUInt32BE(4)
    }
    if (frame === 1 && !isOfThisLog && !isOlder) log.readable = false
  }
  return log
}

/** The first salt of the log at `file`; null where there is none. */
export function logSalt(file: string): number | null {
  if (!existsSync(file) || statSync(file).size < headerBytes) return null
  const descriptor = openSync(file, 'r')
  try {
    return bytesAt(descriptor, 0, headerBytes).readUInt32BE(16)
  } finally {
    closeSync(descriptor)
  }
}

const indexHeaderBytes = 48

/**
 * The last commit that the index says was written to the log with these salts; 0 where it says nothing of that log.
 * An index is never ahead of its log, which is on disk before it. Format: https://sqlite.org/walformat.html#wal_index
 */
function lastIndexed(index: string, salts: Buffer): number {
  if (!existsSync(index)) return 0
  const descriptor = openSync(index, 'r')
  try {
    const header = bytesAt(descriptor, 0, indexHeaderBytes)
    const copy = bytesAt(descriptor, indexHeaderBytes, indexHeaderBytes)
    const isWhole = header.equals(copy) && header.readUInt8(12) === 1
    if (!isWhole || !header.subarray(32, 40).equals(salts)) return 0
    return endianness() === 'LE' ? header.readUInt32LE(16) : header.readUInt32BE(16)
  } finally {
    closeSync(descriptor)
  }
}

function bytesAt(descriptor: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  readSync(descriptor, bytes, 0, length, position)
  return bytes
}
