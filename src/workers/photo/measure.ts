// One photo in process: from its bytes to its facts.
// It never touches the disk.
import type { Facts } from '../../shared/facts.ts'
import type { Camera, PhotoFormat } from '../../shared/photos.ts'
import { readCamera } from './camera.ts'
import { decode } from './decode.ts'
import { measureAll, measureEarly, type CompleteFacts } from './facts/index.ts'
import { createScene, type Scene } from './facts/scene.ts'
import { readHeader } from './header.ts'
import { formatOf } from './intake.ts'
import { uprightSize } from './orientation.ts'
import { releasePixels } from './pixels.ts'

export type OpenPhoto = {
  /** Pixels once upright. */
  width: number
  height: number
  format: PhotoFormat
  camera: Camera
  warning: string | null
  scene: Scene
  /** Gives the native pixels' memory back; the scene cannot be measured afterwards. */
  release: () => void
}

/** Decodes a photo. Throws AppError: photo-format, photo-too-large, photo-damaged. */
export async function openPhoto(bytes: Buffer): Promise<OpenPhoto> {
  const format = formatOf(bytes)
  const header = await readHeader(bytes, format)
  const { native, raster, warning } = await decode(bytes, header)
  return {
    ...uprightSize(header, header.orientation),
    format,
    camera: readCamera(bytes),
    warning,
    scene: createScene({ raster, native, orientation: header.orientation }),
    release: () => releasePixels(native),
  }
}

export type MeasuredPhoto = Omit<OpenPhoto, 'scene' | 'release'> & { facts: CompleteFacts }

/** Opens a photo and measures everything; `onEarly` gets the first facts on the way. Throws as `openPhoto` does. */
export async function measurePhoto(
  bytes: Buffer,
  onEarly: (facts: Facts) => void = () => undefined,
): Promise<MeasuredPhoto> {
  const { scene, release, ...photo } = await openPhoto(bytes)
  try {
    const early = measureEarly(scene)
    onEarly(early)
    return { ...photo, facts: await measureAll(scene, early) }
  } finally {
    release()
  }
}
