// Finished critiques, held against what was measured since. Never changes a text.
import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { emptyCamera } from '../../shared/photos.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/index.ts'
import { findFlags } from './index.ts'

export type RecheckDeps = { store: Store; hub: Hub }

/**
 * Computes the flags of every critique of a photo from its present facts: what a turn changed is flagged, and what no
 * longer contradicts is no flag. Stored, then announced; does nothing for a photo that is gone or not fully measured.
 * Rejects with `store-unwritable`, `disk-full`.
 */
export async function recheckCritiques({ store, hub }: RecheckDeps, photoId: string): Promise<void> {
  for (const { flags: before, ...critique } of store.critiques.ofPhoto(photoId)) {
    // Between two critiques other work has its turn, and the photo may be gone.
    await setImmediate()
    if (!store.photos.has(photoId)) return
    const photo = store.photos.get(photoId)
    const measured = store.facts.get(photoId)
    if (!measured?.complete) return
    const { jobId, analysisMarkdown, claims, rotation } = critique
    const { attempt, mode } = store.jobs.critique(jobId)
    const flags = findFlags(analysisMarkdown, {
      facts: measured.facts,
      camera: photo.camera ?? emptyCamera,
      claims,
      hasSeen: mode === 'vision' && rotation === photo.rotation,
    })
    if (isDeepStrictEqual(flags, before) || !store.critiques.setFlags(jobId, flags)) continue
    hub.emit({ type: 'flags_update', jobId, attempt, flags })
  }
}
