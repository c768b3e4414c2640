// A photograph with all that is known of it, read from the store as it leaves.
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Critique } from '../../shared/critique.ts'
import type { ExportedCritique, ExportedPhoto } from '../../shared/exports.ts'
import type { Photo } from '../../shared/photos.ts'
import type { Store } from '../store/index.ts'
import type { Photos } from '../photos/index.ts'
import type { Exportable } from './exporter.ts'
import { exchangesOf } from './exchanges.ts'
import { newestCritique, sidecarContent } from './sidecarContent.ts'
import { turn } from './turn.ts'

export type ExportSource = {
  store: Store
  dataDir: string
  photos: Pick<Photos, 'sidecar'>
  /** The advisor's own name by its id; the id where there is no such advisor (any more). */
  nameOf: (advisorId: string) => string
}

/** A finished critique with who wrote it. */
export function exportedCritique({ store, nameOf }: ExportSource, critique: Critique): ExportedCritique {
  const { advisorId, modelId, mode, notice, completedAt } = store.jobs.critique(critique.jobId)
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

/** `stored` with all that is known of it, read in pieces between which everything else has its turn. */
export async function exportableOf(
  source: ExportSource,
  stored: Photo,
  wanted?: ReadonlySet<string>,
): Promise<Exportable> {
  const { name, width, height, format, rendition, rotation, size, sha256, measurementScore, warning } = stored
  const { rating, flag, label } = stored
  const file = { name, width, height, format, rendition, rotation, size, sha256, measurementScore, warning }
  const facts = source.store.facts.get(stored.id)?.facts ?? {}
  await turn()
  const photo: ExportedPhoto = {
    ...file,
    camera: withoutPlace(stored.camera),
    marks: { rating, flag, label },
    facts,
    critiques: critiquesOf(source, stored.id, wanted),
  }
  return {
    photo,
    async sidecar() {
      const critique = newestCritique(photo)
      if (!critique) throw noCritique()
      const { xmp } = await source.photos.sidecar(stored, sidecarContent(critique, photo.marks), null)
      return Buffer.from(xmp).toString()
    },
    exchanges: () => exchangesOf(source.store, stored.id),
    picture: (which) => readFile(join(source.dataDir, 'photos', stored.id, `${which}.jpg`)).catch(() => null),
  }
}

/**
 * A photo with its newest finished critique, or with that of a job. Rejects with `not-found`, also for a critique of the
 * photo as it was turned before.
 */
export async function sidecarSource(
  source: ExportSource,
  { id, jobId }: { id?: string | undefined; jobId?: string | undefined },
): Promise<{ photo: Photo; critique: ExportedCritique }> {
  const { store } = source
  const photo = store.photos.get(jobId === undefined ? id! : store.jobs.critique(jobId).photoId)
  const { photo: exported } = await exportableOf(source, photo)
  const stored = jobId === undefined ? null : store.critiques.get(jobId)
  const critiques = stored
    ? [exportedCritique(source, stored)]
    : jobId === undefined
      ? exported.critiques
      : []
  const critique = newestCritique({ ...exported, critiques })
  if (!critique) throw noCritique()
  return { photo, critique }
}

/** For a sidecar of what nothing is said about. */
export const noCritique = (): AppError =>
  new AppError('not-found', 'There is no finished critique of the photograph as it is turned now.', {
    hint: 'Ask for one, then export it.',
  })

/** Where it was taken never leaves this computer. */
function withoutPlace(camera: Photo['camera']): ExportedPhoto['camera'] {
  if (camera === null) return null
  const { place: _, ...rest } = camera
  return rest
}
