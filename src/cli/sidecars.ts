// Sidecars beside the photographs themselves, one after the other.
import { join } from 'node:path'
import type { Core } from '../core/index.ts'
import { AppError } from '../shared/errors.ts'
import type { Photo } from '../shared/photos.ts'
import type { ExportReport } from './export.ts'
import { sentenceOf } from './outcome.ts'

/** As many as photos.list gives at once. */
const pageLength = 500

/**
 * Writes a sidecar beside each of the photographs, of the whole library without `photoIds`; true when all were written.
 * What cannot be is said, with its photograph. Rejects only with what is no AppError.
 */
export async function writeSidecars(
  core: Core,
  photoIds: readonly string[] | undefined,
  { file, problem, interrupts }: Omit<ExportReport, 'errors'>,
): Promise<boolean> {
  let isComplete = true
  for (const id of photoIds ?? (await libraryIds(core))) {
    if (interrupts.stop.aborted || interrupts.quit.aborted) return false
    const { name } = await core.api['photos.get']({ id })
    try {
      const { written, backup, kept } = await core.api['photos.sidecar']({ id, beside: true })
      if (written) file(join(written.folder, written.name))
      if (backup !== null) problem(`${name}: the file as it was is kept as ${backup}.`)
      for (const setting of kept)
        problem(`${name}: its metadata has ${withArticle[setting]} already, which stays.`)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      problem(`${name}: ${sentenceOf(error)}`)
      isComplete = false
    }
  }
  return isComplete
}

const withArticle = {
  crop: 'a crop',
  exposure: 'an exposure',
  rating: 'a rating',
  label: 'a color label',
  pick: 'a pick label',
}

/** In the order of their arrival. */
async function libraryIds({ api }: Core): Promise<string[]> {
  const found: Photo[] = []
  for (let before: string | null | undefined; before !== null;) {
    const page = await api['photos.list']({ limit: pageLength, ...(before !== undefined && { before }) })
    found.push(...page.photos)
    before = page.next
  }
  return found.toReversed().map(({ id }) => id)
}
