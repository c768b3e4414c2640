// What each piece of advice would do, as a small JPEG beside the critiques. Never touches an original.
import { join, parse } from 'node:path'
import type { Core } from '../core/index.ts'
import { AppError } from '../shared/errors.ts'
import type { Job } from '../shared/jobs.ts'
import type { Operation } from '../shared/operations.ts'
import type { Photo } from '../shared/photos.ts'
import { trialLimits } from '../shared/trials.ts'
import type { Interrupts } from './interrupts.ts'
import { sentenceOf } from './outcome.ts'

export type PreviewReport = {
  /** Called with the path of each file that was written. */
  file: (path: string) => void
  problem: (sentence: string) => void
  interrupts: Interrupts
}

type Advised = { which: string; operations: Operation[] }

/** What no other file could be written after, either. */
const endsAll: ReadonlySet<string> = new Set(['disk-full', 'export-unwritable', 'folder-moved'])

/**
 * Writes NAME.ADVISOR.N.jpg for each remark N (from 1) with an operation, and NAME.ADVISOR.advised.jpg with all of them
 * where there are several; true when all were written. Replaces no file. Rejects only with what is no AppError.
 */
export async function writePreviews(
  core: Core,
  { photos, jobs, folder }: { photos: readonly Photo[]; jobs: readonly Job[]; folder: string },
  { file, problem, interrupts }: PreviewReport,
): Promise<boolean> {
  const names = new Map(photos.map(({ id, name }) => [id, name]))
  let isComplete = true
  for (const { id, photoId, advisorId } of jobs) {
    const critique = await core.api['jobs.critique']({ id })
    const name = names.get(photoId) ?? photoId
    for (const { which, operations } of critique ? advisedIn(critique.remarks) : []) {
      if (interrupts.stop.aborted || interrupts.quit.aborted) return false
      try {
        const stem = `${parse(name).name}.${advisorId}.${which}`
        const order = { photoId, operations, size: 'working', folder, name: stem } as const
        const { written } = await core.api['exports.copy'](order)
        if (written) file(join(written.folder, written.name))
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        if (endsAll.has(error.code)) {
          problem(`The previews could not be written. ${sentenceOf(error)}`)
          return false
        }
        problem(`${name}: the preview could not be made. ${sentenceOf(error)}`)
        isComplete = false
      }
    }
  }
  return isComplete
}

function advisedIn(remarks: readonly { operation: Operation | null }[]): Advised[] {
  const single = remarks.flatMap(({ operation }, index) =>
    operation ? [{ which: String(index + 1), operations: [operation] }] : [],
  )
  // More steps than are ever done at once are no advice for one photograph.
  if (single.length < 2 || single.length > trialLimits.steps) return single
  return [...single, { which: 'advised', operations: single.flatMap(({ operations }) => operations) }]
}
