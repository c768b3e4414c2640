// Loads the model that will be asked next before anybody asks it, while nothing else is to be done. Never delays a job:
// one for the same model goes on where this is, one for another model ends it.
import { readdir, stat } from 'node:fs/promises'
import { freemem } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { modelTitle } from '../../shared/modelFiles.ts'
import type { ModelFile } from '../models/index.ts'

/** Largest share of the memory that is free just now that a model may take unasked. */
const mostMemory = 0.5

export type LoadAheadDeps = {
  /** The model of the settings. Throws `bad-request` where they name none. */
  model: () => ModelFile
  /** Whether no critique is open, no photograph is measured, and no model is in memory. */
  isIdle: () => boolean
  /** Loads as a job does; rejects when `signal` aborts. */
  load: (model: ModelFile, onShare: (share: number) => void, signal: AbortSignal) => Promise<void>
  /** Called with what was thrown and is no AppError. */
  onFault: (error: unknown) => void
  /** Bytes. */
  freeMemory?: () => number
}

export type LoadAhead = {
  /** Begins to load, if this is the time for it; resolves with whether it did. */
  begin: () => Promise<boolean>
  /**
   * For a job, before it loads: waits for the same model, `onShare` hearing how far it is, and ends the load of another
   * one. Resolves when the child is free, or `signal` aborts.
   */
  giveWay: (modelId: string, onShare: (share: number) => void, signal: AbortSignal) => Promise<void>
  /** Ends what is being loaded; another may begin. */
  end: () => Promise<void>
  /** The same for good. */
  close: () => Promise<void>
}

export function createLoadAhead(deps: LoadAheadDeps): LoadAhead {
  const { model, isIdle, load, onFault, freeMemory = freemem } = deps
  let current: { id: string; abort: AbortController; over: Promise<void> } | null = null
  let tell: (share: number) => void = () => undefined
  let closed = false

  const loadNow = async (file: ModelFile, signal: AbortSignal): Promise<void> => {
    try {
      await load(file, (share) => tell(share), signal)
    } catch (error) {
      // A job meets the same error, and tells of it.
      if (!(error instanceof AppError)) onFault(error)
    } finally {
      current = null
    }
  }
  const end = async (): Promise<void> => {
    current?.abort.abort()
    await current?.over
  }

  return {
    async begin() {
      const file = model()
      const fits = (await sizeOf(file.path)) <= mostMemory * freeMemory()
      // Asked last: there may be work by now.
      if (!fits || closed || current || !isIdle()) return false
      const abort = new AbortController()
      current = { id: file.id, abort, over: Promise.resolve() }
      current.over = loadNow(file, abort.signal)
      return true
    },
    async giveWay(modelId, onShare, signal) {
      if (!current || signal.aborted) return
      if (current.id !== modelId) return end()
      tell = onShare
      const stopped = Promise.withResolvers<void>()
      const stop = (): void => stopped.resolve()
      signal.addEventListener('abort', stop)
      await Promise.race([current.over, stopped.promise])
      signal.removeEventListener('abort', stop)
      tell = () => undefined
    },
    end,
    async close() {
      closed = true
      await end()
    },
  }
}

/** Bytes of a model with all its parts; infinite where it is not there. */
async function sizeOf(path: string): Promise<number> {
  const folder = dirname(path)
  const title = modelTitle(basename(path))
  const names = (await readdir(folder).catch(() => [])).filter((name) => modelTitle(name) === title)
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => Infinity,
      ),
    ),
  )
  return names.includes(basename(path)) ? sizes.reduce((sum, size) => sum + size, 0) : Infinity
}
