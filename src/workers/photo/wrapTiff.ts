import type { DeepPixels, Pixels } from './pixels.ts'

/** Rows per strip: libvips reads strip by strip. */
const stripRows = 64

type Entry = { tag: number; type: 3 | 4 | 7; values: number[] | Buffer }

/**
 * The file size of an uncompressed TIFF is that of its pixels, so wrapping is one copy: pixels that another decoder
 * made then take the same way as every file, colour profile included.
 */
export function wrapTiff({ width, height, rgb }: Pixels | DeepPixels, profile: Buffer | undefined): Buffer {
  const bits = 8 * rgb.BYTES_PER_ELEMENT
  const rowBytes = width * 3 * rgb.BYTES_PER_ELEMENT
  // Numbers of 16 bits lie in memory as in a little-endian file on every computer that Mondrian runs on.
  const data = Buffer.from(rgb.buffer, rgb.byteOffset, rgb.byteLength)
  const rows = Array.from({ length: Math.ceil(height / stripRows) }, (_, i) =>
    Math.min(stripRows, height - i * stripRows),
  )
  const entries: Entry[] = [
    { tag: 0x0100, type: 4, values: [width] },
    { tag: 0x0101, type: 4, values: [height] },
    { tag: 0x0102, type: 3, values: [bits, bits, bits] },
    { tag: 0x0103, type: 3, values: [1] },
    { tag: 0x0106, type: 3, values: [2] },
    { tag: 0x0111, type: 4, values: rows.map((_, i) => 8 + i * stripRows * rowBytes) },
    { tag: 0x0115, type: 3, values: [3] },
    { tag: 0x0116, type: 4, values: [stripRows] },
    { tag: 0x0117, type: 4, values: rows.map((count) => count * rowBytes) },
    ...(profile ? [{ tag: 0x8773, type: 7 as const, values: profile }] : []),
  ]
  const directoryAt = evenUp(8 + data.length)
  const header = Buffer.from('II*\0\0\0\0\0', 'latin1')
  header.writeUInt32LE(directoryAt, 4)
  const padding = Buffer.alloc(directoryAt - 8 - data.length)
  return Buffer.concat([header, data, padding, directoryOf(entries, directoryAt)])
}

/** A directory that lies at `start`, followed by the values that do not fit into it. */
function directoryOf(entries: Entry[], start: number): Buffer {
  const directory = Buffer.alloc(2 + 12 * entries.length + 4)
  directory.writeUInt16LE(entries.length, 0)
  const beyond: Buffer[] = []
  let free = start + directory.length
  entries.forEach(({ tag, type, values }, i) => {
    const at = 2 + 12 * i
    const data = bytesOf(type, values)
    directory.writeUInt16LE(tag, at)
    directory.writeUInt16LE(type, at + 2)
    directory.writeUInt32LE(values.length, at + 4)
    if (data.length <= 4) data.copy(directory, at + 8)
    else {
      directory.writeUInt32LE(free, at + 8)
      beyond.push(data, Buffer.alloc(evenUp(data.length) - data.length))
      free += evenUp(data.length)
    }
  })
  return Buffer.concat([directory, ...beyond])
}

function bytesOf(type: Entry['type'], values: number[] | Buffer): Buffer {
  if (Buffer.isBuffer(values)) return values
  const size = type === 3 ? 2 : 4
  const data = Buffer.alloc(size * values.length)
  values.forEach((value, i) => data.writeUIntLE(value, i * size, size))
  return data
}

/** TIFF wants everything to begin at an even offset. */
const evenUp = (length: number): number => length + (length % 2)
