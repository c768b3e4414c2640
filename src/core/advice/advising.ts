// Advice on each photograph, tried by the photo child once its facts are there, and kept until these change. What goes
// wrong with it means no advice, and says nothing of the photograph.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Advice } from '../../shared/advice.ts'
import { AppError } from '../../shared/errors.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/index.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { adviseOn, type TriedPhoto, type ToTry } from './index.ts'

export type Advising = {
  /**
   * Begins once nothing is being measured, unless there is advice on the photo's present facts, or they are not
   * complete.
   */
  start: (photoId: string) => void
  /** The advice on the photo's present facts, begun if it was not; none where it cannot be had in time. Never rejects. */
  ready: (photoId: string, signal: AbortSignal) => Promise<readonly Advice[]>
  /** Stops, and resolves when nothing is tried. */
  close: () => Promise<void>
}

type AdvisingOptions = {
  dataDir: string
  store: Store
  child: Pick<Supervisor<PhotoRequest, PhotoReply>, 'run'>
  clock: Clock
  /** Resolves when nothing is being measured, which the same child does: that goes first, but for what is waited for. */
  measuringIsOver: () => Promise<void>
  /** Called with what was thrown and is no AppError. */
  onFault: (error: unknown) => void
}

type ReplyOf<Type extends PhotoReply['type']> = Extract<PhotoReply, { type: Type }>

/** How long a critique waits for advice: trying it takes about 0.2 s, milliseconds. */
const mostWaitMs = 2000
/** A child that says nothing for so long hangs; before that it may be measuring another photograph, milliseconds. */
const deadlineMs = 60_000

export function createAdvising({
  dataDir,
  store,
  child,
  clock,
  measuringIsOver,
  onFault,
}: AdvisingOptions): Advising {
  const closing = new AbortController()
  /** What is being tried, by photo. */
  const running = new Map<string, Promise<readonly Advice[]>>()

  const tryOut =
    (photoId: string, { width, height }: { width: number; height: number }) =>
    async (wanted: ToTry): Promise<TriedPhoto> => {
      const jpeg = await readFile(join(dataDir, 'photos', photoId, 'model.jpg'))
      return await child.run({
        request: { type: 'try', requestId: randomUUID(), jpeg, width, height, ...wanted },
        onReply: () => undefined,
        isFinal: (reply): reply is ReplyOf<'tried'> => reply.type === 'tried',
        deadlineMs,
        signal: closing.signal,
      })
    }
  const work = async (photoId: string): Promise<readonly Advice[]> => {
    const { width, height, camera } = store.photos.get(photoId)
    const measured = store.facts.get(photoId)
    if (width === null || height === null || !measured?.complete) return []
    const size = { width, height }
    const advice = await adviseOn({ facts: measured.facts, camera, size }, tryOut(photoId, size))
    // Facts that came meanwhile get their own.
    const isPresent = store.photos.has(photoId) && isDeepStrictEqual(store.facts.get(photoId), measured)
    if (isPresent) store.facts.putAdvice(photoId, advice)
    return isPresent ? advice : work(photoId)
  }
  const quietly = async (photoId: string): Promise<readonly Advice[]> => {
    try {
      return await work(photoId)
    } catch (error) {
      if (closing.signal.aborted || !store.photos.has(photoId)) return []
      if (!(error instanceof AppError)) onFault(error)
      return []
    } finally {
      running.delete(photoId)
    }
  }
  const begin = (photoId: string): Promise<readonly Advice[]> => {
    const known = running.get(photoId)
    if (known) return known
    const stored = store.facts.advice(photoId)
    if (stored) return Promise.resolve(stored)
    const begun = quietly(photoId)
    running.set(photoId, begun)
    return begun
  }

  const beginBehind = async (photoId: string): Promise<void> => {
    await measuringIsOver()
    if (!closing.signal.aborted && store.photos.has(photoId)) await begin(photoId)
  }

  return {
    start(photoId) {
      void beginBehind(photoId)
    },
    ready(photoId, signal) {
      return new Promise((resolve) => {
        const end = (advice: readonly Advice[]): void => {
          cancel()
          signal.removeEventListener('abort', onAbort)
          resolve(advice)
        }
        const onAbort = (): void => end([])
        const cancel = clock.setTimeout(onAbort, mostWaitMs)
        if (signal.aborted) return end([])
        signal.addEventListener('abort', onAbort, { once: true })
        void begin(photoId).then(end)
      })
    },
    async close() {
      closing.abort()
      await Promise.all(running.values())
    },
  }
}
