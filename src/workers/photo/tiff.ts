// Reads the directories of a TIFF: also those of Exif, and of raw files, which are TIFFs with another mark.
// It never reads outside the file, whatever the file says, and never looks at a pixel.

/** Bytes per value of the TIFF 6.0 field types 1 (BYTE) to 13 (IFD). */
const valueSizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]

/** Longest directory believed; the longest seen in cameras has about 400 entries. */
const maxEntries = 1000

export type Field = {
  type: number
  /** Where its type is written, from the start of the file. */
  typeAt: number
  count: number
  /** Where its values lie, from the start of the file. */
  at: number
}

export type Directory = {
  fields: ReadonlyMap<number, Field>
  /** Offset of the directory that follows in the chain, 0 at its end. */
  next: number
}

/** Offsets in a TIFF count from its own start, which in a file within a file is not the file's. */
export type Tiff = {
  start: number
  /** Offset of the first directory. */
  first: number
  /** Null where there is none. */
  directory: (offset: number) => Directory | null
  /** The first whole numbers of a field, at most `most`; none for a field that is missing or of another type. */
  numbers: (field: Field | undefined, most?: number) => number[]
  /** A field of characters up to its first NUL. */
  text: (field: Field | undefined) => string
}

/** Opens the TIFF that begins at `start` with a byte order mark, "II" or "MM"; null where there is none. */
export function openTiff(bytes: Buffer, start = 0): Tiff | null {
  if (start < 0 || start + 8 > bytes.length) return null
  const mark = bytes.toString('latin1', start, start + 2)
  if (mark !== 'II' && mark !== 'MM') return null
  const little = mark === 'II'
  const short = (at: number): number => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const long = (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))

  const readField = (at: number): Field => {
    const type = short(at + 2)
    const count = long(at + 4)
    const fitsInside = count * (valueSizes[type] ?? 1) <= 4
    return { type, typeAt: at + 2, count, at: fitsInside ? at + 8 : start + long(at + 8) }
  }
  return {
    start,
    first: long(start + 4),
    directory(offset) {
      const at = start + offset
      if (offset < 8 || at + 2 > bytes.length) return null
      const count = short(at)
      const end = at + 2 + 12 * count
      if (count === 0 || count > maxEntries || end > bytes.length) return null
      const fields = new Map<number, Field>()
      for (let entry = at + 2; entry < end; entry += 12) fields.set(short(entry), readField(entry))
      return { fields, next: end + 4 <= bytes.length ? long(end) : 0 }
    },
    numbers(field, most = 8) {
      const size = valueSizes[field?.type ?? 0] ?? 0
      if (field === undefined || (size !== 1 && size !== 2 && size !== 4)) return []
      const read = size === 4 ? long : size === 2 ? short : (at: number) => bytes.readUInt8(at)
      const values: number[] = []
      for (let at = field.at; values.length < Math.min(field.count, most) && at + size <= bytes.length;) {
        values.push(read(at))
        at += size
      }
      return values
    },
    text(field) {
      if (field?.type !== 2) return ''
      const end = Math.min(field.at + Math.min(field.count, 1000), bytes.length)
      return bytes.toString('latin1', field.at, end).split('\0', 1)[0] ?? ''
    },
  }
}

/** Directories of one file are counted: a longer list is an attack or damage. */
const maxDirectories = 64

/** Tags that point to further directories: SubIFDs and the Exif directory. */
const pointers = [0x014a, 0x8769]

/** Every directory of a TIFF, each once: the chain from the first, and what its directories point to. */
export function* walkDirectories(tiff: Tiff): Generator<Directory> {
  const waiting = [tiff.first]
  const seen = new Set<number>()
  for (let offset = waiting.shift(); offset !== undefined; offset = waiting.shift()) {
    if (seen.has(offset) || seen.size >= maxDirectories) continue
    seen.add(offset)
    const directory = tiff.directory(offset)
    if (!directory) continue
    yield directory
    waiting.push(...pointers.flatMap((tag) => tiff.numbers(directory.fields.get(tag))), directory.next)
  }
}
