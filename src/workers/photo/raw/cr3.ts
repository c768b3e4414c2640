// Canon's CR3: boxes of ISO base media, with previews in some and whole TIFFs of Exif in others.
// It never looks at the sensor's data.
import { findTiffPreviews, type Stretch } from './tiffPreviews.ts'

type Box = { type: string; at: number; end: number }

/** Ids of the boxes of type `uuid`: the large preview, and what Canon adds to `moov`. */
const uuids = {
  preview: 'eaf42b5e1c984b88b9fbb7dc406e4d16',
  canon: '85c0b687820f11e08111f4ce462b6a48',
}

/** Boxes that hold boxes. */
const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl'])

/** Boxes of one file, and their depth: a longer list is an attack or damage. */
const maxBoxes = 400
const maxDepth = 8

/** Where a CR3 keeps its previews, and its Exif orientation, null where it says none. */
export function findCr3Previews(bytes: Buffer): { stretches: Stretch[]; orientation: number | null } {
  const stretches: Stretch[] = []
  let orientation: number | null = null
  let sampleSize = 0
  for (const { type, at, end } of walkBoxes(bytes)) {
    const holds = (length: number): boolean => at + length <= end
    if (type === 'PRVW' && holds(16)) stretches.push({ at: at + 16, length: bytes.readUInt32BE(at + 12) })
    if (type === 'THMB' && holds(16)) stretches.push({ at: at + 16, length: bytes.readUInt32BE(at + 8) })
    if (type === 'CMT1') orientation ??= findTiffPreviews(bytes, at).orientation
    // A track that holds one JPEG says how long it is before it says where.
    if (type === 'trak') sampleSize = 0
    if (type === 'stsz' && holds(12)) {
      sampleSize = bytes.readUInt32BE(at + 4) || (holds(16) ? bytes.readUInt32BE(at + 12) : 0)
    }
    if (type === 'co64' && holds(16)) {
      stretches.push({ at: Number(bytes.readBigUInt64BE(at + 8)), length: sampleSize })
    }
  }
  return { stretches, orientation }
}

/** The TIFFs in which a CR3 keeps what IFD0 (CMT1), the Exif directory (CMT2) and that of GPS (CMT4) hold elsewhere. */
export function readCr3Exif(bytes: Buffer): Partial<Record<'CMT1' | 'CMT2' | 'CMT4', Buffer>> {
  const found = [...walkBoxes(bytes)].filter(({ type }) => /^CMT[124]$/.test(type))
  return Object.fromEntries(found.map(({ type, at, end }) => [type, bytes.subarray(at, end)]))
}

/** Every box with its content from `at` to `end`, parents first. */
function* walkBoxes(bytes: Buffer): Generator<Box> {
  const waiting = [{ at: 0, end: bytes.length, depth: 0 }]
  let seen = 0
  for (let place = waiting.pop(); place && seen < maxBoxes; place = waiting.pop(), seen++) {
    const box = readBox(bytes, place.at, place.end)
    if (!box) continue
    yield box
    waiting.push({ at: box.end, end: place.end, depth: place.depth })
    const inside = insideOf(bytes, box)
    if (inside !== null && place.depth < maxDepth) {
      waiting.push({ at: inside, end: box.end, depth: place.depth + 1 })
    }
  }
}

function readBox(bytes: Buffer, at: number, limit: number): Box | null {
  if (at + 8 > limit) return null
  const size = bytes.readUInt32BE(at)
  const isLong = size === 1 && at + 16 <= limit
  const header = isLong ? 16 : 8
  const length = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : size === 0 ? limit - at : size
  // What is cut off, as the sensor's data may be, reaches to the end.
  return length < header
    ? null
    : { type: latin1(bytes, at + 4), at: at + header, end: Math.min(at + length, limit) }
}

/** Where the first box inside a box begins, null when it holds none. */
function insideOf(bytes: Buffer, { type, at }: Box): number | null {
  if (containers.has(type)) return at
  if (type !== 'uuid') return null
  const id = bytes.toString('hex', at, at + 16)
  if (id === uuids.canon) return at + 16
  // Eight bytes stand before the box of the preview.
  return id === uuids.preview ? at + 24 : null
}

const latin1 = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, at + 4)
