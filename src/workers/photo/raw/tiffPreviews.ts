import { openTiff, walkDirectories, type Directory, type Field, type Tiff } from '../tiff.ts'

/** A stretch of a file where a JPEG may lie. */
export type Stretch = { at: number; length: number }

const tag = {
  compression: 0x0103,
  stripOffsets: 0x0111,
  stripLengths: 0x0117,
  orientation: 0x0112,
  jpegOffset: 0x0201,
  jpegLength: 0x0202,
  makerNote: 0x927c,
  panasonicJpeg: 0x002e,
  nikonPreview: 0x0011,
  olympusCameraSettings: 0x2020,
  olympusPreviewOffset: 0x0101,
  olympusPreviewLength: 0x0102,
}

/** TIFF compressions that stand for JPEG: the old and the new style. */
const jpegCompressions = new Set([6, 7])

/** Where the TIFF at the start of a raw file may keep previews, and its Exif orientation, null where it says none. */
export function findTiffPreviews(
  bytes: Buffer,
  start = 0,
): { stretches: Stretch[]; orientation: number | null } {
  const tiff = openTiff(bytes, start)
  if (!tiff) return { stretches: [], orientation: null }
  const stretches: Stretch[] = []
  let orientation: number | null = null
  for (const directory of walkDirectories(tiff)) {
    orientation ??= orientationOf(tiff, directory)
    stretches.push(...previewsIn(tiff, directory))
    const note = directory.fields.get(tag.makerNote)
    if (note) stretches.push(...makerPreviews(bytes, tiff, note))
  }
  return { stretches, orientation }
}

function orientationOf(tiff: Tiff, { fields }: Directory): number | null {
  const [orientation = 0] = tiff.numbers(fields.get(tag.orientation), 1)
  return orientation >= 1 && orientation <= 8 ? orientation : null
}

function previewsIn(tiff: Tiff, { fields }: Directory): Stretch[] {
  const stretches = stretchOf(tiff, fields.get(tag.jpegOffset), fields.get(tag.jpegLength))
  const [compression = 0] = tiff.numbers(fields.get(tag.compression), 1)
  const strips = fields.get(tag.stripOffsets)
  if (jpegCompressions.has(compression) && strips?.count === 1) {
    stretches.push(...stretchOf(tiff, strips, fields.get(tag.stripLengths)))
  }
  const whole = fields.get(tag.panasonicJpeg)
  if (whole?.type === 7) stretches.push({ at: whole.at, length: whole.count })
  return stretches
}

function stretchOf(
  tiff: Tiff,
  offset: Field | undefined,
  length: Field | undefined,
  base = tiff.start,
): Stretch[] {
  const [at] = tiff.numbers(offset, 1)
  const [size] = tiff.numbers(length, 1)
  return at !== undefined && size !== undefined ? [{ at: base + at, length: size }] : []
}

/** Nikon and Olympus keep their larger previews in the maker's own part of Exif. */
function makerPreviews(bytes: Buffer, tiff: Tiff, note: Field): Stretch[] {
  const sign = bytes.toString('latin1', note.at, note.at + 10)
  if (sign.startsWith('Nikon\0\x02')) return nikonPreviews(bytes, note.at + 10)
  if (sign.startsWith('OLYMPUS\0')) return olympusPreviews(tiff, note.at, 12)
  return sign.startsWith('OM SYSTEM') ? olympusPreviews(tiff, note.at, 16) : []
}

/** Nikon's part is a TIFF of its own, with a directory for the preview. */
function nikonPreviews(bytes: Buffer, start: number): Stretch[] {
  const tiff = openTiff(bytes, start)
  const root = tiff?.directory(tiff.first)
  if (!tiff || !root) return []
  return tiff.numbers(root.fields.get(tag.nikonPreview), 1).flatMap((offset) => {
    const preview = tiff.directory(offset)
    return preview
      ? stretchOf(tiff, preview.fields.get(tag.jpegOffset), preview.fields.get(tag.jpegLength))
      : []
  })
}

/** Olympus counts its offsets from the start of its part, `headerLength` bytes before the first directory. */
function olympusPreviews(tiff: Tiff, start: number, headerLength: number): Stretch[] {
  const base = start - tiff.start
  const settings = tiff.directory(base + headerLength)?.fields.get(tag.olympusCameraSettings)
  if (!settings) return []
  // An offset, or, as bytes without a type, a field that lies there itself.
  const offsets = settings.type === 7 ? [settings.at - tiff.start] : tiff.numbers(settings, 1)
  return offsets.flatMap((offset) => {
    const preview = tiff.directory(base + offset)
    if (!preview) return []
    const { fields } = preview
    return stretchOf(tiff, fields.get(tag.olympusPreviewOffset), fields.get(tag.olympusPreviewLength), start)
  })
}
