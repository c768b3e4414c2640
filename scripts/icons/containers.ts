// The two files that hold an icon in several sizes. Both keep PNGs as they are.

/** Type and pixels of the entries, as in iconutil's sets; `@2x` sizes come under a type of their own. */
const icnsTypes: readonly [type: string, size: number][] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]

export const icnsSizes: readonly number[] = icnsTypes.map(([, size]) => size)
export const icoSizes: readonly number[] = [16, 24, 32, 48, 64, 128, 256]

/** Apple's icon file: a magic word and the length, then for each entry type, length and PNG; big-endian. */
export function icnsFile(pngs: ReadonlyMap<number, Buffer>): Buffer {
  const entries = icnsTypes.map(([type, size]) => {
    const png = pngs.get(size)
    if (!png) throw new Error(`No picture of ${size} pixels`)
    return chunk(type, png)
  })
  return chunk('icns', Buffer.concat(entries))
}

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(content.length + 8, 4)
  return Buffer.concat([head, content])
}

/** Windows' icon file: a header, a directory of 16 bytes an entry, then the PNGs; little-endian. 256 is written as 0. */
export function icoFile(pngs: readonly (readonly [size: number, png: Buffer])[]): Buffer {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pngs.length, 4)
  let offset = header.length + 16 * pngs.length
  const directory = pngs.map(([size, png]) => {
    const entry = Buffer.alloc(16)
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...directory, ...pngs.map(([, png]) => png)])
}
