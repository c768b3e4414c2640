import type { Advisor } from '../../shared/advisors.ts'
import type { Panel } from '../../shared/panel.ts'
import { emptyCamera } from '../../shared/photos.ts'
import type { Store } from '../store/index.ts'
import { panelOf, type PanelMember } from './panel.ts'

/**
 * What the advisors of a photograph agree and differ on, by the newest complete critique of each that was written of it
 * as it is turned now. Throws `not-found`.
 */
export function panelOfPhoto(store: Store, photoId: string, advisors: readonly Advisor[]): Panel {
  const photo = store.photos.get(photoId)
  const newest = new Map<string, PanelMember>()
  for (const { jobId, scores, claims, rotation } of store.critiques.ofPhoto(photoId)) {
    const { advisorId, mode, status } = store.jobs.critique(jobId)
    if (status !== 'completed' || mode === null || (rotation ?? photo.rotation) !== photo.rotation) continue
    const name = advisors.find(({ id }) => id === advisorId)?.name ?? advisorId
    newest.set(advisorId, { jobId, advisorId, name, mode, scores, claims })
  }
  const facts = store.facts.get(photoId)?.facts ?? {}
  return panelOf([...newest.values()], { facts, camera: photo.camera ?? emptyCamera })
}
