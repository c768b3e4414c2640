// Sidecars as the photo child makes them: it reads the photograph and what is there already, and opens neither itself.
import type { Photo } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import type { SidecarContent, SidecarSetting } from '../../shared/sidecar.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { companionPath } from './companion.ts'
import { openFor } from './photoClient.ts'
import { asMeasured } from './previews.ts'

/** `stated`: what of the advice it says; `kept`: what somebody else had set there, and stays. */
export type MadeSidecar = { xmp: Uint8Array; stated: SidecarSetting[]; kept: SidecarSetting[] }

/** The file that a sidecar is of: of a pair the raw file, for whose sake there are sidecars. */
export const sidecarSubject = (photo: Pick<Photo, 'id' | 'path' | 'companion'>): string =>
  companionPath(photo) ?? photo.path

/**
 * The sidecar of a photo, added to `existing` where there is one. Rejects with `bad-request` before it is measured,
 * `export-unwritable` for an existing one that cannot be added to, what its file is refused for, or as the child does.
 */
export async function makeSidecarOf(
  child: Supervisor<PhotoRequest, PhotoReply>,
  photo: Photo,
  content: SidecarContent,
  existing: Uint8Array | null,
): Promise<MadeSidecar> {
  const { width, height, rotation } = asMeasured(photo)
  const { signal } = new AbortController()
  const { xmp, stated, kept } = await openFor(child, sidecarSubject(photo), signal, {
    requestFor: (opening) => ({ type: 'sidecar', ...opening, rotation, width, height, existing, content }),
    isFinal: (reply): reply is Extract<PhotoReply, { type: 'sidecar' }> => reply.type === 'sidecar',
  })
  return { xmp, stated, kept }
}
