// The line of photographs to be looked at, after they are measured: those somebody waits for first. Looks at none itself.
import { isDeepStrictEqual } from 'node:util'
import { AppError, sentencesOf } from '../../shared/errors.ts'
import type { Facts } from '../../shared/facts.ts'
import { rescored } from '../../shared/measurementScore.ts'
import type { Photo } from '../../shared/photos.ts'
import type { FaceDetail, SightFindings } from '../../shared/sight.ts'
import type { Clock } from '../clock.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/index.ts'
import { addSight } from './facts/index.ts'

/** What is seen in a photo; the details are those of the faces, in their order. */
export type Look = { findings: SightFindings; details: readonly (FaceDetail | null)[] }

export type Looking = {
  /** Puts a measured photo at the end of the line, unless it was looked at as it is turned now. */
  start: (photoId: string) => void
  /** The same, at its front: somebody looks at it, or waits for it. */
  hasten: (photoId: string) => void
  /** Others are to be measured: a look nobody waits for stops, and begins anew when that is over. */
  makeWay: () => void
  /**
   * Resolves when the photo no longer stands in line, after `mostMs` (`loadingMs` more while no look has ended yet), or
   * when `signal` aborts: with the sentence why it is not looked at to the end, null where it is, or was not to be.
   */
  settled: (photoId: string, mostMs: number, signal: AbortSignal) => Promise<string | null>
  /** Stops, and resolves when nothing is looked at. */
  close: () => Promise<void>
}

type LookingOptions = {
  store: Store
  hub: Hub
  clock: Clock
  /** What is seen in a photo. Rejects as the child does, and where either signal aborts. */
  look: (photo: Photo, stop: { signal: AbortSignal; makeWay: AbortSignal }) => Promise<Look>
  /** Whether photographs are to be looked at, and can be. */
  isOn: () => boolean
  /** Resolves when nothing is being measured: that goes first, but for what is hastened. */
  measuringIsOver: () => Promise<void>
  /** What there is to do once facts were added. */
  onLooked: (photoId: string) => Promise<void>
  /** Called with what a look failed with. */
  onFault: (error: unknown) => void
}

type Waiting = {
  photoId: string
  isHastened: boolean
  over: PromiseWithResolvers<string | null>
  /** Aborts the look that makes way. */
  way: AbortController
}

/** The nets are loaded with the first look: about a second of one core, more on a busy one; milliseconds. */
const loadingMs = 5000

/**
 * How long nothing is measured before a look begins that nobody waits for, milliseconds. Photographs come in bursts, and
 * uploads one by one: a net that is running would hold up the next one, for the cores of many computers share a core.
 */
export const quietMs = 500

export function createLooking({
  store,
  hub,
  clock,
  look,
  isOn,
  measuringIsOver,
  onLooked,
  onFault,
}: LookingOptions): Looking {
  const closing = new AbortController()
  let line: Waiting[] = []
  let current: Waiting | null = null
  let working = Promise.resolve()
  let isWorking = false
  let isLoaded = false
  let drops = 0
  /** The drop since which nothing was measured for `quietMs`. */
  let quietSince = -1
  let quiet: Promise<void> | null = null
  /** Ends the wait for what is being measured. */
  let wake = (): void => undefined

  const isDue = (photoId: string): boolean => {
    if (closing.signal.aborted || !isOn() || !store.photos.has(photoId)) return false
    const { status, rotation } = store.photos.get(photoId)
    return status === 'measured' && store.looks.get(photoId)?.rotation !== rotation
  }
  const find = (photoId: string): Waiting | undefined =>
    [...(current ? [current] : []), ...line].find((each) => each.photoId === photoId)

  /** Stores what was seen with what is measured by now; a photo that was turned meanwhile is looked at again. */
  const keep = (photo: Photo, { findings, details }: Look): Facts | null => {
    if (!store.photos.has(photo.id)) return null
    const { rotation, width, height } = store.photos.get(photo.id)
    const measured = store.facts.get(photo.id)
    if (rotation !== photo.rotation || !measured?.complete || width === null || height === null) return null
    const facts = addSight(measured.facts, findings, { width, height }, details)
    const embedding = findings.embedding && Float32Array.from(findings.embedding)
    const { measurementScore } = store.photos.get(photo.id)
    store.transaction(() => {
      store.facts.put(photo.id, facts, true)
      if (measurementScore) {
        store.photos.update(photo.id, { measurementScore: rescored(measurementScore, facts) })
      }
      // Nets that are missing may come: then it is looked at again.
      if (findings.missing.length === 0) store.looks.put({ photoId: photo.id, rotation, embedding })
    })
    return facts
  }
  /** The sentence what was missing to see all; null where nothing was. */
  const work = async ({ photoId, way }: Waiting): Promise<string | null> => {
    if (!isDue(photoId)) return null
    const photo = store.photos.get(photoId)
    const seenNow = await look(photo, { signal: closing.signal, makeWay: way.signal })
    const facts = keep(photo, seenNow)
    if (!facts) return null
    const seen = store.photos.get(photoId)
    if (!isDeepStrictEqual(seen.measurementScore, photo.measurementScore)) {
      hub.emit({ type: 'photo_update', photo: seen })
    }
    hub.emit({ type: 'facts', photoId, facts, complete: true })
    await onLooked(photoId)
    const { missing } = seenNow.findings
    return missing.length === 0 ? null : missingFor(missing)
  }
  const becomeQuiet = async (): Promise<void> => {
    while (quietSince !== drops && !closing.signal.aborted) {
      const drop = drops
      await measuringIsOver()
      await new Promise<void>((resolve) => void clock.setTimeout(resolve, quietMs))
      quietSince = drop
    }
  }
  const untilQuiet = (): Promise<void> => (quiet ??= becomeQuiet().finally(() => (quiet = null)))
  const loop = async (): Promise<void> => {
    while (line.length > 0 && !closing.signal.aborted) {
      const isWanted = line.some(({ isHastened }) => isHastened)
      if (!isWanted) await Promise.race([untilQuiet(), new Promise<void>((resolve) => (wake = resolve))])
      if (closing.signal.aborted) break
      const chosen = line.find(({ isHastened }) => isHastened) ?? line[0]!
      current = chosen
      line = line.filter((each) => each !== chosen)
      chosen.way = new AbortController()
      // What it fails with says nothing of the photograph: it keeps its other facts.
      const why = await work(chosen).catch((error: unknown) => {
        if (chosen.way.signal.aborted) return null
        if (!closing.signal.aborted) onFault(error)
        return failedFor(error)
      })
      current = null
      isLoaded ||= !chosen.way.signal.aborted
      if (chosen.way.signal.aborted && isDue(chosen.photoId)) line.unshift(chosen)
      else chosen.over.resolve(why)
    }
    isWorking = false
  }
  const add = (photoId: string, isHastened: boolean): void => {
    const known = find(photoId)
    if (known) known.isHastened ||= isHastened
    else if (isDue(photoId))
      line.push({ photoId, isHastened, over: Promise.withResolvers(), way: new AbortController() })
    if (isHastened) wake()
    if (isWorking || line.length === 0) return
    isWorking = true
    working = loop()
  }

  return {
    start: (photoId) => add(photoId, false),
    hasten: (photoId) => add(photoId, true),
    makeWay() {
      drops++
      if (current && !current.isHastened) current.way.abort()
    },
    settled(photoId, mostMs, signal) {
      const found = find(photoId)
      if (!found) return Promise.resolve(null)
      return new Promise((resolve) => {
        const end = (why: string | null): void => {
          cancel()
          signal.removeEventListener('abort', onAbort)
          resolve(why)
        }
        const onAbort = (): void => end(tooLate)
        const cancel = clock.setTimeout(() => end(tooLate), mostMs + (isLoaded ? 0 : loadingMs))
        signal.addEventListener('abort', onAbort, { once: true })
        void found.over.promise.then(end)
      })
    },
    async close() {
      closing.abort()
      wake()
      await working
      for (const { over } of line) over.resolve(null)
    },
  }
}

const tooLate = 'This critique did not wait until the photograph was looked at.'

const missingFor = (files: string[]): string =>
  `Not all was seen: ${files.join(', ')} ${files.length === 1 ? 'is' : 'are'} missing. Install Mondrian again.`

const failedFor = (error: unknown): string =>
  `The nets that look at photographs failed on this one. ${error instanceof AppError ? sentencesOf(error) : 'Something went wrong meanwhile.'}`
