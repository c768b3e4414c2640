// All that was written about a photo, held against what was measured since.
import { recheckAnswers } from './ask/recheckAnswers.ts'
import { recheckCritiques, type RecheckDeps } from './critique/recheck.ts'

/** Computes the flags of its critiques and answers from its present facts. Rejects with `store-unwritable`, `disk-full`. */
export async function recheckPhoto(deps: RecheckDeps, photoId: string): Promise<void> {
  await recheckCritiques(deps, photoId)
  await recheckAnswers(deps, photoId)
}
