// Photos are measured one after another, in the order of line.ts; a raw file takes its turn with the photo it lies beside.
import { join } from 'node:path'
import { AppError, toErrorRecord, type ErrorRecord } from '../../shared/errors.ts'
import type { Photo } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import type { Clock } from '../clock.ts'
import type { Hub } from '../hub.ts'
import type { PhotoPatch } from '../store/photos.ts'
import type { Store } from '../store/index.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { callsForCompanion, companionPath, companionUsed } from './companion.ts'
import { createLine } from './line.ts'
import { createFileMeasuring } from './measureFile.ts'
import { glanceAtFile, type Glanced } from './photoClient.ts'
import { keepThumb } from './pictures.ts'

export type Measuring = {
  /** The photo on show, which is measured before all others, and the one that a critique waits for. */
  show: (photoId: string) => void
  want: (photoId: string) => void
  /** Puts photos at the end of the line. One whose turn it is just now gets another. */
  start: (photos: Photo[]) => void
  /** Whether a photo stands in line, or is being measured. */
  awaits: (photoId: string) => boolean
  /** Resolves when a photo no longer stands in line, however often it was put there. */
  done: (photoId: string) => Promise<void>
  /** Resolves when a photo is not being measured, though it may stand in line. */
  free: (photoId: string) => Promise<void>
  /** Resolves when no photo stands in line. */
  idle: () => Promise<void>
  isIdle: () => boolean
  /** Stores a change of a photo and announces it. */
  update: (photoId: string, patch: PhotoPatch) => void
  /** Stops, and resolves when nothing is being measured. */
  close: () => Promise<void>
}

type MeasuringOptions = {
  dataDir: string
  store: Store
  hub: Hub
  child: Supervisor<PhotoRequest, PhotoReply>
  clock: Clock
  /** Photos joined the line. */
  onStart: () => void
  /** What there is to do once a photo was measured. */
  onMeasured: (photoId: string) => Promise<void>
  /** Called with what was thrown and is no AppError. */
  onFault: (error: unknown) => void
  /** Called with why nothing measured can be stored, while the line waits for that; null when it goes on. */
  onHeld: (error: ErrorRecord | null) => void
}

/** How long the line waits before it tries the disk again, milliseconds: twice as long each time, up to `most`. */
const waitMs = { first: 2000, most: 60_000 }

/** What says nothing of the photo that met it, and goes away. */
const isOfTheDisk = ({ code }: ErrorRecord): boolean => code === 'disk-full' || code === 'store-busy'

export function createMeasuring({
  dataDir,
  store,
  hub,
  child,
  clock,
  onStart,
  onMeasured,
  onFault,
  onHeld,
}: MeasuringOptions): Measuring {
  const closing = new AbortController()
  const line = createLine()
  /** Who waits for a photo to be measured, however often it is put into the line. */
  const waiters = new Map<string, PromiseWithResolvers<void>>()
  let working: Promise<void> | null = null
  let wake = (): void => undefined
  let present: { photoId: string; over: Promise<unknown> } | null = null
  let keeping: { photoId: string; over: Promise<void> } = { photoId: '', over: Promise.resolve() }

  const update: Measuring['update'] = (photoId, patch) =>
    hub.emit({ type: 'photo_update', photo: store.photos.update(photoId, patch) })

  const measureFile = createFileMeasuring({
    dataDir,
    store,
    hub,
    child,
    update,
    signal: closing.signal,
    onFault,
  })

  const measured = async (photoId: string): Promise<null> => {
    await onMeasured(photoId)
    return null
  }
  /**
   * Measures the photo or, where that cannot be, its raw file; what is told of a failure is the photo's own. What the
   * disk is at fault for comes back: the photo stays `new`.
   */
  const work = async (photo: Photo): Promise<ErrorRecord | null> => {
    const error = await measureFile({ photo, path: photo.path, notice: null })
    if (error === null) return measured(photo.id)
    if (isOfTheDisk(error)) return error
    const raw = callsForCompanion(error.code) ? companionPath(photo) : null
    const second =
      raw === null ? error : await measureFile({ photo, path: raw, notice: companionUsed(photo) })
    if (second !== null && isOfTheDisk(second)) return second
    if (second === null) return measured(photo.id)
    if (closing.signal.aborted) return null
    try {
      update(photo.id, { status: 'failed', error })
      return null
    } catch (thrown) {
      return toErrorRecord(thrown)
    }
  }

  /** A list's picture alone. What goes wrong with it is told by measuring, which follows. */
  const quietly = async (look: () => Promise<void>): Promise<void> => {
    try {
      await look()
    } catch (error) {
      const { code } = toErrorRecord(error)
      if (code === 'engine-crashed' || code === 'engine-stalled') child.restart()
      if (!(error instanceof AppError)) onFault(error)
    }
  }
  const keepGlance = async ({ id, rotation }: Photo, seen: NonNullable<Glanced>): Promise<void> => {
    await keepThumb(join(dataDir, 'photos', id), seen.thumb)
    const { width, height, format } = seen
    // One that was turned meanwhile looks otherwise now.
    if (store.photos.get(id).rotation === rotation) update(id, { thumb: true, width, height, format })
  }
  /** While the child looks at the next one, the last one is stored. */
  const glance = (id: string): Promise<void> =>
    quietly(async () => {
      if (!store.photos.has(id)) return
      const photo = store.photos.get(id)
      const { path, rotation } = photo
      const seen = await glanceAtFile(child, { path, rotation, signal: closing.signal })
      await keeping.over
      if (seen && store.photos.has(id)) {
        keeping = { photoId: id, over: quietly(() => keepGlance(photo, seen)) }
      }
    })

  /** The turn of a photo in line, unless it was removed meanwhile. */
  const turn = async (id: string): Promise<void> => {
    try {
      await tryUntilStored(id)
    } catch (error) {
      // Whatever could not be stored stays `new`, and is measured at the next start.
      if (!(error instanceof AppError)) onFault(error)
    } finally {
      onHeld(null)
    }
    if (line.has(id)) return
    waiters.get(id)?.resolve()
    waiters.delete(id)
  }
  const workThrough = async (): Promise<void> => {
    // All that is added at once is in the line before its first turn.
    await Promise.resolve()
    for (let next = line.next(); next && !closing.signal.aborted; next = line.next()) {
      const { photoId, kind } = next
      if (kind === 'measure') {
        await keeping.over
        await turn(photoId)
      } else {
        const glancing = glance(photoId)
        present = { photoId, over: glancing }
        await glancing.finally(() => (present = null))
      }
    }
    working = null
  }
  const tryUntilStored = async (id: string): Promise<void> => {
    for (let delay = waitMs.first; !closing.signal.aborted; delay = Math.min(2 * delay, waitMs.most)) {
      if (!store.photos.has(id)) return
      const over = work(store.photos.get(id))
      present = { photoId: id, over }
      const error = await over.finally(() => (present = null))
      if (error === null || !isOfTheDisk(error)) return
      onHeld(error)
      tellOf(id, error)
      await pause(delay)
    }
  }
  /** Where even that cannot be stored, nothing is told: whoever stores something next hears of it. */
  const tellOf = (photoId: string, error: ErrorRecord): void => {
    try {
      update(photoId, { error })
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown
    }
  }
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.setTimeout(resolve, ms)
      wake = () => {
        cancel()
        resolve()
      }
    })

  return {
    start(photos) {
      for (const { id, thumb } of photos) {
        line.add(id, thumb)
        if (!waiters.has(id)) waiters.set(id, Promise.withResolvers())
      }
      if (closing.signal.aborted || photos.length === 0) return
      onStart()
      working ??= workThrough()
    },
    show: line.show,
    want: line.want,
    awaits: (photoId) => waiters.has(photoId),
    async done(photoId) {
      await waiters.get(photoId)?.promise
    },
    async free(photoId) {
      // What it was measured to is told elsewhere.
      if (present?.photoId === photoId) await present.over.catch(() => undefined)
      if (keeping.photoId === photoId) await keeping.over
    },
    async idle() {
      await working
    },
    isIdle: () => working === null,
    update,
    async close() {
      closing.abort()
      wake()
      await working
      await keeping.over
      for (const { resolve } of waiters.values()) resolve()
    },
  }
}
