// Reads a GGUF header front to back through a window of bounded size. Never trusts a length it has not compared
// with what the file still holds, so a hostile file can neither exhaust memory nor time.
import { readSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'

/** No known model has a header of more than 30 MB. */
const maxHeaderBytes = 128 * 1024 * 1024
const maxStringBytes = 16 * 1024 * 1024
const defaultWindowBytes = 256 * 1024

export type GgufReader = {
  /** Bytes read so far. */
  offset: () => number
  /** The next `length` bytes, valid until the next call. Throws model-damaged where the file ends before. */
  take: (length: number) => Buffer
  /** Passes over `length` bytes. */
  skip: (length: number) => void
  u16: () => number
  u32: () => number
  /** A 64-bit count or size; what no double holds exactly is no honest value and throws model-damaged. */
  u64: () => number
  /** Raw bytes as Latin-1, so that different bytes stay different. */
  str: () => string
}

export function damaged(reason: string): AppError {
  return new AppError('model-damaged', `This model file is damaged: ${reason}.`, {
    hint: 'Download or copy it again.',
  })
}

/** Reads from the start of the open file `descriptor` of `fileBytes` bytes, at least `windowBytes` at once. */
export function createGgufReader(
  descriptor: number,
  fileBytes: number,
  windowBytes = defaultWindowBytes,
): GgufReader {
  let window = Buffer.alloc(0)
  let windowStart = 0
  let position = 0

  const advance = (length: number): number => {
    const start = position
    if (length > fileBytes - start) throw damaged('it ends in the middle of its header')
    if (start + length > maxHeaderBytes) throw damaged('its header is far too long')
    position += length
    return start
  }
  const take = (length: number): Buffer => {
    const start = advance(length)
    if (start < windowStart || start + length > windowStart + window.length) {
      window = Buffer.alloc(Math.min(Math.max(length, windowBytes), fileBytes - start))
      windowStart = start
      const read = readSync(descriptor, window, 0, window.length, start)
      if (read < length) throw damaged('it ends in the middle of its header')
    }
    return window.subarray(start - windowStart, start - windowStart + length)
  }
  const u64 = (): number => {
    const value = Number(take(8).readBigUInt64LE())
    if (!Number.isSafeInteger(value)) throw damaged('it claims an impossible size')
    return value
  }
  return {
    offset: () => position,
    take,
    skip: advance,
    u16: () => take(2).readUInt16LE(),
    u32: () => take(4).readUInt32LE(),
    u64,
    str: () => {
      const length = u64()
      if (length > maxStringBytes) throw damaged('it claims an impossible size')
      return take(length).toString('latin1')
    },
  }
}
