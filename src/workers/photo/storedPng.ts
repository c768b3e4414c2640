// A PNG (ISO/IEC 15948) whose pixels are stored and not compressed: hardly more work than to copy them.
import { crc32, deflateSync } from 'node:zlib'
import type { Box, Pixels } from './pixels.ts'

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** Memory that is written again and again: half of the work is to get some that was not in use. */
export type Scratch = { bytes: Buffer }

/**
 * The part `box` of a picture as a PNG, in sRGB or in the colours of `profile`. It lies in `scratch`, and holds until that is
 * used again.
 */
export function storedPng(
  { width: stride, rgb }: Pixels,
  box: Box,
  profile: Buffer | null,
  scratch: Scratch,
): Buffer {
  const { width, height } = box
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits of RGB.
  header.set([8, 2, 0, 0, 0], 8)
  const before = Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...(profile
      ? [chunk('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflateSync(profile)]))]
      : []),
  ])
  const end = chunk('IEND', noBytes)
  const length = storedLength(width, height)
  const total = before.length + 12 + length + end.length
  if (scratch.bytes.length < total) scratch.bytes = Buffer.allocUnsafeSlow(total)
  const png = scratch.bytes.subarray(0, total)
  before.copy(png)
  const at = before.length
  png.writeUInt32BE(length, at)
  png.write('IDAT', at + 4, 'latin1')
  storeRows(Buffer.from(rgb.buffer, rgb.byteOffset, rgb.byteLength), { stride, box, into: png, at: at + 8 })
  png.writeUInt32BE(crc32(png.subarray(at + 4, at + 8 + length)), at + 8 + length)
  end.copy(png, at + 12 + length)
  return png
}

const noBytes = Buffer.alloc(0)

function chunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  data.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length)
  return whole
}

/** A stored block of deflate (RFC 1951) holds no more bytes, and begins with five of its own. */
const [mostStored, blockHeader] = [65_535, 5]
/** A row begins with its filter: 0, none. */
const rowLength = (width: number): number => 1 + 3 * width
/** Whole rows to a block; no tile is wider than a block. */
const rowsPerBlock = (width: number): number => Math.floor(mostStored / rowLength(width))

/** Bytes of the pixels as zlib (RFC 1950) stores them: two before, four after. */
const storedLength = (width: number, height: number): number =>
  2 + blockHeader * Math.ceil(height / rowsPerBlock(width)) + rowLength(width) * height + 4

type Storing = { stride: number; box: Box; into: Buffer; at: number }

function storeRows(rgb: Buffer, { stride, box, into, at }: Storing): void {
  const { left, top, width, height } = box
  const perBlock = rowsPerBlock(width)
  let sum = { a: 1, b: 0 }
  into[at++] = 0x78
  into[at++] = 0x01
  for (let y = 0; y < height; y++) {
    if (y % perBlock === 0) {
      const bytes = rowLength(width) * Math.min(perBlock, height - y)
      into[at] = y + perBlock >= height ? 1 : 0
      into.writeUInt16LE(bytes, at + 1)
      into.writeUInt16LE(bytes ^ 0xffff, at + 3)
      at += blockHeader
    }
    into[at] = 0
    const from = ((top + y) * stride + left) * 3
    rgb.copy(into, at + 1, from, from + 3 * width)
    sum = adler(sum, into, at, at + rowLength(width))
    at += rowLength(width)
  }
  into.writeUInt32BE(((sum.b << 16) | sum.a) >>> 0, at)
}

/**
 * Adler-32 of RFC 1950, continued. So many bytes at a time that its sums stay integers of 32 bits, with which it takes a
 * third of the time.
 */
function adler(sum: { a: number; b: number }, bytes: Buffer, from: number, to: number) {
  let a = sum.a | 0
  let b = sum.b | 0
  for (let start = from; start < to; start += 1024) {
    const end = Math.min(to, start + 1024)
    for (let i = start; i < end; i++) {
      a = (a + bytes[i]!) | 0
      b = (b + a) | 0
    }
    a %= 65_521
    b %= 65_521
  }
  return { a, b }
}
