// How the first picture of a TIFF stores its numbers, and which ways of that are not read.
// It never looks at a pixel.
import { AppError } from '../../shared/errors.ts'
import { openTiff } from './tiff.ts'

const tag = {
  bits: 0x0102,
  compression: 0x0103,
  photometric: 0x0106,
  samples: 0x0115,
  extra: 0x0152,
  format: 0x0153,
}

export type TiffPicture = {
  photometric: number
  /** What each further channel is (TIFF 6.0, ExtraSamples): 0 anything, 1 alpha that was multiplied in (libvips divides by it), 2 alpha. */
  extra: number[]
  /** The file does not say what its further channels are, which libtiff warns of. */
  isUndeclared: boolean
}

/** TIFF 6.0, 8 and Photoshop's technical notes: colours by PhotometricInterpretation. */
const colourChannels: Record<number, number> = { 0: 1, 1: 1, 2: 3, 3: 1, 4: 1, 5: 4, 6: 3, 8: 3, 9: 3, 10: 3 }

/** Compressions that libtiff, as it is built here, reads: none, CCITT, LZW, JPEG, ZIP, PackBits. */
const readCompressions = new Set([1, 2, 3, 4, 5, 6, 7, 8, 32_771, 32_773, 32_946])
const namesOfCompressions: Record<number, string> = {
  9: 'JBIG',
  10: 'JBIG',
  34_661: 'JBIG',
  34_676: 'SGI LogLuv',
  34_677: 'SGI LogLuv',
  34_712: 'JPEG 2000',
  33_003: 'JPEG 2000',
  33_005: 'JPEG 2000',
  34_887: 'LERC',
  34_892: 'lossy JPEG of DNG',
  34_925: 'LZMA',
  50_000: 'ZSTD',
  50_001: 'WebP',
  50_002: 'JPEG XL',
  52_546: 'JPEG XL',
}

const sampleFormat = { whole: 1, signed: 2, float: 3 }

/**
 * The picture in the first directory of a TIFF; null where that cannot be read here.
 * Throws photo-format, with what it is in the sentence, for a picture that is stored in a way Mondrian does not read.
 */
export function readTiffPicture(bytes: Buffer): TiffPicture | null {
  const tiff = openTiff(bytes)
  const fields = tiff?.directory(tiff.first)?.fields
  if (!tiff || !fields) return null
  const first = (of: number, otherwise: number): number => tiff.numbers(fields.get(of), 1)[0] ?? otherwise
  const bits = tiff.numbers(fields.get(tag.bits), 16)
  const compression = first(tag.compression, 1)
  const photometric = first(tag.photometric, 1)
  const format = first(tag.format, sampleFormat.whole)
  if (!readCompressions.has(compression)) throw unread(`is compressed by ${nameOf(compression)}`)
  const kind = unreadNumbers(bits, format)
  if (kind) throw unread(`holds ${kind}`)
  const colours = colourChannels[photometric]
  if (colours === undefined || photometric === 10)
    throw unread(`stores its colors in an unfamiliar way (${photometric})`)
  const samples = first(tag.samples, 1)
  const declared = tiff.numbers(fields.get(tag.extra), 16)
  const extra = Array.from({ length: Math.max(0, samples - colours) }, (_, i) => declared[i] ?? 0)
  return { photometric, extra, isUndeclared: extra.length > declared.length }
}

/** What numbers a picture is made of, in words, if Mondrian does not read them. */
function unreadNumbers(bits: number[], format: number): string | null {
  const most = Math.max(1, ...bits)
  if (bits.some((each) => each !== bits[0])) return 'channels of different depth'
  if (format === sampleFormat.float) return most === 16 || most === 32 ? null : `${most}-bit numbers`
  if (format === sampleFormat.signed) return 'numbers with a sign'
  if (format !== sampleFormat.whole && format !== 4) return 'complex numbers'
  return [1, 2, 4, 8, 16].includes(most) ? null : `${most}-bit whole numbers`
}

const nameOf = (compression: number): string =>
  namesOfCompressions[compression] ?? `an unfamiliar method (${compression})`

function unread(what: string): AppError {
  return new AppError(
    'photo-format',
    `This TIFF ${what}, which Mondrian does not read. Export it as a 16-bit TIFF with LZW or no compression, or as a JPEG.`,
  )
}
