// Follows the stars and labels that other programs give photographs, in sidecars and in the files themselves. Writes none.
import { randomUUID } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
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
import { sidecarAmong, sidecarSubject } from './sidecars.ts'
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

/** How often all photographs are gone over, milliseconds. */
const everyMs = 60_000
/** Another photograph may be measured before, milliseconds. */
const deadlineMs = 60_000
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The names in a folder; null where it cannot be read now. */
type NamesIn = (folder: string) => Promise<readonly string[] | null>
const namesIn: NamesIn = (folder) => readdir(folder).catch(() => null)

/**
 * Goes over the sidecars now and then, reads what changed and has the marks that nobody set here follow it. A folder
 * that is away, and a sidecar that is damaged or just being written, change nothing.
 */
export function watchForeignMarks({ store, hub, child, clock, onFault }: Means): ForeignMarkWatch {
  /** What was read last, by photo id. */
  const stamps = new Map<string, string>()
  let isOver = false
  let cancel = (): void => undefined

  const read = async (path: string): Promise<ForeignMarks | 'unreadable'> => {
    const existing = await readFile(path)
    const { marks } = await child.run({
      request: { type: 'readMarks', requestId: randomUUID(), existing },
      onReply: () => undefined,
      isFinal: (reply): reply is Extract<PhotoReply, { type: 'marksRead' }> => reply.type === 'marksRead',
      deadlineMs,
    })
    return marks === null ? 'unreadable' : { ...marks, from: 'sidecar' }
  }
  const lookAt = async (photo: Photo, list: NamesIn): Promise<void> => {
    const subject = sidecarSubject(photo)
    const names = isUpload(photo) ? [] : await list(dirname(subject))
    if (names === null || photo.status !== 'measured') return
    const name = sidecarAmong(names, basename(subject))
    const path = name === null ? null : join(dirname(subject), name)
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
  const lookIn = async (photoId: string, list: NamesIn): Promise<void> => {
    try {
      if (!isOver && store.photos.has(photoId)) await lookAt(store.photos.get(photoId), list)
    } catch (error) {
      // A file that is gone or locked, or a child that ended, is looked at again the next time.
      if (!(error instanceof AppError) && !(error instanceof Error && 'syscall' in error)) onFault(error)
    }
  }
  const goOver = async (): Promise<void> => {
    const known = new Map<string, Promise<readonly string[] | null>>()
    const once: NamesIn = (folder) => {
      const names = known.get(folder) ?? namesIn(folder)
      known.set(folder, names)
      return names
    }
    for (const id of store.photos.ids()) {
      if (isOver) return
      await lookIn(id, once)
      await turn()
    }
    if (!isOver) cancel = clock.setTimeout(begin, everyMs)
  }
  let work: Promise<void> = Promise.resolve()
  function begin(): void {
    work = goOver().catch(onFault)
  }
  begin()
  return {
    look: (photoId) => lookIn(photoId, namesIn),
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
