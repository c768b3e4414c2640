// HEIC and HEIF, decoded by libheif; the decoder in libvips has no HEVC.
// It never applies Exif orientation, which phones leave in files that `irot` has turned already.
import { createRequire } from 'node:module'
import { AppError } from '../../shared/errors.ts'
import type { DeepPixels, Pixels } from './pixels.ts'

/** As much of libheif-js as is needed; it ships no types for this. */
type Image = { handle: number; get_width: () => number; get_height: () => number; is_primary: () => boolean }
type Channel = {
  id: unknown
  width: number
  height: number
  stride: number
  bits_per_pixel: number
  data: Uint8Array
}
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
 * Wants `onlyKnownParts` of a file. Throws photo-damaged.
 */
export async function decodeHeic(bytes: Buffer): Promise<Pixels> {
  return await withPicture(bytes, 'heif_chroma_interleaved_RGB', (channel) => ({
    width: channel.width,
    height: channel.height,
    rgb: packRows(channel, 3 * channel.width),
  }))
}

/** The same of a picture with more than 8 bits per channel, which keeps them. */
export async function decodeDeepHeic(bytes: Buffer): Promise<DeepPixels> {
  return await withPicture(bytes, 'heif_chroma_interleaved_RRGGBB_LE', (channel) => {
    const { width, height, bits_per_pixel: bits } = channel
    const rgb = new Uint16Array(packRows(channel, 6 * width).buffer)
    const scale = 65_535 / (2 ** bits - 1)
    for (let i = 0; i < rgb.length; i++) rgb[i] = Math.round(rgb[i]! * scale)
    return { width, height, rgb }
  })
}

/** libheif is started for this photo alone: nothing of it is left, whatever the file did to it. */
async function withPicture<Result>(
  bytes: Buffer,
  chroma: string,
  use: (channel: Channel) => Result,
): Promise<Result> {
  const start = requireModule('libheif-js/libheif-wasm/libheif-bundle.js') as () => LibHeif
  const libheif = start()
  try {
    const images = new libheif.HeifDecoder().decode(bytes)
    const image = images.find((each) => each.is_primary()) ?? images[0]
    if (!image) throw damaged()
    return use(await decodeImage(libheif, image, chroma))
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error)
  }
}

async function decodeImage(libheif: LibHeif, { handle }: Image, form: string): Promise<Channel> {
  const { heif_colorspace: space, heif_chroma: chroma, heif_channel: channel } = libheif
  const decoded = (await libheif.heif_js_decode_image2(handle, space.heif_colorspace_RGB, chroma[form])) as
    | { channels?: Channel[] }
    | undefined
  const rgb = decoded?.channels?.find(({ id }) => id === channel.heif_channel_interleaved)
  if (!rgb) throw damaged()
  return rgb
}

/** Rows of so many bytes, without the padding at their ends. */
function packRows({ height, stride, data }: Channel, rowBytes: number): Uint8Array {
  const packed = new Uint8Array(rowBytes * height)
  for (let y = 0; y < height; y++) packed.set(data.subarray(y * stride, y * stride + rowBytes), y * rowBytes)
  return packed
}

function damaged(cause?: unknown): AppError {
  return new AppError('photo-damaged', 'This file is damaged: its picture cannot be read.', { cause })
}
