// Asks the photo child what every pixel says of the faces that were seen in the small picture. Judges nothing.
import { AppError } from '../../shared/errors.ts'
import type { Photo } from '../../shared/photos.ts'
import { mostDetailedFaces, type FaceDetail, type SeenFace } from '../../shared/sight.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import { companionPath } from '../photos/companion.ts'
import { detailFacesOfFile } from '../photos/photoClient.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { isFace } from './facts/faces.ts'

type DetailOptions = {
  child: Supervisor<PhotoRequest, PhotoReply>
  photo: Photo
  /** Largest first. */
  faces: readonly SeenFace[]
  signal: AbortSignal
  /** Called with what was thrown and is no AppError. */
  onFault: (error: unknown) => void
}

/**
 * What every pixel says of each face, null where that cannot be had: of what may not be called a face, of all but the
 * largest, and of a photo that cannot be opened again. Rejects only when `signal` aborts.
 */
export async function faceDetails(options: DetailOptions): Promise<(FaceDetail | null)[]> {
  const { photo, faces } = options
  const asked = faces.filter(isFace).slice(0, mostDetailedFaces)
  const { size } = photo
  if (asked.length === 0 || size === null) return faces.map(() => null)
  const details = (await detailsOf({ ...options, faces: asked }, size)) ?? []
  return faces.map((face) => details[asked.indexOf(face)] ?? null)
}

/** From the file that was measured: the photo's own, or the raw file beside it. */
async function detailsOf(
  { child, photo, faces, signal, onFault }: DetailOptions,
  size: number,
): Promise<FaceDetail[] | null> {
  const boxes = faces.map(({ box }) => box)
  for (const path of [photo.path, companionPath(photo)].filter((each) => each !== null)) {
    try {
      return await detailFacesOfFile(child, { path, rotation: photo.rotation, size, boxes, signal })
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof AppError)) onFault(error)
      // The file is at fault, not the child: it is not given up for a drop with several such files.
      else if (error.code === 'engine-crashed' || error.code === 'engine-stalled') child.restart()
    }
  }
  return null
}
