// What a photo will take of this computer, judged by its header before a pixel is decoded.
// It never measures: what a file hides from its header is watched from outside (core/photos/measureFile.ts).
import { AppError } from '../../shared/errors.ts'
import { jpegCoding } from './jpegParts.ts'

/** What a file says of the picture in it. */
export type Claim = {
  width: number
  height: number
  channels: number
  /** Bytes of one sample. */
  sampleBytes: number
  /** The coding in words where decoders hold the whole picture until its end, null where they go row by row. */
  heldAs: string | null
  /** Bytes per pixel that the decoder keeps meanwhile. */
  heldPerPixel: number
  /** How often the decoder goes over the picture. */
  scans: number
}

/**
 * Bytes of memory that a photo may take by estimate: 1.2 GB are the bar, and what watches the child ends it at 1.13.
 * A child that has opened nothing yet takes 0.12.
 */
const most = {
  memory: 1.05e9,
  /** Bytes of all samples: what is decoded and converted though it need not be kept. */
  samples: 1e9,
  megapixels: 300,
  /** 105, because a sensor "of 100 megapixels" has 101.9. */
  megapixelsHeld: 105,
  /** Pixels along an edge: every row costs something, however short. */
  edge: 100_000,
  /** Scans times megapixels: 100 megapixels in the twelve scans that encoders write, and some more. */
  scannedMegapixels: 1500,
}
const idleMemory = 0.13e9
/** The picture as 8-bit RGB, which is what is measured. */
const keptPerPixel = 3

/** Throws photo-too-large, with its size in the sentence, for a picture that would take more than a photo may. */
export function refuseTooCostly(claim: Claim, fileBytes: number): void {
  const { width, height, channels, sampleBytes, heldAs, heldPerPixel, scans } = claim
  const pixels = width * height
  const megapixels = pixels / 1e6
  if (Math.max(width, height) > most.edge) throw tooLarge(`${count(width)} × ${count(height)} pixels`)
  if (megapixels > most.megapixels) throw tooLarge(`${count(megapixels)} megapixels`)
  if (heldAs !== null && scans * megapixels > most.scannedMegapixels) {
    throw tooLarge(`${count(megapixels)} megapixels in ${heldAs} of ${count(scans)} scans`)
  }
  const memory = idleMemory + fileBytes + pixels * (keptPerPixel + heldPerPixel)
  const samples = pixels * channels * sampleBytes
  const isHeldTooLong = heldAs !== null && megapixels > most.megapixelsHeld
  if (isHeldTooLong || memory > most.memory || samples > most.samples) {
    const coding = heldAs ?? `${sampleBytes * 8} bits per channel`
    throw tooLarge(`${count(megapixels)} megapixels in ${coding}`)
  }
}

const count = (value: number): string => Math.round(value).toLocaleString('en')

function tooLarge(size: string): AppError {
  return new AppError('photo-too-large', `${size} are more than Mondrian opens: add a smaller copy.`)
}

/** How decoders of a coding hold a picture; `interlaced` as libvips reports it. */
export function codingOf(
  bytes: Buffer,
  {
    format,
    interlaced,
    channels,
    sampleBytes,
  }: { format: string; interlaced: boolean; channels: number; sampleBytes: number },
): Pick<Claim, 'heldAs' | 'heldPerPixel' | 'scans'> {
  const whole = (heldAs: string, heldPerPixel: number) => ({ heldAs, heldPerPixel, scans: 1 })
  if (format === 'jpeg') {
    const coding = jpegCoding(bytes)
    if (coding && coding.heldPerPixel > 0) return { heldAs: 'a progressive JPEG', ...coding }
  }
  if (format === 'png' && interlaced) return whole('an interlaced PNG', channels * sampleBytes)
  // Four channels of the canvas or the frame.
  if (format === 'gif') return whole('a GIF', 4)
  if (format === 'webp') return whole('a WebP', 4)
  // Planes of the codec, and the picture that libheif makes of them.
  if (format === 'heif') return whole('an AVIF', 2 * channels * sampleBytes)
  return { heldAs: null, heldPerPixel: 0, scans: 1 }
}

/** HEIC: planes and picture in the decoder's own memory, the picture out of it, and the TIFF made of that. */
export const heicCoding = { heldAs: 'a HEIC', heldPerPixel: 10.5, scans: 1 }
/** The same with 16 bits per channel. */
export const deepHeicCoding = { heldAs: 'an HDR HEIC', heldPerPixel: 21, scans: 1 }

/** Camera raw that LibRaw develops: 300 MB for 24 megapixels, of which the picture of half the size is the least. */
export const sensorCoding = {
  channels: 1,
  sampleBytes: 2,
  heldAs: 'a raw photo without a preview',
  heldPerPixel: 9.5,
  scans: 1,
}
/** The same without a colour filter, where LibRaw keeps four numbers of 16 bits for every pixel of the sensor. */
export const monochromeCoding = { ...sensorCoding, heldPerPixel: 15.5 }
