// One whole look at a photo: the nets at its small picture, then every pixel of the faces they found.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Photo } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { faceDetails } from './faceDetails.ts'
import type { Look } from './looking.ts'
import type { LookAt } from './sightClient.ts'

type LookOptions = {
  dataDir: string
  lookAt: LookAt
  photoChild: Supervisor<PhotoRequest, PhotoReply>
  /** Called with what was thrown and is no AppError. */
  onFault: (error: unknown) => void
}

/** A function that looks at a measured photo; rejects as `lookAt` does, and where its small picture is gone. */
export const createLook =
  ({ dataDir, lookAt, photoChild: child, onFault }: LookOptions) =>
  async (photo: Photo, signal: AbortSignal): Promise<Look> => {
    const jpeg = await readFile(join(dataDir, 'photos', photo.id, 'model.jpg'))
    const { findings } = await lookAt(jpeg, { writing: true, signal })
    const { faces } = findings
    return { findings, details: await faceDetails({ child, photo, faces, signal, onFault }) }
  }
