/** The few TIFF 6.0 and DNG tags that tell a raw file from a picture. */
const tag = { photometric: 0x0106, subIfds: 0x014a, dngVersion: 0xc612 }

/** Photometric interpretations of sensor data: colour filter array, linear raw. */
const sensorData = new Set([32803, 34892])

/** Cameras write at most a few directories; a longer chain is an attack or damage. */
const maxDirectories = 8

type Entry = { tag: number; type: number; count: number; at: number }

/**
 * Whether a TIFF holds camera raw: Canon and Phase One sign theirs at byte 8, DNG has a version tag,
 * the others (Nikon, Sony, Pentax, Samsung, Hasselblad) keep sensor data in a directory or one of its children.
 */
export function isTiffRaw(bytes: Buffer): boolean {
  if (bytes.length < 16) return false
  const mark = bytes.toString('latin1', 8, 12)
  if (mark.startsWith('CR') || mark === 'IIII' || mark === 'MMMM') return true
  const little = bytes[0] === 0x49
  const short = (at: number): number => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const long = (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  const valueOf = (entry: Entry): number => (entry.type === 3 ? short(entry.at) : long(entry.at))
  const waiting = [long(4)]
  for (let seen = 0; seen < maxDirectories; seen++) {
    const offset = waiting.shift()
    if (offset === undefined) return false
    for (const entry of readEntries(bytes, offset, short, long)) {
      if (entry.tag === tag.dngVersion) return true
      if (entry.tag === tag.photometric && sensorData.has(valueOf(entry))) return true
      if (entry.tag === tag.subIfds) waiting.push(...readOffsets(bytes, entry, long))
    }
  }
  return false
}

function readEntries(
  bytes: Buffer,
  offset: number,
  short: (at: number) => number,
  long: (at: number) => number,
): Entry[] {
  if (offset < 8 || offset + 2 > bytes.length) return []
  const entries: Entry[] = []
  const count = short(offset)
  for (let i = 0, at = offset + 2; i < count && at + 12 <= bytes.length; i++, at += 12) {
    entries.push({ tag: short(at), type: short(at + 2), count: long(at + 4), at: at + 8 })
  }
  return entries
}

function readOffsets(bytes: Buffer, entry: Entry, long: (at: number) => number): number[] {
  if (entry.count === 1) return [long(entry.at)]
  const start = long(entry.at)
  const offsets: number[] = []
  for (let i = 0; i < Math.min(entry.count, maxDirectories) && start + i * 4 + 4 <= bytes.length; i++) {
    offsets.push(long(start + i * 4))
  }
  return offsets
}
