// A photograph as it would look after operations, as a JPEG: of its small copy, or of every pixel.
import type { Operation } from '../../shared/operations.ts'
import type { Rotation } from '../../shared/photos.ts'
import { decodeSmall, openPixels } from './decode.ts'
import { openWhole } from './measure.ts'
import { applyOperations } from './operations/index.ts'
import { releasePixels, type Pixels } from './pixels.ts'

/** libjpeg quality: what is compared with the photograph must not differ from it by its compression. */
const quality = 96

export type Rendered = { jpeg: Buffer; width: number; height: number }

/** Of the small upright JPEG of a photo. `native`: of its file, upright. Throws bad-request, and what decoding throws. */
export async function renderCopy(
  jpeg: Buffer,
  native: { width: number; height: number },
  operations: readonly Operation[],
): Promise<Rendered> {
  const copy = await decodeSmall(jpeg, 1, Math.max(native.width, native.height))
  return await encode(applyOperations(copy, native, operations))
}

/** Of the file of a photo. Throws bad-request, and what opening a photo throws. */
export async function renderWhole(
  bytes: Buffer,
  rotation: Rotation,
  operations: readonly Operation[],
): Promise<Rendered> {
  const whole = await openWhole(bytes, rotation)
  const changed = applyOperations(whole, whole, operations)
  if (changed !== whole) releasePixels(whole)
  const rendered = await encode(changed)
  releasePixels(changed)
  return rendered
}

async function encode(picture: Pixels): Promise<Rendered> {
  const { width, height } = picture
  const jpeg = await openPixels(picture).jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer()
  return { jpeg, width, height }
}
