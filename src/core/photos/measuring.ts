// The line of photos to be measured, one after another; a raw file takes its turn with the photo it lies beside.
// It never talks to the photo child itself.
import { AppError, toErrorRecord, type ErrorRecord } from '../../shared/errors.ts'
import type { Photo } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/workers.ts'
import type { Clock } from '../clock.ts'
import type { Hub } from '../hub.ts'
import type { PhotoPatch } from '../store/photos.ts'
import type { Store } from '../store/index.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { callsForCompanion, companionPath, companionUsed } from './companion.ts'
import { createFileMeasuring } from './measureFile.ts'

export type Measuring = {
  /** Puts photos at the end of the line. One that stands there already is measured once more. */
  start: (photos: Photo[]) => void
  /** Whether a photo stands in line, or is being measured. */
  awaits: (photoId: string) => boolean
  /** Resolves when a photo no longer stands in line, however often it was put there. */
  done: (photoId: string) => Promise<void>
  /** Resolves when a photo is not being measured, though it may stand in line. */
  free: (photoId: string) => Promise<void>
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
  onMeasured,
  onFault,
  onHeld,
}: MeasuringOptions): Measuring {
  const closing = new AbortController()
  const waiting = new Map<string, Promise<void>>()
  let line: Promise<void> = Promise.resolve()
  let wake = (): void => undefined
  let present: { photoId: string; over: Promise<unknown> } | null = null

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

  /** The turn of a photo in line, unless it was removed meanwhile. */
  const turn = async ({ id }: Photo): Promise<void> => {
    try {
      await tryUntilStored(id)
    } finally {
      onHeld(null)
    }
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
      for (const photo of photos) {
        // A photo whose result could not be stored stays `new` and is measured again at the next start.
        const done = line.then(() => turn(photo))
        waiting.set(photo.id, done)
        const settled = (): void => {
          // Unless it is to be measured once more.
          if (waiting.get(photo.id) === done) waiting.delete(photo.id)
        }
        line = done.then(settled, settled)
      }
    },
    awaits: (photoId) => waiting.has(photoId),
    async done(photoId) {
      for (let done = waiting.get(photoId); done; done = waiting.get(photoId)) await done
    },
    async free(photoId) {
      // What it was measured to is told elsewhere.
      if (present?.photoId === photoId) await present.over.catch(() => undefined)
    },
    update,
    async close() {
      closing.abort()
      wake()
      await line
    },
  }
}
