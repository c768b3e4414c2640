// HEIC and HEIF, decoded by libheif; the decoder in libvips has no HEVC.
// It never applies Exif orientation, which phones leave in files that `irot` has turned already.
import { createRequire } from 'node:module'
import { AppError } from '../../shared/errors.ts'
import type { Pixels } from './pixels.ts'

/** As much of libheif-js as is needed; it ships no types for this. */
type Image = { handle: number; get_width: () => number; get_height: () => number; is_primary: () => boolean }
type Channel = { id: unknown; width: number; height: number; stride: number; data: Uint8Array }
type LibHeif = {
  HeifDecoder: new () => { decode: (bytes: Uint8Array) => Image[] }
  heif_colorspace: Record<string, unknown>
  heif_chroma: Record<string, unknown>
  heif_channel: Record<string, unknown>
  heif_js_decode_image2: (handle: number, space: unknown, chroma: unknown) => unknown
}

/** The part under `wasm-bundle.js`, which would start one libheif for all photos. */
const requireModule = createRequire(import.meta.url)

/**
 * The pixels of the primary picture, turned and mirrored as the file says, in its own colour space.
 * libheif is started for this photo alone: nothing of it is left, whatever the file did to it.
 * Wants `onlyKnownParts` of a file. Throws photo-damaged.
 */
export async function decodeHeic(bytes: Buffer): Promise<Pixels> {
  const start = requireModule('libheif-js/libheif-wasm/libheif-bundle.js') as () => LibHeif
  const libheif = start()
  try {
    const images = new libheif.HeifDecoder().decode(bytes)
    const image = images.find((each) => each.is_primary()) ?? images[0]
    if (!image) throw damaged()
    return toPixels(await decodeImage(libheif, image))
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error)
  }
}

async function decodeImage(libheif: LibHeif, { handle }: Image): Promise<Channel> {
  const { heif_colorspace: space, heif_chroma: chroma, heif_channel: channel } = libheif
  const decoded = (await libheif.heif_js_decode_image2(
    handle,
    space.heif_colorspace_RGB,
    chroma.heif_chroma_interleaved_RGB,
  )) as { channels?: Channel[] } | undefined
  const rgb = decoded?.channels?.find(({ id }) => id === channel.heif_channel_interleaved)
  if (!rgb) throw damaged()
  return rgb
}

/** Rows without the padding at their ends. */
function toPixels({ width, height, stride, data }: Channel): Pixels {
  const rgb = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) rgb.set(data.subarray(y * stride, y * stride + width * 3), y * width * 3)
  return { width, height, rgb }
}

function damaged(cause?: unknown): AppError {
  return new AppError('photo-damaged', 'This file is damaged: its picture cannot be read.', { cause })
}
