// Photo files for tests, made in memory or in a temporary folder.
// It never leaves a folder behind: the caller of `temporaryFolder` disposes of it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { openPixels } from '../decode.ts'
import type { Pixels } from '../pixels.ts'
import { paint } from './synthetic.ts'

/** A picture whose every part can be told from every other. */
export function gradient(width: number, height: number): Pixels {
  return paint(width, height, (x, y) => [
    (200 * x) / width + 20,
    (200 * y) / height + 20,
    ((x ^ y) & 63) + 60,
  ])
}

export async function jpegOf(pixels: Pixels, options: { progressive?: boolean } = {}): Promise<Buffer> {
  return await openPixels(pixels)
    .jpeg({ quality: 90, ...options })
    .toBuffer()
}

/** A PNG that claims to be this large and holds no pixels. */
export function emptyPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(0))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  chunk.set(body, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

/** A little-endian TIFF that consists of directories of these entries; values are LONGs. */
export function tiffOf(...directories: [tag: number, value: number][][]): Buffer {
  const parts: Buffer[] = [Buffer.from('II*\0\x08\0\0\0', 'latin1')]
  for (const entries of directories) {
    const directory = Buffer.alloc(2 + 12 * entries.length + 4)
    directory.writeUInt16LE(entries.length, 0)
    entries.forEach(([tag, value], i) => {
      directory.writeUInt16LE(tag, 2 + 12 * i)
      directory.writeUInt16LE(4, 4 + 12 * i)
      directory.writeUInt32LE(1, 6 + 12 * i)
      directory.writeUInt32LE(value, 10 + 12 * i)
    })
    parts.push(directory)
  }
  return Buffer.concat(parts)
}

/** A new folder that is removed when the returned object is disposed of. */
export function temporaryFolder(): { path: string; [Symbol.dispose]: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'mondrian-photo-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}
