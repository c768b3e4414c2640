// Photos arrive here: a row at once, facts as soon as the photo child has them. Never touches pixels itself.
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { Advice } from '../../shared/advice.ts'
import { AppError, fromErrorRecord, type ErrorRecord } from '../../shared/errors.ts'
import type { Facts } from '../../shared/facts.ts'
import { emptyCamera, type Camera, type Photo, type Rotation } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import type { SidecarContent } from '../../shared/sidecar.ts'
import type { Clock } from '../clock.ts'
import type { Advising } from '../advice/advising.ts'
import type { Hub } from '../hub.ts'
import type { Looking } from '../sight/looking.ts'
import type { Store } from '../store/index.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { collectFiles } from './collect.ts'
import { keepCompanion } from './companion.ts'
import { createMeasuring } from './measuring.ts'
import { pairRaws } from './pairs.ts'
import { sweepDrafts, unmarkDraft } from './drafts.ts'
import { createPreviews, type Previews } from './previews.ts'
import { makeSidecarOf, type MadeSidecar } from './sidecars.ts'
import { createTiles } from './tiles.ts'
import { finishRemovals, removeFiles } from './removals.ts'
import { findUnlisted, type Unlisted } from './unlisted.ts'
import { isUpload } from './uploadFolder.ts'
import { findUpload, type PhotoSource } from './uploads.ts'
import type { Skipped } from '../../shared/skipped.ts'

export type Measured = {
  photo: Photo
  facts: Facts
  camera: Camera
  /** The sentence why the facts hold nothing of what is seen; null where they do, or where nothing is looked at. */
  unseen: string | null
  /** What was tried on a copy and made it better, the most first. */
  advice: readonly Advice[]
}

/** How long a critique waits for what is seen, milliseconds; the first one also while the nets are loaded. */
const mostWaitMs = 3000
/** How long somebody waits for nothing else, milliseconds. */
const mostLookMs = 60_000

export type Photos = {
  /**
   * The photographs among what a command names, paths of files and folders or uploads, a raw file and its JPEG as one.
   * Rejects with `not-found` for an upload that is not there, `disk-full`, `store-unwritable`.
   */
  sources: (named: Named) => Promise<{ sources: PhotoSource[]; skipped: Skipped[] }>
  /** A row per source, to be stored inside the caller's transaction; `settle` and `measure` are for afterwards. */
  insert: (sources: PhotoSource[]) => Photo[]
  /** Says in the folders of uploads that they are photographs now. */
  settle: (photos: Photo[]) => Promise<void>
  /** Photographs in the data folder that the library does not know, to be inserted if a person wants them. */
  unlisted: () => Promise<Unlisted[]>
  measure: (photos: Photo[]) => void
  /** The photo on show is measured, and looked at, before all others. Does nothing for one that is in no line. */
  show: (photoId: string) => void
  /** Puts photos that are still to be measured back in line, after a time in which nothing could be stored. */
  resume: () => void
  /** Gives a photo that failed another chance; does nothing for any other. */
  retry: (photoId: string) => void
  /** Turns a photo clockwise and measures it again. Throws `not-found`. */
  rotate: (photoId: string, degrees: 90 | 180 | 270) => Photo
  /** Resolves when the photo is measured; rejects with the photo's own error, or `cancelled` by `signal`. */
  measured: (photoId: string, signal: AbortSignal) => Promise<Measured>
  remove: (photoId: string) => Promise<void>
  /** Resolves when a measured photo was looked at, or cannot be. */
  look: (photoId: string) => Promise<void>
  /** How a photo would look after operations; rejects as `Previews.make` does. */
  preview: Previews['make']
  /** The path at which its tiles are got, cut unless they are there; rejects as `Tiles.open` does. */
  tiles: (photo: Photo) => Promise<string>
  /** The sidecar of a photo, added to one that is there; rejects as `makeSidecarOf` does. */
  sidecar: (photo: Photo, content: SidecarContent, existing: Uint8Array | null) => Promise<MadeSidecar>
  /** Resolves when no photo stands in line to be measured. */
  idle: () => Promise<void>
  /** Whether none does. */
  isIdle: () => boolean
  /** Resolves when nothing is being measured. */
  close: () => Promise<void>
}

type Named = { paths?: string[] | undefined; uploads?: string[] | undefined }

type PhotosOptions = {
  dataDir: string
  store: Store
  hub: Hub
  child: Supervisor<PhotoRequest, PhotoReply>
  clock: Clock
  looking: Pick<Looking, 'start' | 'hasten' | 'makeWay' | 'settled'>
  advising: Pick<Advising, 'ready'>
  /** What there is to do once a photo was measured. */
  onMeasured: (photoId: string) => Promise<void>
  /** Called with what was thrown and is no AppError. */
  onFault: (error: unknown) => void
  /** Called with why nothing measured can be stored; null when it can be again. */
  onHeld: (error: ErrorRecord | null) => void
  wallNow: () => number
}

export function createPhotos({
  dataDir,
  store,
  hub,
  child,
  clock,
  looking,
  advising,
  onMeasured,
  onFault,
  onHeld,
  wallNow,
}: PhotosOptions): Photos {
  const measuring = createMeasuring({
    dataDir,
    store,
    hub,
    child,
    clock,
    onStart: looking.makeWay,
    async onMeasured(photoId) {
      looking.start(photoId)
      await onMeasured(photoId)
    },
    onFault,
    onHeld,
  })
  const tiles = createTiles({
    dataDir,
    child,
    sizeOf(photoId) {
      if (!store.photos.has(photoId)) return null
      const { width, height } = store.photos.get(photoId)
      return { width: width ?? 0, height: height ?? 0 }
    },
  })
  const drafts = { dataDir, libraryId: store.libraryId, isPhoto: store.photos.has }
  const swept = finishRemovals(dataDir, store).then(() => sweepDrafts(drafts, wallNow()))

  const retry: Photos['retry'] = (photoId) => {
    if (store.photos.get(photoId).status !== 'failed') return
    measuring.update(photoId, { status: 'new', error: null })
    measuring.start([store.photos.get(photoId)])
  }

  return {
    async sources({ paths = [], uploads = [] }) {
      await swept
      const { files, skipped } = await collectFiles(paths)
      const uploaded = await Promise.all([...new Set(uploads)].map((id) => findUpload(dataDir, id)))
      const sources = pairRaws([...files.map((path) => ({ path })), ...uploaded])
      for (const { id, path, companion } of sources) {
        const isNew = id !== undefined && !store.photos.has(id)
        if (isNew && companion) await keepCompanion(path, companion)
      }
      return { sources, skipped }
    },
    insert: (sources) =>
      sources.map(({ path, name = basename(path), id = randomUUID(), companion }) => {
        if (store.photos.has(id)) throw new AppError('bad-request', 'This upload was added before.')
        const photo = { id, name, path, companion: companion?.name ?? null }
        return store.photos.insert({ ...photo, addedAt: wallNow() })
      }),
    async settle(photos) {
      // One that keeps its mark has a row all the same, and loses it at the next start.
      await Promise.allSettled(photos.filter(isUpload).map(({ id }) => unmarkDraft(dataDir, id)))
    },
    async unlisted() {
      await swept
      return findUnlisted(drafts)
    },
    measure: measuring.start,
    show(photoId) {
      measuring.show(photoId)
      looking.hasten(photoId)
      tiles.show(photoId)
    },
    resume: () => measuring.start(store.photos.pending().filter(({ id }) => !measuring.awaits(id))),
    retry,
    rotate(photoId, degrees) {
      const rotation = turned(store.photos.get(photoId).rotation, degrees)
      measuring.update(photoId, { rotation, status: 'new', thumb: false, error: null })
      const photo = store.photos.get(photoId)
      measuring.start([photo])
      return photo
    },
    async measured(photoId, signal) {
      const known = store.photos.get(photoId)
      // Left `new` by a store that could not be written.
      if (known.status === 'new' && !measuring.awaits(photoId)) measuring.start([known])
      // The child was switched off, which says nothing of the photo.
      if (known.error?.code === 'engine-stopped') retry(photoId)
      measuring.want(photoId)
      await Promise.race([measuring.done(photoId), rejected(signal)])
      looking.hasten(photoId)
      const unseen = await looking.settled(photoId, mostWaitMs, signal)
      if (signal.aborted) throw new AppError('cancelled', 'Stopped.')
      const photo = store.photos.get(photoId)
      if (photo.error) throw fromErrorRecord(photo.error)
      const facts = store.facts.get(photoId)
      if (photo.status !== 'measured' || !facts?.complete) {
        throw new AppError('internal', 'The photo was not measured to the end.')
      }
      const advice = await advising.ready(photoId, signal)
      return { photo, facts: facts.facts, camera: photo.camera ?? emptyCamera, unseen, advice }
    },
    async remove(photoId) {
      await measuring.free(photoId)
      const copies = store.photos.copiesOf(photoId)
      store.photos.remove(photoId)
      hub.emit({ type: 'photo_removed', photoId })
      // Another one is the first of them now.
      for (const { id } of copies) hub.emit({ type: 'photo_update', photo: store.photos.get(id) })
      await tiles.free(photoId)
      await removeFiles(dataDir, store, photoId)
    },
    async look(photoId) {
      looking.hasten(photoId)
      await looking.settled(photoId, mostLookMs, new AbortController().signal)
    },
    preview: createPreviews({ dataDir, child }).make,
    tiles: async (photo) => `/tile/${photo.id}/${await tiles.open(photo)}`,
    sidecar: (...order) => makeSidecarOf(child, ...order),
    idle: measuring.idle,
    isIdle: measuring.isIdle,
    async close() {
      await Promise.all([measuring.close(), tiles.close(), swept])
    },
  }
}

function turned(rotation: Rotation, degrees: 90 | 180 | 270): Rotation {
  return ((rotation + degrees) % 360) as Rotation
}

/** Rejects when `signal` aborts; never resolves. */
function rejected(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new AppError('cancelled', 'Stopped.'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
