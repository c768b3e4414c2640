// Follows the stars and labels that other programs give photographs, in sidecars and in the files themselves. Writes none.
import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { marksOfCamera, type ForeignMarks } from '../../shared/marks.ts'
import type { Photo } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import { mostSidecarBytes } from '../../shared/sidecar.ts'
import type { Clock } from '../clock.ts'
import type { Hub } from '../hub.ts'
import type { MarkedPlace } from '../store/marks.ts'
import type { Store } from '../store/index.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { openFor } from './photoClient.ts'
import { createSidecarFolders, type SidecarNames } from './sidecarNames.ts'
import { sidecarSubject } from './sidecars.ts'
import { isUpload } from './uploadFolder.ts'

type Means = {
  store: Pick<Store, 'photos' | 'marks'>
  hub: Pick<Hub, 'emit'>
  child: Supervisor<PhotoRequest, PhotoReply>
  clock: Clock
  /** Called with what was thrown and is no AppError. */
  onFault: (error: unknown) => void
}

export type ForeignMarkWatch = {
  /** Looks at one photograph now. Never rejects. */
  look: (photoId: string) => Promise<void>
  /** Ends it, and waits for what runs. */
  close: () => Promise<void>
}

/** How often all photographs are gone over, milliseconds, and how much longer than that takes it rests at least. */
const everyMs = 60_000
const restTimes = 20
/** Another photograph may be measured before, milliseconds. */
const deadlineMs = 60_000
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Goes over the sidecars now and then, reads what changed and has the marks that nobody set here follow it. A folder
 * that is away, and a sidecar that is damaged or just being written, change nothing.
 */
export function watchForeignMarks({ store, hub, child, clock, onFault }: Means): ForeignMarkWatch {
  /** What was read last, by photo id. */
  const stamps = new Map<string, string>()
  const folders = createSidecarFolders()
  /** The folders as they were gone over; one that surely did not change since is the same object the next time. */
  const wentOver = new Map<string, SidecarNames | null>()
  const over = new AbortController()
  const { signal } = over
  let cancel = (): void => undefined

  const readSidecar = async (path: string): Promise<ForeignMarks | 'unreadable' | null> => {
    const existing = await readFile(path)
    const { marks } = await child.run({
      request: { type: 'readMarks', requestId: randomUUID(), existing },
      onReply: () => undefined,
      isFinal: isMarksRead,
      deadlineMs,
      signal,
    })
    return marks === null ? 'unreadable' : saidBy('sidecar', marks)
  }
  /** Also of a file that another program wrote into since it was measured. */
  const readFileItself = async ({ path }: Photo): Promise<ForeignMarks | null> => {
    const { marks } = await openFor(child, path, signal, {
      requestFor: (opening) => ({ type: 'readOwnMarks', ...opening }),
      isFinal: isMarksRead,
    })
    return marks && saidBy('file', marks)
  }
  /** The sidecar of a photo, null for none; undefined where that cannot be told now. */
  const sidecarOf = async (
    photo: Pick<Photo, 'id' | 'path' | 'companion'>,
    namesIn = folders,
  ): Promise<string | null | undefined> => {
    if (isUpload(photo)) return null
    const subject = sidecarSubject(photo)
    const names = await namesIn(dirname(subject))
    if (names === null) return undefined
    const name = names.of(basename(subject))
    return name && join(dirname(subject), name)
  }
  const lookAt = async (photo: Photo): Promise<void> => {
    const path = await sidecarOf(photo)
    if (path === undefined || photo.status !== 'measured') return
    // A photograph that is away says what it said when it was measured.
    const found = path === null ? await stat(photo.path).catch(() => null) : await stat(path)
    const stamp = found ? `${path ?? photo.path} ${found.size} ${found.mtimeMs}` : ''
    const before = stamps.get(photo.id)
    if (before === stamp || (path !== null && !(found!.isFile() && found!.size <= mostSidecarBytes))) return
    const isAsMeasured =
      found === null || (found.size === photo.size && !before?.startsWith(`${photo.path} `))
    const measured = saidBy('file', marksOfCamera(photo.camera))
    const marks =
      path !== null ? await readSidecar(path) : isAsMeasured ? measured : await readFileItself(photo)
    if (signal.aborted) return
    stamps.set(photo.id, stamp)
    if (marks === 'unreadable' || !store.photos.has(photo.id)) return
    if (store.marks.follow(photo.id, marks)) {
      hub.emit({ type: 'photo_update', photo: store.photos.get(photo.id) })
    }
  }
  const look = async (photoId: string): Promise<void> => {
    try {
      if (!signal.aborted && store.photos.has(photoId)) await lookAt(store.photos.get(photoId))
    } catch (error) {
      // A file that is gone or locked, or a child that ended, is looked at again the next time.
      if (!(error instanceof AppError) && !(error instanceof Error && 'syscall' in error)) onFault(error)
    }
  }
  /** Whether its file is surely another one than was measured, or looked at last, which is asked where its folder changed. */
  const isRewritten = async (place: MarkedPlace, namesIn: typeof folders): Promise<boolean> => {
    const names = await namesIn(dirname(place.path))
    if (names === null || wentOver.get(dirname(place.path)) === names) return false
    const found = await stat(place.path).catch(() => null)
    const before = stamps.get(place.id)
    const stamp = found && `${place.path} ${found.size} ${found.mtimeMs}`
    return found !== null && (before ? before !== stamp : found.size !== place.size)
  }
  const goOver = async (): Promise<void> => {
    const startedAt = clock.now()
    const asked = new Map<string, ReturnType<typeof folders>>()
    const once: typeof folders = (folder) => {
      const names = asked.get(folder) ?? folders(folder)
      asked.set(folder, names)
      return names
    }
    let places = store.marks.places(0)
    while (places.length > 0) {
      for (const place of places) {
        if (signal.aborted) return
        // Most have no sidecar and never had one, in a folder where nothing changed: nothing is read of them.
        if (place.isMarked || (await sidecarOf(place, once)) || (await isRewritten(place, once)))
          await look(place.id)
      }
      await turn()
      places = signal.aborted ? [] : store.marks.places(places.at(-1)!.number)
    }
    for (const [folder, names] of asked) wentOver.set(folder, await names)
    const rest = Math.max(everyMs, restTimes * (clock.now() - startedAt))
    if (!signal.aborted) cancel = clock.setTimeout(begin, rest)
  }
  let work: Promise<void> = Promise.resolve()
  function begin(): void {
    work = goOver().catch(onFault)
  }
  begin()
  return {
    look,
    async close() {
      over.abort()
      cancel()
      await work
    },
  }
}

const isMarksRead = (reply: PhotoReply): reply is Extract<PhotoReply, { type: 'marksRead' }> =>
  reply.type === 'marksRead'

/** Null where nothing is said. */
function saidBy(from: ForeignMarks['from'], marks: Omit<ForeignMarks, 'from'>): ForeignMarks | null {
  const saysNothing = marks.rating === null && marks.flag === null && marks.label === null
  return saysNothing ? null : { ...marks, from }
}
