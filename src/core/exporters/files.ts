// The files of an export, one after the other, each made while it is read. Never writes one.
import { exportFormats, type ExportOrder } from '../../shared/exports.ts'
import { AppError, sentencesOf } from '../../shared/errors.ts'
import { briefScore } from '../../shared/measurementScore.ts'
import type { Photo } from '../../shared/photos.ts'
import { dayOf } from './day.ts'
import { exportableOf, type ExportSource } from './exportable.ts'
import type { Exportable, ExportMeans } from './exporter.ts'
import { createNames, fillTemplate, safeFileName } from './fileName.ts'
import { exporters } from './index.ts'
import { turn } from './turn.ts'
import type { Skipped } from '../../shared/skipped.ts'

export type ExportFile = { name: string; text: AsyncIterable<string | Uint8Array> }

export type ExportRun = {
  source: ExportSource
  means: ExportMeans
  order: ExportOrder
  /** The photographs of it, also such as are not there any more. */
  ids: readonly string[]
  /** Aborted when it is to end before its end. */
  signal: AbortSignal
  /** A photograph that is not part of it, and why. */
  leftOut: (what: Skipped) => void
  /** A photograph is done. */
  onPhoto: () => void
}

const everyone = 'all advisors'
const defaultTemplates = { perPhoto: '{name}', all: '{name} {date}' }

/**
 * The files in their order, under names that no two of them share. After each photograph everything else has its turn.
 * Throws AppError `bad-request` for a template that makes no sense.
 */
export async function* exportFiles(run: ExportRun): AsyncGenerator<ExportFile> {
  const { source, means, order, ids } = run
  const { ending, isPerPhoto } = exportFormats[order.format]
  const exporter = exporters[order.format]
  const nextName = createNames()
  const template = order.nameTemplate ?? (isPerPhoto ? defaultTemplates.perPhoto : defaultTemplates.all)
  const nameFor = (values: { name: string; advisor: string; score: string }): string =>
    nextName(safeFileName(fillTemplate(template, { ...values, date: dayOf(means.exportedAt) }), ending))
  const wanted = order.advisorIds && new Set(order.advisorIds)
  const named = order.advisorIds?.map(source.nameOf).join(', ') ?? everyone
  if (!isPerPhoto) {
    const only = ids.length === 1 ? foundPhoto(run, ids[0]!) : null
    const name = only ? withoutEnding(only.name) : 'Mondrian'
    yield {
      name: nameFor({ name, advisor: named, score: scoreText(only) }),
      text: exporter(exportables(run, ids, wanted), means),
    }
    return
  }
  for await (const { photo, stored } of found(run, ids, wanted)) {
    const writers = new Set(photo.photo.critiques.map(({ advisor }) => advisor.name))
    const advisor = writers.size === 0 ? named : [...writers].join(', ')
    const made = order.format === 'xmp' ? await madeOrWhy(photo) : { photo }
    if ('reason' in made) {
      run.leftOut({ name: stored.name, reason: made.reason, failed: true })
      continue
    }
    const name = nameFor({ name: withoutEnding(stored.name), advisor, score: scoreText(stored) })
    yield { name, text: exporter(once(made.photo), means) }
  }
}

const withoutEnding = (name: string): string => name.replace(/(?<=.)\.[^.]{1,10}$/, '')
const scoreText = (photo: Photo | null): string =>
  photo?.measurementScore ? briefScore(photo.measurementScore) : 'unscored'

/** The photograph with its sidecar made, or why there is none. Throws what is no AppError. */
async function madeOrWhy(photo: Exportable): Promise<{ photo: Exportable } | { reason: string }> {
  try {
    const text = await photo.sidecar()
    return { photo: { ...photo, sidecar: async () => text } }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { reason: sentencesOf(error) }
  }
}

async function* once(photo: Exportable): AsyncGenerator<Exportable> {
  yield photo
}

function foundPhoto({ source }: ExportRun, id: string): Photo | null {
  return source.store.photos.has(id) ? source.store.photos.get(id) : null
}

async function* exportables(
  run: ExportRun,
  ids: readonly string[],
  wanted: ReadonlySet<string> | undefined,
): AsyncGenerator<Exportable> {
  for await (const { photo } of found(run, ids, wanted)) yield photo
}

/** The measured ones among `ids`, one a turn; what is missing, or cannot be read, is left out. Ends where it is stopped. */
async function* found(
  run: ExportRun,
  ids: readonly string[],
  wanted: ReadonlySet<string> | undefined,
): AsyncGenerator<{ photo: Exportable; stored: Photo }> {
  for (const id of ids) {
    run.signal.throwIfAborted()
    const stored = foundPhoto(run, id)
    const reason = stored ? whyNot(stored) : 'This photograph is not here (any more).'
    if (!stored || reason !== null) run.leftOut({ name: stored?.name ?? id, reason: reason!, failed: true })
    else {
      const photo = await exportableOf(run.source, stored, wanted)
      await turn()
      yield { photo, stored }
    }
    run.onPhoto()
    await turn()
  }
}

function whyNot({ status, error }: Photo): string | null {
  if (status === 'measured') return null
  return error ? sentencesOf(error) : 'It is not measured yet.'
}
