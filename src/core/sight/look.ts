// One whole look at a photo: the nets at its small picture, then every pixel of the faces they found.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Photo } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import type { LookReply, LookRequest } from '../../shared/workers.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { faceDetails } from './faceDetails.ts'
import type { Look } from './looking.ts'
import { createSightClient } from './sightClient.ts'

type LookOptions = {
  dataDir: string
  weightsDir: string
  children: { photo: Supervisor<PhotoRequest, PhotoReply>; sight: Supervisor<LookRequest, LookReply> }
  /** Called with what was thrown and is no AppError. */
  onFault: (error: unknown) => void
}

/**
 * A function that looks at a measured photo; rejects as the sight's client does, and where its small picture is gone.
 * What makes way stops between two nets; the faces that are found by then are looked at to the end.
 */
export function createLook({
  dataDir,
  weightsDir,
  children,
  onFault,
}: LookOptions): (photo: Photo, stop: { signal: AbortSignal; makeWay: AbortSignal }) => Promise<Look> {
  const lookAt = createSightClient(children.sight, weightsDir)
  return async (photo, { signal, makeWay }) => {
    const jpeg = await readFile(join(dataDir, 'photos', photo.id, 'model.jpg'))
    const { findings } = await lookAt(jpeg, { writing: true, signal: AbortSignal.any([signal, makeWay]) })
    const { faces } = findings
    return { findings, details: await faceDetails({ child: children.photo, photo, faces, signal, onFault }) }
  }
}
