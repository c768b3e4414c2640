// Every pixel of a photo as it is shown beyond its small copy. It never touches the disk.
import type { Rotation } from '../../shared/photos.ts'
import { decode, decodeOwnRgb } from './decode.ts'
import { exifParts } from './exifParts.ts'
import { readHeader } from './header.ts'
import { formatOf } from './intake.ts'
import { decodeFirst, mostEdge, withOwnColours } from './measure.ts'
import { turnFurther } from './orientation.ts'
import type { StoredPixels } from './pixels.ts'

/** As stored: upright only after `orientation`. In Display P3 where the file is, else in sRGB. */
export type ShownPixels = StoredPixels & { isDisplayP3: boolean }

/** Decodes a photo as for measuring, turned by `rotation` on top of what it says. Throws as `openPhoto` does. */
export async function openShown(bytes: Buffer, rotation: Rotation): Promise<ShownPixels> {
  const format = formatOf(bytes)
  const exif = exifParts(bytes, format)
  return await decodeFirst(bytes, format, async (developed) => {
    const read = await readHeader(developed.file, developed)
    const orientation = turnFurther(read.orientation, rotation)
    const { file, header } = withOwnColours(developed.file, { ...read, orientation: 1 }, exif)
    const { isDisplayP3 } = header
    const pixels = isDisplayP3
      ? await decodeOwnRgb(file, header)
      : (await decode(file, header, mostEdge)).raster
    return { ...pixels, orientation, isDisplayP3 }
  })
}
