// One whole look at a photo: the nets at its small picture, then every pixel of the faces they found.
import type { Photo } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { faceDetails } from './faceDetails.ts'
import type { Look } from './looking.ts'
import { lookAtPhoto, type SightClientOptions } from './sightClient.ts'

type LookOptions = {
  sight: SightClientOptions
  photoChild: Supervisor<PhotoRequest, PhotoReply>
  /** Called with what was thrown and is no AppError. */
  onFault: (error: unknown) => void
}

/** A function that looks at a photo; rejects as `lookAtPhoto` does. */
export const createLook =
  ({ sight, photoChild: child, onFault }: LookOptions) =>
  async (photo: Photo, signal: AbortSignal): Promise<Look> => {
    const findings = await lookAtPhoto(sight, photo.id, signal)
    const { faces } = findings
    return { findings, details: await faceDetails({ child, photo, faces, signal, onFault }) }
  }
