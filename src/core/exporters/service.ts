// Exports from an order to their end: where they go, how far they are, what stops them.
import { join } from 'node:path'
import type { Advisor } from '../../shared/advisors.ts'
import type { CommandOutput, ParsedInput } from '../../shared/commands.ts'
import { AppError } from '../../shared/errors.ts'
import { exportFormats, type ExportOrder } from '../../shared/exports.ts'
import type { Photo } from '../../shared/photos.ts'
import { noMarks } from '../../shared/marks.ts'
import type { Clock } from '../clock.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/index.ts'
import type { MetadataChild, Rewritten } from '../photos/embedding.ts'
import { noteRewritten } from '../photos/rewritten.ts'
import { isUpload } from '../photos/uploadFolder.ts'
import { writeCopy, type CopyDeps } from './copy.ts'
import { critiqueHtml } from './critiqueHtml.ts'
import { createDragging } from './dragging.ts'
import { exportedCritique, sidecarSource, type ExportSource } from './exportable.ts'
import { chosenPhotos } from './chosen.ts'
import { exportFiles, type ExportRun } from './files.ts'
import { critiqueAsMarkdown } from './markdown.ts'
import { exportPlace, type ExportHost } from './place.ts'
import { printed } from './print/printed.ts'
import { sendParcel, type ExportParcel } from './parcel.ts'
import { progressTeller } from './progress.ts'
import { sidecarContent } from './sidecarContent.ts'
import { writeSidecar } from './sidecarFile.ts'
import { embedSidecar, isEmbeddable } from './embeddedFile.ts'
import { writeExport } from './writeFile.ts'
import type { Skipped } from '../../shared/skipped.ts'

export type ExportsDeps = {
  store: Store
  hub: Pick<Hub, 'emit'>
  clock: Clock
  dataDir: string
  version: string
  advisors: () => Promise<{ advisors: Advisor[] }>
  /** Milliseconds since 1970. */
  wallNow: () => number
  host: ExportHost
  photos: CopyDeps['photos']
  metadata: MetadataChild
}

export type Exports = {
  create: (input: ParsedInput<'exports.create'>) => Promise<CommandOutput<'exports.create'>>
  copy: (input: ParsedInput<'exports.copy'>) => Promise<CommandOutput<'exports.copy'>>
  sidecar: (input: ParsedInput<'photos.sidecar'>) => Promise<CommandOutput<'photos.sidecar'>>
  stop: () => number
  show: () => boolean
  /** Shows the file of a photo in its folder; false where nobody can, or it is no person's own. Throws `not-found`. */
  reveal: (photoId: string) => boolean
  /** What the programs are called that files may be opened with; null where the host opens none. */
  programs: () => string[] | null
  /** Opens the file of a photo; false where that cannot be, null where nobody chose a program. Rejects with `not-found`. */
  open: (input: ParsedInput<'photos.open'>) => Promise<boolean | null>
  /** Has the page of a photo dragged out of the window; false where the host cannot. Rejects with `not-found`. */
  drag: (photoId: string) => Promise<boolean>
  text: (jobId: string) => Promise<CommandOutput<'exports.text'>>
  /** The files of an order, to be sent. Rejects with `not-found`. Throws in the middle once `signal` is aborted. */
  parcel: (order: ExportOrder, signal: AbortSignal) => Promise<ExportParcel>
  /** Stops what runs and waits for its end. */
  close: () => Promise<void>
}

export function createExports(deps: ExportsDeps): Exports {
  const { store, hub, clock, wallNow, host } = deps
  const running = new Map<AbortController, Promise<unknown>>()
  let last: string | null = null
  const dragging = createDragging(host)
  const onRewritten = (photo: Photo, file: Rewritten): void => noteRewritten(deps, photo, file)

  const sourceOf = (known: readonly Advisor[]): ExportSource => {
    const names = new Map(known.map(({ id, name }) => [id, name]))
    return { store, dataDir: deps.dataDir, photos: deps.photos, nameOf: (id) => names.get(id) ?? id }
  }
  /** Rejects with `not-found` where there is nothing to export, or no such advisor. */
  const open = async (order: ExportOrder, signal: AbortSignal, onPhoto: () => void) => {
    const { advisors } = await deps.advisors()
    const unknown = order.advisorIds?.find((id) => advisors.every((advisor) => advisor.id !== id))
    if (unknown !== undefined) throw new AppError('not-found', `There is no advisor called ${unknown}.`)
    const leftOut: Skipped[] = []
    const means = {
      advisors: advisors.filter(({ id }) => order.advisorIds?.includes(id) ?? true),
      application: `Mondrian ${deps.version}`,
      exportedAt: new Date(wallNow()),
      conversation: order.conversation ?? false,
      print: (html: AsyncIterable<string>) => printed(html, signal, host.printPage),
    }
    const source = sourceOf(advisors)
    const ids = await chosenPhotos({ store, advisors }, order)
    const run: ExportRun = {
      source,
      means,
      order,
      ids,
      signal,
      onPhoto,
      leftOut: (what) => leftOut.push(what),
    }
    const total = ids.length
    if (total === 0) throw new AppError('not-found', 'There is no photograph to export.')
    const isOne = !exportFormats[order.format].isPerPhoto || total === 1
    return { files: exportFiles(run), leftOut, total, isOne, at: means.exportedAt }
  }

  const create = async (
    { folder, overwrite, ...order }: ParsedInput<'exports.create'>,
    signal: AbortSignal,
  ): Promise<CommandOutput<'exports.create'>> => {
    const { onPhoto, begin, tell } = progressTeller({ hub, clock })
    const { files, leftOut, total, isOne } = await open(order, signal, onPhoto)
    begin(total)
    const written: string[] = []
    let target: { folder: string; name?: string } | null = null
    try {
      for await (const file of files) {
        target ??= await exportPlace(host, { command: 'exports.create', folder }, { name: file.name, isOne })
        if (!target) return { folder: null, files: [], leftOut, stopped: false }
        const name = target.name ?? file.name
        const replaces = overwrite || target.name !== undefined
        written.push(await writeExport(target.folder, name, file.text, replaces))
        last = join(target.folder, written.at(-1)!)
      }
      tell('complete')
      return { folder: target?.folder ?? folder ?? null, files: written, leftOut, stopped: false }
    } catch (error) {
      tell(signal.aborted ? 'stopped' : 'failed')
      if (!signal.aborted) throw error
      return { folder: target?.folder ?? folder ?? null, files: written, leftOut, stopped: true }
    }
  }
  return {
    create(input) {
      const stop = new AbortController()
      const work = create(input, stop.signal).finally(() => running.delete(stop))
      running.set(stop, work)
      return work
    },
    async copy(input) {
      const written = await writeCopy(deps, input)
      if (written) last = join(written.folder, written.name)
      return { written }
    },
    async sidecar({ id, jobId, ...place }) {
      const source = sourceOf((await deps.advisors()).advisors)
      const { photo, critique } = await sidecarSource(source, { id, jobId })
      // What came from another program is not Mondrian's to write: it stands there already.
      const ownMarks = { ...noMarks, ...store.marks.own(photo.id) }
      const content = sidecarContent(critique, ownMarks)
      const isInto = place.beside && store.settings.get().metadataInto === 'photograph' && isEmbeddable(photo)
      const made = isInto
        ? await embedSidecar({ ...deps, onRewritten }, photo, content)
        : await writeSidecar(deps, photo, content, place)
      if (made.written) last = join(made.written.folder, made.written.name)
      return made
    },
    stop() {
      const stopping = [...running.keys()]
      for (const stop of stopping) stop.abort()
      return stopping.length
    },
    show() {
      if (last === null || !host.showFile) return false
      host.showFile(last)
      return true
    },
    reveal(photoId) {
      const photo = store.photos.get(photoId)
      if (!host.showFile || isUpload(photo)) return false
      host.showFile(photo.path)
      return true
    },
    programs: () => host.programs?.names() ?? null,
    async open({ id, program = null, choose }) {
      const photo = store.photos.get(id)
      // What was never opened here may be no picture, and is for no program either.
      if (!host.programs || isUpload(photo) || photo.status !== 'measured') return false
      return choose ? host.programs.choose(photo.path) : host.programs.open(photo.path, program)
    },
    drag(photoId) {
      store.photos.get(photoId)
      const { signal } = new AbortController()
      const page = async () =>
        (await open({ photoIds: [photoId], format: 'html' }, signal, () => undefined)).files
      return dragging.drag(page, join(deps.dataDir, 'photos', photoId, 'thumb.jpg'))
    },
    async text(jobId) {
      store.jobs.critique(jobId)
      const critique = store.critiques.get(jobId)
      if (!critique) throw new AppError('not-found', 'This critique is not finished.')
      const exported = exportedCritique(sourceOf((await deps.advisors()).advisors), critique)
      return { markdown: `${critiqueAsMarkdown(exported)}\n`, html: critiqueHtml(exported) }
    },
    parcel: (order, signal) => sendParcel({ hub, clock, running, open }, order, signal),
    async close() {
      const ending = [...running.values()]
      for (const stop of running.keys()) stop.abort()
      await Promise.allSettled([...ending, dragging.close()])
    },
  }
}
