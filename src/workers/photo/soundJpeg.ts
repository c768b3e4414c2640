// JPEGs that are whole though written oddly: phones and programs do so, and decoders remark on it as on damage.
// It never changes a byte of the picture's own data.
import { isFrame, segmentsOf, type Segment } from './jpegParts.ts'

const marker = { app0: 0xe0, startOfScan: 0xda }
/** Frames whose scans hold every coefficient: baseline and extended, in Huffman or arithmetic code. */
const sequential = new Set([0xc0, 0xc1, 0xc9])
const progressive = 0xc2
const end = Buffer.from([0xff, 0xd9])
const numberOfLines = Buffer.from([0xff, 0xdc, 0, 4])

export type SoundJpeg = {
  file: Buffer
  /** The marker of its end was missing and stands in `file` now: whatever else is missing then, the picture lacks. */
  lackedEnd: boolean
}

/** The same JPEG without the oddities that say nothing of its picture. */
export function soundJpeg(bytes: Buffer): SoundJpeg {
  const file = mendHeader(bytes)
  const scan = [...headerOf(file)].find(({ marker: code }) => code === marker.startOfScan)
  const lackedEnd = scan !== undefined && file.indexOf(end, scan.at) < 0 && hasEveryScan(file)
  return { file: lackedEnd ? Buffer.concat([file, end]) : file, lackedEnd }
}

/** A copy with what headers say put right; the same object where there is nothing to do. */
function mendHeader(bytes: Buffer): Buffer {
  const patches: [at: number, value: number][] = []
  let frame = 0
  for (const segment of headerOf(bytes)) {
    const { marker: code, at } = segment
    if (isFrame(code)) {
      frame = code
      patches.push(...missingHeight(bytes, at))
    }
    if (code === marker.app0 && holds(bytes, segment, 'JFIF\0', 12)) patches.push([at + 5, 1])
    if (code === marker.startOfScan && sequential.has(frame)) {
      // Spectral selection and approximation (T.81, B.2.3), which a sequential scan does not have.
      const last = at + 1 + 2 * (bytes[at] ?? 0)
      if (last + 3 <= bytes.length) patches.push([last, 0], [last + 1, 63], [last + 2, 0])
    }
  }
  const wrong = patches.filter(([at, value]) => bytes[at] !== value)
  if (wrong.length === 0) return bytes
  const copy = Buffer.from(bytes)
  for (const [at, value] of wrong) copy[at] = value
  return copy
}

/** A frame without a height leaves it to a segment after the first scan (DNL, T.81, B.2.5). */
function missingHeight(bytes: Buffer, frame: number): [at: number, value: number][] {
  if (frame + 3 > bytes.length || bytes.readUInt16BE(frame + 1) !== 0) return []
  const at = bytes.indexOf(numberOfLines, frame)
  return at < 0 || at + 6 > bytes.length
    ? []
    : [
        [frame + 1, bytes[at + 4]!],
        [frame + 2, bytes[at + 5]!],
      ]
}

/** The segments up to the first scan, and of a sequential JPEG in several scans all. */
function* headerOf(bytes: Buffer): Generator<Segment> {
  let components = 0
  for (const segment of segmentsOf(bytes)) {
    const { marker: code, at } = segment
    yield segment
    if (sequential.has(code)) components = bytes[at + 5] ?? 0
    if (code === marker.startOfScan && (components === 0 || bytes[at] === components)) return
  }
}

const holds = (bytes: Buffer, { at, end: to }: Segment, sign: string, length: number): boolean =>
  to - at >= length && bytes.toString('latin1', at, at + sign.length) === sign

/** Whether the scans of a progressive JPEG bring every coefficient to its last bit; true for any other. */
function hasEveryScan(bytes: Buffer): boolean {
  const missing = new Map<number, Uint8Array>()
  for (const { marker: code, at } of segmentsOf(bytes)) {
    if (code === progressive) {
      for (let i = 0; i < bytes[at + 5]!; i++) missing.set(bytes[at + 6 + 3 * i]!, new Uint8Array(64).fill(1))
    }
    if (code !== marker.startOfScan || missing.size === 0) continue
    const count = bytes[at] ?? 0
    const last = at + 1 + 2 * count
    const [first = 1, final = 0, bits = 1] = bytes.subarray(last, last + 3)
    if ((bits & 15) !== 0) continue
    for (let i = 0; i < count; i++) missing.get(bytes[at + 1 + 2 * i]!)?.fill(0, first, final + 1)
  }
  return [...missing.values()].every((each) => each.every((value) => value === 0))
}
