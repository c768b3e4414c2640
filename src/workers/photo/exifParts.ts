import type { PhotoFormat } from '../../shared/photos.ts'
import { jpegMetadata } from './jpegParts.ts'
import { readCr3Exif } from './raw/cr3.ts'
import { findPreview } from './raw/preview.ts'
import { openTiff } from './tiff.ts'

/** Tags of IFD0 that point to the Exif and the GPS directory. */
const pointer = { exif: 0x8769, gps: 0x8825 }

/** What in a file of this format holds metadata in a form that can be read, the most telling first. */
export function exifParts(bytes: Buffer, format: PhotoFormat): Buffer[] {
  if (format === 'cr3') {
    const { CMT1, CMT2, CMT4 } = readCr3Exif(bytes)
    return [
      ...(CMT1 ? [CMT1] : []),
      ...(CMT2 ? [asChild(CMT2, pointer.exif)] : []),
      ...(CMT4 ? [asChild(CMT4, pointer.gps)] : []),
    ]
  }
  if (format === 'jpeg') return [jpegMetadata(bytes)]
  const preview = format === 'raf' || format === 'rw2' ? findPreview(bytes, format) : null
  if (preview) return [jpegMetadata(preview.jpeg)]
  return format === 'orf' || format === 'rw2' ? [asTiff(bytes)] : [bytes]
}

/** Olympus and Panasonic sign their TIFFs with another mark than 42. */
function asTiff(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  copy.write(copy[0] === 0x49 ? 'II*\0' : 'MM\0*', 'latin1')
  return copy
}

/** A TIFF whose first directory becomes the one that `tag` points to from a new first directory. */
function asChild(block: Buffer, tag: number): Buffer {
  const tiff = openTiff(block)
  if (!tiff) return block
  const little = block[0] === 0x49
  const root = Buffer.alloc(18)
  const short = (value: number, at: number): number =>
    little ? root.writeUInt16LE(value, at) : root.writeUInt16BE(value, at)
  const long = (value: number, at: number): number =>
    little ? root.writeUInt32LE(value, at) : root.writeUInt32BE(value, at)
  short(1, 0)
  short(tag, 2)
  short(4, 4)
  long(1, 6)
  long(tiff.first, 10)
  const wrapped = Buffer.concat([block, Buffer.alloc(block.length % 2), root])
  if (little) wrapped.writeUInt32LE(wrapped.length - root.length, 4)
  else wrapped.writeUInt32BE(wrapped.length - root.length, 4)
  return wrapped
}
