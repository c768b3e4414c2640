// The tiles of photographs, kept in the data folder within a limit: those looked at longest ago make room. The photo child
// cuts them, one photograph after another, so that others are measured in between; no original is touched.
import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { Photo } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import { tileLimits, type Size } from '../../shared/tiles.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { callsForCompanion, companionPath } from './companion.ts'
import { cutFile } from './photoClient.ts'
import { asMeasured, type MeasuredSize } from './previews.ts'
import { createTileFolders } from './tileFolders.ts'

export type Tiles = {
  /**
   * The name under which the tiles of a photo lie, cut unless they are there. The photo on show comes before others, and
   * then the one asked for last. Rejects with `bad-request` before it is measured, `cancelled` where another photo came on show
   * before its turn or too many wait, with what its file is refused for, `disk-full`, or as the child does.
   */
  open: (photo: Photo) => Promise<string>
  /** Gives up what waits for its turn, unless it is of this photo. */
  show: (photoId: string) => void
  /** Resolves when nothing is kept any more of a photo that is not in the library now. */
  free: (photoId: string) => Promise<void>
  /** Stops, and resolves when no tile is being written. */
  close: () => Promise<void>
}

type TilesOptions = {
  dataDir: string
  child: Supervisor<PhotoRequest, PhotoReply>
  /** Pixels of a photo, null for one that is not in the library. */
  sizeOf: (photoId: string) => Size | null
}

type Waiting = { name: string; photo: MeasuredSize; answer: PromiseWithResolvers<string> }

const stale = (): AppError => new AppError('cancelled', 'Another photograph was looked at meanwhile.')

/** The same pixels have the same name; a photo that was turned or replaced has another. */
const nameOf = ({ sha256, rotation, id }: Photo): string =>
  createHash('sha256')
    .update(JSON.stringify(['tiles', sha256 ?? id, rotation]))
    .digest('hex')
    .slice(0, 32)

export function createTiles({ dataDir, child, sizeOf }: TilesOptions): Tiles {
  const folders = createTileFolders(dataDir, sizeOf)
  const { signal } = new AbortController()
  /** The last one was asked for last. */
  const waiting: Waiting[] = []
  let present: Waiting | null = null
  let working: Promise<void> | null = null
  let shown: string | null = null
  let isClosed = false

  const cutFrom = async (path: string, { name, photo }: Waiting): Promise<void> => {
    const { id, rotation, size, width, height } = photo
    const folder = await folders.begin(id, name)
    try {
      await cutFile(child, {
        path,
        rotation,
        size,
        width,
        height,
        signal,
        async keepRow(row) {
          if (isClosed || !sizeOf(id)) throw stale()
          await folder.keepRow(row)
        },
      })
      await folder.finish()
    } catch (error) {
      await folder.drop()
      throw error
    }
  }
  /** From the file that was measured: the photo's own, or the raw file beside it. */
  const cut = async (wanted: Waiting): Promise<void> => {
    const raw = companionPath(wanted.photo)
    if (await folders.has(wanted.photo.id, wanted.name)) return
    try {
      await cutFrom(wanted.photo.path, wanted)
    } catch (error) {
      const isFile =
        error instanceof AppError && (callsForCompanion(error.code) || error.code === 'photo-changed')
      if (raw === null || !isFile) throw error
      await cutFrom(raw, wanted)
    }
  }
  const takeNext = (): Waiting | undefined => {
    const ofShown = waiting.findIndex(({ photo }) => photo.id === shown)
    return waiting.splice(ofShown < 0 ? waiting.length - 1 : ofShown, 1)[0]
  }
  const workThrough = async (): Promise<void> => {
    for (let next = takeNext(); next; next = takeNext()) {
      present = next
      const { name, answer } = next
      await cut(next).then(() => answer.resolve(name), answer.reject)
      present = null
    }
    working = null
  }
  /** Gives up what waits and is meant. */
  const giveUp = (isMeant: (each: Waiting) => boolean): void => {
    const given = waiting.filter(isMeant)
    waiting.splice(0, waiting.length, ...waiting.filter((each) => !isMeant(each)))
    for (const { answer } of given) answer.reject(stale())
  }
  /** Those that are there need not wait for others to be cut. */
  const answerIfThere = async (wanted: Waiting): Promise<void> => {
    if (present === wanted || !(await folders.has(wanted.photo.id, wanted.name))) return
    wanted.answer.resolve(wanted.name)
    giveUp((each) => each === wanted)
  }

  return {
    async open(photo) {
      const measured = asMeasured(photo)
      const name = nameOf(photo)
      if (isClosed) throw stale()
      const isAsked = (each: Waiting | null): boolean => each?.name === name && each.photo.id === photo.id
      const asked = isAsked(present) ? present : waiting.find(isAsked)
      if (asked) return await asked.answer.promise
      const own = { name, photo: measured, answer: Promise.withResolvers<string>() }
      waiting.push(own)
      if (waiting.length > tileLimits.waiting) waiting.shift()?.answer.reject(stale())
      working ??= workThrough()
      void answerIfThere(own)
      return await own.answer.promise
    },
    show(photoId) {
      shown = photoId
      giveUp(({ photo }) => photo.id !== photoId)
    },
    async free(photoId) {
      giveUp(({ photo }) => photo.id === photoId)
      if (present?.photo.id === photoId) await present.answer.promise.catch(() => undefined)
    },
    async close() {
      isClosed = true
      giveUp(() => true)
      await working
    },
  }
}
