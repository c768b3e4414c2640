// A photograph with all that is known of it, read from the store as it leaves.
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Critique } from '../../shared/critique.ts'
import type { ExportedCritique, ExportedPhoto } from '../../shared/exports.ts'
import type { Photo } from '../../shared/photos.ts'
import type { Store } from '../store/index.ts'
import type { Exportable } from './exporter.ts'

export type ExportSource = {
  store: Store
  dataDir: string
  /** The advisor's own name by its id; the id where there is no such advisor (any more). */
  nameOf: (advisorId: string) => string
}

/** A finished critique with who wrote it. */
export function exportedCritique({ store, nameOf }: ExportSource, critique: Critique): ExportedCritique {
  const { advisorId, modelId, mode, notice, completedAt } = store.jobs.get(critique.jobId)
  const advisor = { id: advisorId, name: nameOf(advisorId) }
  const written = { advisor, model: basename(modelId), mode, notice, writtenAt: completedAt }
  const { jobId: _, ...rest } = critique
  return { ...rest, ...written }
}

/** The finished critiques of a photo by `wanted` advisors, of all where that is missing, in the order they were asked for. */
const critiquesOf = (
  source: ExportSource,
  photoId: string,
  wanted?: ReadonlySet<string>,
): ExportedCritique[] =>
  source.store.critiques
    .ofPhoto(photoId)
    .map((stored) => {
      const { claims: _, ...critique } = stored
      return exportedCritique(source, critique)
    })
    .filter(({ advisor }) => wanted?.has(advisor.id) ?? true)

/** Lets everything else that waits have its turn. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** `stored` with all that is known of it, read in pieces between which everything else has its turn. */
export async function exportableOf(
  source: ExportSource,
  stored: Photo,
  wanted?: ReadonlySet<string>,
): Promise<Exportable> {
  const { name, width, height, format, rendition, rotation, size, sha256, measurementScore, warning } = stored
  const file = { name, width, height, format, rendition, rotation, size, sha256, measurementScore, warning }
  const facts = source.store.facts.get(stored.id)?.facts ?? {}
  await turn()
  const photo: ExportedPhoto = {
    ...file,
    camera: withoutPlace(stored.camera),
    facts,
    critiques: critiquesOf(source, stored.id, wanted),
  }
  return {
    photo,
    picture: (which) => readFile(join(source.dataDir, 'photos', stored.id, `${which}.jpg`)).catch(() => null),
  }
}

/** Where it was taken never leaves this computer. */
function withoutPlace(camera: Photo['camera']): ExportedPhoto['camera'] {
  if (camera === null) return null
  const { place: _, ...rest } = camera
  return rest
}
