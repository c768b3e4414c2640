// The picture that every net looks at: pixels of the small JPEG, decoded once.
import sharp from 'sharp'
import { AppError } from '../../shared/errors.ts'

/** Upright sRGB, three bytes a pixel, row by row. */
export type Picture = { data: Uint8Array; width: number; height: number }

/** Long edge in pixels of what is looked at; sizes of faces count in it. */
export const pictureEdge = 1024

/** What the photo child makes has a million pixels; a file that claims more than this is none of its. */
const mostPixels = 2 ** 25

// Each picture is another one, and one is at work at a time: what libvips keeps would only be held.
sharp.cache(false)
sharp.concurrency(1)

/** From here on libvips reads nothing in this process but JPEGs out of memory. */
export function readOnlyJpegs(): void {
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer'] })
}

/** Decodes a JPEG, reduced to `pictureEdge` where it is larger. Throws `photo-damaged` for whatever is no whole JPEG. */
export async function openPicture(jpeg: Uint8Array): Promise<Picture> {
  const damaged = (cause?: unknown): AppError =>
    new AppError('photo-damaged', 'The small copy of this photo cannot be read.', {
      hint: 'Add the photo again.',
      cause,
    })
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8 || jpeg[2] !== 0xff) throw damaged()
  try {
    const { data, info } = await sharp(jpeg, { failOn: 'error', limitInputPixels: mostPixels })
      .autoOrient()
      .resize(pictureEdge, pictureEdge, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { data: inThreeChannels(data, info.channels), width: info.width, height: info.height }
  } catch (error) {
    throw damaged(error)
  }
}

/** libvips leaves a grey picture in one channel, whatever colour space is asked for. */
function inThreeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data
  const rgb = new Uint8Array((data.length / channels) * 3)
  for (let at = 0, from = 0; at < rgb.length; at += 3, from += channels) rgb.fill(data[from]!, at, at + 3)
  return rgb
}
