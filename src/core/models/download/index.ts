// Fetches models that a person asked for. Never begins by itself: what a restart interrupts waits to be asked for again.
import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import type { RemoteModel } from '../../../shared/catalogue.ts'
import type { Download } from '../../../shared/downloads.ts'
import { AppError, toErrorRecord } from '../../../shared/errors.ts'
import type { Clock } from '../../clock.ts'
import type { Hub } from '../../hub.ts'
import type { DownloadRecord, DownloadTable } from '../../store/downloads.ts'
import { bytesIn, noBlocks } from './blocks.ts'
import { explainEnd } from './endings.ts'
import { fetchFile } from './fetchFile.ts'
import type { Patience } from './fetchRange.ts'
import { createNetwork, type Network, type OnTraffic } from './network.ts'
import {
  assertRoom,
  isFileInPlace,
  isInPlace,
  modelIdOf,
  moveIntoPlace,
  partPath,
  partsOf,
  removeParts,
  removeStrayParts,
} from './place.ts'
import { assertKnown, planModel, type Catalogue } from './plan.ts'
import { createByteSpeed, type Speed } from './speed.ts'

export type Downloads = {
  /** Begins to fetch what `name` means, or goes on with it. Rejects with not-found. */
  get: (name: string) => Promise<Download>
  /** Stops it and keeps what has arrived. Throws not-found. */
  pause: (id: string) => Promise<Download>
  /** Stops it and throws away what has arrived. Throws not-found. */
  cancel: (id: string) => Promise<void>
  list: () => Download[]
  close: () => Promise<void>
}

export type DownloadDeps = {
  table: DownloadTable
  modelsDir: string
  catalogue: () => Promise<Catalogue>
  /** Address of the hub or of a mirror of it. */
  endpoint: string
  emit: Hub['emit']
  clock: Clock
  patience: Patience
  /** Bytes that may be written below a folder. */
  freeBytes: (folder: string) => Promise<number>
  /** Hears of every byte. */
  onTraffic: OnTraffic
  /** A model has arrived. */
  onFetched: (name: string, host: string) => void
  onFault: (error: unknown) => void
}

/** Connections for one file: more are no faster, and the hub counts them. */
const connections = 4
const tellEveryMs = 250
/** Told at least so often while it runs: where nothing arrives, its speed falls. */
const beatMs = 1000

type Running = {
  abort: AbortController
  settled: Promise<void>
  speed: Speed
  /** Bytes on the disk of blocks that are not whole. */
  unfinished: number
  toldAt: number
}

/** Why a person stopped it. */
const pausing = new AppError('cancelled', 'The download was paused.')

export function createDownloads(deps: DownloadDeps): Downloads {
  const { table, modelsDir, emit, clock } = deps
  const network = (): Network => createNetwork(deps.endpoint, deps.onTraffic)
  const records = new Map<string, DownloadRecord>(table.list().map((record) => [record.id, atRest(record)]))
  const running = new Map<string, Running>()
  void removeStrayParts(modelsDir, new Set(records.keys())).catch(deps.onFault)

  const viewOf = (record: DownloadRecord): Download => {
    const { id, name, state, model, progress, error } = record
    const files = model?.files ?? []
    return {
      id,
      name,
      state,
      error,
      repository: model?.repository ?? '',
      host: new URL(network().endpoint).host,
      totalBytes: files.reduce((sum, { size }) => sum + size, 0),
      receivedBytes: files.reduce(
        (sum, { size }, i) => sum + bytesIn(progress[i]?.blocks ?? '', size),
        running.get(id)?.unfinished ?? 0,
      ),
      bytesPerSecond: running.get(id)?.speed.perSecond() ?? null,
      modelId: state === 'done' && model ? modelIdOf(model) : null,
    }
  }
  const find = (id: string): DownloadRecord => {
    const record = records.get(id)
    if (!record) throw new AppError('not-found', 'There is no such download.')
    return record
  }
  const tell = (record: DownloadRecord): void => {
    const task = running.get(record.id)
    if (task) task.toldAt = clock.now()
    emit({ type: 'download_update', download: viewOf(record) })
  }
  const tellNow = (id: string, { toldAt }: Running): void => {
    if (clock.now() - toldAt >= tellEveryMs) tell(find(id))
  }
  /** Stored, then told. */
  const change = (id: string, patch: Partial<DownloadRecord>): DownloadRecord => {
    const record = { ...find(id), ...patch }
    table.put(record)
    records.set(id, record)
    return record
  }

  const fetchAll = async (id: string, model: RemoteModel, task: Running): Promise<void> => {
    await mkdir(partsOf(modelsDir, id), { recursive: true, mode: 0o700 })
    const source = network()
    for (const [index, file] of model.files.entries()) {
      // Put into its place before, when the program ended between two of them.
      if (await isFileInPlace(modelsDir, model, file)) continue
      await fetchFile(
        {
          file,
          partPath: partPath(modelsDir, id, index),
          progress: find(id).progress[index] ?? { blocks: noBlocks(file.size), etag: null },
          source: {
            network: source,
            clock,
            patience: deps.patience,
            path: `/${model.repository}/resolve/${model.commit}/${file.path.split('/').map(encodeURIComponent).join('/')}`,
          },
          connections,
          onBytes: (count) => {
            task.speed.add(count)
            task.unfinished += count
            tellNow(id, task)
          },
          onBlock: (length, progress) => {
            task.unfinished -= length
            change(id, { progress: find(id).progress.with(index, progress) })
            tellNow(id, task)
          },
        },
        task.abort.signal,
      )
    }
    await moveIntoPlace(modelsDir, id, model)
  }
  const plan = async (id: string, signal: AbortSignal): Promise<RemoteModel> => {
    const known = find(id)
    if (known.model) return known.model
    const model = await planModel(known.name, await deps.catalogue(), network(), signal)
    const progress = model.files.map(({ size }) => ({ blocks: noBlocks(size), etag: null }))
    tell(change(id, { model, progress }))
    return model
  }
  const work = async (id: string, task: Running): Promise<void> => {
    try {
      const model = await plan(id, task.abort.signal)
      if (!(await isInPlace(modelsDir, model))) {
        const { totalBytes, receivedBytes } = viewOf(find(id))
        assertRoom(totalBytes - receivedBytes, await deps.freeBytes(modelsDir))
        await fetchAll(id, model, task)
        deps.onFetched(find(id).name, new URL(network().endpoint).host)
      }
      change(id, { state: 'done' })
    } catch (error) {
      const end = explainEnd(error)
      if (end.isFault) deps.onFault(error)
      if (end.isWorthless) await removeParts(modelsDir, id)
      const ended: Partial<DownloadRecord> = {
        state: error === pausing || end.mayGoOn ? 'paused' : 'failed',
        error: error === pausing ? null : toErrorRecord(end.error),
        ...(end.isWorthless && { model: null, progress: [] }),
      }
      try {
        change(id, ended)
      } catch (unstored) {
        // On a full disk: the next start finds it as it was stored last, and at rest.
        records.set(id, { ...find(id), ...ended })
        if (!(unstored instanceof AppError)) throw unstored
      }
    }
  }
  const start = (id: string): void => {
    const abort = new AbortController()
    const task: Running = {
      abort,
      settled: Promise.resolve(),
      speed: createByteSpeed(clock),
      unfinished: 0,
      toldAt: -Infinity,
    }
    running.set(id, task)
    let stopBeat = (): void => undefined
    const beat = (): void => {
      stopBeat = clock.setTimeout(beat, beatMs)
      if (clock.now() - task.toldAt >= beatMs) tell(find(id))
    }
    beat()
    // What cannot even be stored is told of by the log, and found again at the next start.
    task.settled = work(id, task)
      .catch(deps.onFault)
      .finally(() => {
        stopBeat()
        running.delete(id)
        const record = records.get(id)
        if (record) tell(record)
      })
  }
  const stop = async (id: string, reason: unknown): Promise<void> => {
    const task = running.get(id)
    task?.abort.abort(reason)
    await task?.settled
  }

  return {
    async get(name) {
      assertKnown(name, await deps.catalogue())
      // An address that cannot be used is told at once.
      network()
      const known = [...records.values()].find((record) => record.name === name)
      if (known && running.has(known.id)) return viewOf(known)
      const fresh = { name, state: 'running' as const, error: null, model: null, progress: [] }
      const record: DownloadRecord =
        known && known.state !== 'done'
          ? { ...known, state: 'running', error: null }
          : { id: known?.id ?? randomUUID(), ...fresh }
      records.set(record.id, record)
      change(record.id, {})
      start(record.id)
      tell(find(record.id))
      return viewOf(find(record.id))
    },
    async pause(id) {
      find(id)
      await stop(id, pausing)
      return viewOf(find(id))
    },
    async cancel(id) {
      find(id)
      await stop(id, pausing)
      table.remove(id)
      const record = find(id)
      records.delete(id)
      await removeParts(modelsDir, id)
      emit({ type: 'download_update', download: { ...viewOf(record), state: 'failed', error: cancelled } })
    },
    list: () => [...records.values()].map(viewOf),
    close: async () => {
      await Promise.all([...running.keys()].map((id) => stop(id, pausing)))
    },
  }
}

const cancelled = toErrorRecord(new AppError('cancelled', 'The download was canceled.'))

/** What ran when its program ended runs no more. */
const atRest = (record: DownloadRecord): DownloadRecord =>
  record.state === 'running' ? { ...record, state: 'paused' } : record
