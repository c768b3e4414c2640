// Whole answers, held against what was measured since. Never changes a text.
import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { emptyCamera } from '../../shared/photos.ts'
import { checkClaims } from '../critique/check/index.ts'
import type { RecheckDeps } from '../critique/recheck.ts'

/**
 * Computes the flags of every answer that a model wrote about a photo from its present facts, as `recheckCritiques` does those
 * of critiques. Stored, then announced; does nothing for a photo that is gone or not fully measured. Rejects with
 * `store-unwritable`, `disk-full`.
 */
export async function recheckAnswers({ store, hub }: RecheckDeps, photoId: string): Promise<void> {
  for (const { id, text, flags: before } of store.messages.writtenAbout(photoId)) {
    // Between two answers other work has its turn, and the photo may be gone.
    await setImmediate()
    if (!store.photos.has(photoId)) return
    const measured = store.facts.get(photoId)
    if (!measured?.complete) return
    const camera = store.photos.get(photoId).camera ?? emptyCamera
    const flags = checkClaims(text, { facts: measured.facts, camera })
    if (isDeepStrictEqual(flags, before) || !store.messages.setFlags(id, flags)) continue
    hub.emit({ type: 'message', message: store.messages.get(id) })
  }
}
