// The line of photos to be measured, one after another; a raw file takes its turn with the photo it lies beside.
// It never talks to the photo child itself.
import type { Photo } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/workers.ts'
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
  /** What there is to do once a photo was measured. */
  onMeasured: (photoId: string) => Promise<void>
}

export function createMeasuring({ dataDir, store, hub, child, onMeasured }: MeasuringOptions): Measuring {
  const closing = new AbortController()
  const waiting = new Map<string, Promise<void>>()
  let line: Promise<void> = Promise.resolve()
  let present: { photoId: string; over: Promise<void> } | null = null

  const update: Measuring['update'] = (photoId, patch) =>
    hub.emit({ type: 'photo_update', photo: store.photos.update(photoId, patch) })

  const measureFile = createFileMeasuring({ dataDir, store, hub, child, update, signal: closing.signal })

  /** Measures the photo or, where that cannot be, its raw file; what is told of a failure is the photo's own. */
  const work = async (photo: Photo): Promise<void> => {
    const error = await measureFile({ photo, path: photo.path, notice: null })
    if (error === null) return onMeasured(photo.id)
    const raw = callsForCompanion(error.code) ? companionPath(photo) : null
    const failed =
      raw === null || (await measureFile({ photo, path: raw, notice: companionUsed(photo) })) !== null
    if (failed && !closing.signal.aborted) update(photo.id, { status: 'failed', error })
  }

  /** The turn of a photo in line, unless it was removed meanwhile. */
  const turn = async (photo: Photo): Promise<void> => {
    if (!store.photos.has(photo.id)) return
    present = { photoId: photo.id, over: work(photo) }
    try {
      await present.over
    } finally {
      present = null
    }
  }

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
      await line
    },
  }
}
