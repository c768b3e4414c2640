// Files of what the library has, or of photographs that are measured for it.
import { join, sep } from 'node:path'
import type { Core } from '../core/index.ts'
import type { CommandInput } from '../shared/commands.ts'
import type { Photo } from '../shared/photos.ts'
import { onAbort, type Interrupts } from './interrupts.ts'
import type { ErrorOutput } from './live/liveView.ts'
import { sentenceOf, skippedSentence } from './outcome.ts'
import { settledPhotos } from './settledPhotos.ts'

export type ExportReport = {
  /** Called with the path of each file that was written. */
  file: (path: string) => void
  problem: (sentence: string) => void
  errors: ErrorOutput
  interrupts: Interrupts
}

/** `photoIds` is undefined for the whole library; `isComplete`: none that was named is missing. */
type Found = { photoIds: string[] | undefined; isComplete: boolean }

/** As many as photos.list gives at once. */
const pageLength = 500

/**
 * Writes the files and says what was left out; true when all were written. On a terminal its standard error shows how
 * far it is. Rejects with what exports.create rejects with.
 */
export async function exportPhotos(
  core: Core,
  order: CommandInput<'exports.create'>,
  { file, problem, errors, interrupts }: ExportReport,
): Promise<boolean> {
  const stop = (): void => void core.api['exports.stop']({})
  const line = (text: string): void => {
    if (errors.isTTY) errors.write(`\r\u001b[K${text}`)
  }
  const unsubscribes = [
    onAbort(interrupts.stop, stop),
    onAbort(interrupts.quit, stop),
    core.on((event) => {
      if (event.type !== 'export_update') return
      line(event.state === 'running' ? `Exporting ${event.done} of ${event.total}` : '')
    }),
  ]
  try {
    const { folder, files, leftOut, stopped } = await core.api['exports.create'](order)
    for (const name of files) file(join(folder ?? '', name))
    for (const what of leftOut) problem(skippedSentence(what))
    if (stopped) problem('The export was stopped. The files so far are whole.')
    return !stopped && leftOut.length === 0
  } finally {
    for (const unsubscribe of unsubscribes) unsubscribe()
  }
}

/** The photographs of the library that lie at `paths` or in them, in the order of their arrival; all without paths. */
export async function photosAt(
  { api }: Core,
  paths: readonly string[],
  problem: (sentence: string) => void,
): Promise<Found> {
  if (paths.length === 0) return { photoIds: undefined, isComplete: true }
  const missing = new Set(paths)
  const found: Photo[] = []
  for (let before: string | null | undefined; before !== null;) {
    const page = await api['photos.list']({ limit: pageLength, ...(before !== undefined && { before }) })
    for (const photo of page.photos) {
      const leading = paths.filter((path) => photo.path === path || photo.path.startsWith(path + sep))
      if (leading.length === 0) continue
      for (const path of leading) missing.delete(path)
      found.push(photo)
    }
    before = page.next
  }
  for (const path of missing) problem(`${path}: this library has no photograph there. Analyze it first.`)
  return { photoIds: found.toReversed().map(({ id }) => id), isComplete: missing.size === 0 }
}

/** Measures photographs and looks at them; null when that was interrupted. */
export async function measuredPhotos(
  core: Core,
  paths: string[],
  problem: (sentence: string) => void,
  interrupts: Interrupts,
): Promise<Found | null> {
  const settled = settledPhotos()
  const ended = Promise.withResolvers<null>()
  const end = (): void => ended.resolve(null)
  const unsubscribes = [
    core.on((event) => {
      if (event.type === 'photo_update') settled.see(event.photo)
    }),
    onAbort(interrupts.stop, end),
    onAbort(interrupts.quit, end),
  ]
  try {
    const { photos, skipped } = await core.api['photos.measure']({ paths })
    for (const what of skipped) problem(skippedSentence(what))
    const photoIds: string[] = []
    for (const listed of photos) {
      settled.see(listed)
      const photo = await Promise.race([settled.whenSettled(listed.id), ended.promise])
      if (photo === null) return null
      if (photo.error) problem(`${photo.name}: ${sentenceOf(photo.error)}`)
      else {
        await core.api['photos.look']({ id: photo.id })
        photoIds.push(photo.id)
      }
    }
    const isComplete = photoIds.length === photos.length && !skipped.some(({ failed }) => failed)
    return { photoIds, isComplete }
  } finally {
    for (const unsubscribe of unsubscribes) unsubscribe()
  }
}
