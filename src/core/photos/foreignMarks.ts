// Follows the stars and labels that other programs give photographs, in sidecars and in the files themselves. Writes none.
import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { labelNamed, type ForeignMarks } from '../../shared/marks.ts'
import type { Photo } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import { mostSidecarBytes } from '../../shared/sidecar.ts'
import type { Clock } from '../clock.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/index.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { createSidecarFolders } from './sidecarNames.ts'
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
  let isOver = false
  let cancel = (): void => undefined

  const read = async (path: string): Promise<ForeignMarks | 'unreadable' | null> => {
    const existing = await readFile(path)
    const { marks } = await child.run({
      request: { type: 'readMarks', requestId: randomUUID(), existing },
      onReply: () => undefined,
      isFinal: (reply): reply is Extract<PhotoReply, { type: 'marksRead' }> => reply.type === 'marksRead',
      deadlineMs,
    })
    if (marks === null) return 'unreadable'
    const saysNothing = marks.rating === null && marks.flag === null && marks.label === null
    return saysNothing ? null : { ...marks, from: 'sidecar' }
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
    const found = path === null ? null : await stat(path)
    const stamp = found ? `${path} ${found.size} ${found.mtimeMs}` : ''
    if (stamps.get(photo.id) === stamp || (found && (!found.isFile() || found.size > mostSidecarBytes)))
      return
    const marks = path === null ? ownMarks(photo) : await read(path)
    if (isOver) return
    stamps.set(photo.id, stamp)
    if (marks === 'unreadable' || !store.photos.has(photo.id)) return
    if (store.marks.follow(photo.id, marks)) {
      hub.emit({ type: 'photo_update', photo: store.photos.get(photo.id) })
    }
  }
  const look = async (photoId: string): Promise<void> => {
    try {
      if (!isOver && store.photos.has(photoId)) await lookAt(store.photos.get(photoId))
    } catch (error) {
      // A file that is gone or locked, or a child that ended, is looked at again the next time.
      if (!(error instanceof AppError) && !(error instanceof Error && 'syscall' in error)) onFault(error)
    }
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
        if (isOver) return
        // Most have no sidecar and never had one: nothing is read of them.
        if (place.isMarked || (await sidecarOf(place, once))) await look(place.id)
      }
      await turn()
      places = isOver ? [] : store.marks.places(places.at(-1)!.number)
    }
    const rest = Math.max(everyMs, restTimes * (clock.now() - startedAt))
    if (!isOver) cancel = clock.setTimeout(begin, rest)
  }
  let work: Promise<void> = Promise.resolve()
  function begin(): void {
    work = goOver().catch(onFault)
  }
  begin()
  return {
    look,
    async close() {
      isOver = true
      cancel()
      await work
    },
  }
}

/** What the photograph's own file says, as it was when it was measured. */
function ownMarks({ camera }: Photo): ForeignMarks | null {
  const rating = camera?.rating ?? null
  const label = labelNamed(camera?.label ?? '')
  return rating === null && label === null ? null : { rating, flag: null, label, from: 'file' }
}
