// The brain of Mondrian: photos in, measured and critiqued, nothing lost. Knows no Electron, no DOM, no HTTP.
// The only place where the parts are put together; every other file takes what it needs as arguments.
import { join } from 'node:path'
import { AppError, sentencesOf } from '../shared/errors.ts'
import type { MondrianEvent } from '../shared/events.ts'
import { traceOf } from '../shared/trace.ts'
import { createAdvising } from './advice/advising.ts'
import { loadAdvisors } from './advisors/index.ts'
import { createImplementations } from './api.ts'
import { systemClock, type Clock } from './clock.ts'
import { recheckPhoto } from './recheckPhoto.ts'
import type { ExportHost } from './exporters/place.ts'
import { createExports, type Exports } from './exporters/service.ts'
import { createApi, type Api } from './guardedApi.ts'
import { createHub, type Hub } from './hub.ts'
import { createAttempt } from './jobs/attempt.ts'
import { createHistory, typicalAnswer } from './jobs/history.ts'
import { createModelKeeping, type ModelKeeping } from './jobs/modelKeeping.ts'
import { createQueue, type Queue } from './jobs/queue.ts'
import { runJob } from './jobs/runJob.ts'
import { createLog, type LogRecord } from './log/index.ts'
import { createModelMeans, type ModelSurroundings } from './models/means.ts'
import { claimFolder, type FolderClaim } from './owner/index.ts'
import { makeFolder } from './owner/makeFolder.ts'
import { makePrivate } from './owner/privacy.ts'
import { sharedFolderNotice } from './owner/windowsAccess.ts'
import { watchPlace } from './owner/watch.ts'
import { watchForeignMarks } from './photos/foreignMarks.ts'
import { createPhotos, type Photos } from './photos/index.ts'
import { removeUpload, saveUpload } from './photos/uploads.ts'
import { createShelf } from './references/shelf.ts'
import { loadStarterWords } from './starter/index.ts'
import { createLooking } from './sight/looking.ts'
import { createLook } from './sight/look.ts'
import { openStore } from './store/index.ts'
import { keepBackups } from './store/keepBackups.ts'
import { createChildren } from './workers/children.ts'
import { endingHelpers, endLeftoverHelper } from './workers/helpers.ts'
import { loggedWorkers } from './workers/logged.ts'
import type { StartWorker } from './workers/worker.ts'

export type { Api } from './guardedApi.ts'

export type Core = {
  api: Api
  /**
   * Keeps a photograph that comes as bytes, to be named by its id in a command. Leaves nothing behind when it rejects:
   * with what `body` throws, `disk-full`, `store-unwritable`, `folder-moved`.
   */
  upload: (name: string, body: AsyncIterable<Uint8Array>) => Promise<string>
  /** The files of an export, for a host that sends them. Rejects with `not-found`. */
  exportParcel: Exports['parcel']
  /** Calls `listener` with `connection` at once, then with every event. Returns its unsubscribe. */
  on: (listener: (event: MondrianEvent) => void) => () => void
  /** Tells the log of an error that nobody foresaw in the host. */
  tellFault: (error: unknown) => void
  /** Stops the children, releases the data folder. A running job is taken up again at the next start. */
  close: () => Promise<void>
}

type CoreHost = ExportHost & ModelSurroundings

export type CoreOptions = CoreHost & {
  /** Database, photos, log, backups. Owned by one core at a time. */
  dataDir: string
  /** What ships beside the app: advisors, the starter model. */
  resourcesDir: string
  /** Folder of the vision engine (llama-server and its libraries); null where this build has none. */
  engineDir: string | null
  /** Folder of the weights of the nets that look at photographs; null where this build has none. */
  sightDir: string | null
  startWorker: StartWorker
  version: string
  /** Whether `models.load` may load a model that no critique has asked for. */
  loadsAhead?: boolean
  clock?: Clock
  /** Milliseconds since 1970. */
  wallNow?: () => number
  random?: () => number
  /** Called with all that goes into the log. */
  onRecord?: (record: LogRecord) => void
}

/**
 * Opens the data folder, takes up what an earlier run left, and starts working.
 * Rejects with `store-busy` (another core owns the folder), `store-unwritable`, `store-newer`.
 */
export async function createCore(options: CoreOptions): Promise<Core> {
  const isNew = await makeFolder(options.dataDir)
  const folder = await claimFolder(options.dataDir)
  try {
    await makePrivate(options.dataDir, isNew)
    return await openFolder(options, folder)
  } catch (error) {
    folder.release()
    throw error
  }
}

async function openFolder(options: CoreOptions, folder: FolderClaim): Promise<Core> {
  const { dataDir, resourcesDir, engineDir, sightDir, startWorker, version } = options
  const { clock = systemClock, wallNow = Date.now, random = Math.random } = options
  const words = await loadStarterWords(resourcesDir)
  await endLeftoverHelper(dataDir)
  const log = createLog({ dir: dataDir, ...(options.onRecord && { onRecord: options.onRecord }) })
  const { place } = folder
  const store = openStore({ dataDir, now: wallNow, place })
  log.write({ event: 'start', version })
  const { incident } = store
  if (incident?.kind === 'replaced') {
    log.write({ event: 'store-restored', fromBackup: incident.fromBackup, salvaged: incident.salvaged })
  } else if (incident) log.write({ event: 'store-incomplete', incident: incident.kind })
  const backups = keepBackups({ store, log, clock })

  const folders = { resourcesDir, modelsDir: join(dataDir, 'models') }
  let closing = false
  const logged = loggedWorkers(startWorker, log, () => closing)
  const children = createChildren({
    startWorker: endingHelpers(logged, dataDir, () => place.trouble() === null),
    clock,
    random,
    onModelGone: () => keeping.loaded.forget(),
  })
  const { inference } = children
  const advisorFolders = { shippedDir: join(resourcesDir, 'advisors'), userDir: join(dataDir, 'advisors') }
  const advisors = () => loadAdvisors(advisorFolders)
  const advisor = async (id: string) => {
    const found = (await advisors()).advisors.find((each) => each.id === id)
    if (!found) throw new AppError('advisor-invalid', `The advisor "${id}" is no longer there.`)
    return found
  }

  let sharedNotice: string | null = null
  void sharedFolderNotice(dataDir).then((notice) => (sharedNotice = notice))
  const shelf = createShelf(resourcesDir, (card) => log.write({ event: 'card-unusable', card }))
  const history = createHistory(store)
  const events = createHub({
    reserveSeq: store.meta.reserveSeq,
    wallNow,
    snapshot: () => ({
      jobs: openJobs(),
      queuePaused: queue.paused(),
      notice: incident?.message ?? sharedNotice,
    }),
  })
  const hub: Hub = {
    ...events,
    emit(event) {
      events.emit(event)
      backups.see(event)
    },
  }
  const faultOf =
    (of: 'core' | 'host') =>
    (error: unknown): void =>
      log.write({ event: 'fault', of, ...traceOf(error) })
  const onFault = faultOf('core')
  const recheck = (photoId: string): Promise<void> => recheckPhoto({ store, hub }, photoId)
  const measuringIsOver = (): Promise<void> => photos.idle()
  const advising = createAdvising({ dataDir, store, child: children.photo, clock, measuringIsOver, onFault })
  const looking = createLooking({
    store,
    hub,
    clock,
    look: createLook({ dataDir, weightsDir: sightDir ?? '', children, onFault }),
    isOn: () => sightDir !== null && store.settings.get().sight,
    measuringIsOver,
    async onLooked(photoId) {
      advising.start(photoId)
      await recheck(photoId)
    },
    onFault,
  })
  const photos: Photos = createPhotos({
    dataDir,
    store,
    hub,
    child: children.photo,
    clock,
    looking,
    advising,
    async onMeasured(photoId) {
      await Promise.all([recheck(photoId), foreignMarks.look(photoId)])
    },
    onFault,
    onHeld: (error) => queue.awaitPhotos(error && sentencesOf(error)),
    wallNow,
  })
  const forModels = { store, hub, log, clock, wallNow, folders, advisor, words, history, onFault }
  const keeping: ModelKeeping = createModelKeeping({
    ...forModels,
    photo: children.photo,
    inspect: () => ({ inference, engineDir }),
    queue: () => queue,
    isMeasuring: () => !photos.isIdle(),
  })
  const { loaded, ahead } = keeping
  const queue: Queue = createQueue({
    store,
    hub,
    log,
    onFault,
    clock,
    wallNow,
    random,
    owner: folder.owner,
    timeoutMs: () => store.settings.get().jobTimeoutMinutes * 60_000,
    open: ({ job, lease, tries }, on) => {
      const settings = store.settings.get()
      const expectation = job.kind === 'ask' ? typicalAnswer : history(job.modelId)
      return createAttempt({ job, lease, tries, store, hub, clock, wallNow, settings, ...expectation, ...on })
    },
    run: (attempt, signal) => {
      const means = { dataDir, store, hub, photos, clock, folders, advisor, words, keeping, inference, shelf }
      return runJob({ ...means, models: () => models.models() }, attempt, signal)
    },
    restartEngine() {
      for (const child of Object.values(children)) child.restart()
    },
    onPaused: (paused) => hub.emit({ type: 'queue_update', paused }),
    folderTrouble: place.trouble,
  })
  place.onChange((trouble) => {
    log.write({ event: 'folder', isHere: trouble === null })
    queue.awaitFolder(trouble?.message ?? null)
    if (!trouble) photos.resume()
  })

  const models = createModelMeans(
    { inference, engineDir, folders, store, hub, log, clock, loaded: loaded.held, onFault },
    options,
  )

  /** Open jobs with the text that was emitted so far: what comes next continues exactly there. */
  const openJobs = () =>
    store.jobs.open().map((open) => {
      const active = queue.active()
      if (active?.job.id !== open.job.id) return open
      return { job: { ...open.job, ...active.view() }, text: active.text.emitted() }
    })

  const means = { store, hub, clock, dataDir, version, advisors, advisorFolders, wallNow, photos }
  const exports = createExports({ ...means, metadata: children.metadata, host: options })
  const api = createApi(
    createImplementations({
      ...means,
      queue,
      exports,
      showFile: options.showFile,
      keeping,
      shelf,
      loadAhead: async () => options.loadsAhead === true && ahead.begin(),
      folders,
      ...models,
    }),
    { assertHere: place.assertHere, onFault },
  )
  const upload: Core['upload'] = async (name, body) => {
    place.assertHere()
    const id = await saveUpload(dataDir, name, body)
    try {
      place.assertHere()
      return id
    } catch (error) {
      await removeUpload(dataDir, id)
      throw error
    }
  }
  children.photo.start()
  const foreignMarks = watchForeignMarks({ store, hub, child: children.photo, clock, onFault })
  store.jobs.recover(folder.owner, wallNow())
  photos.measure(store.photos.pending())
  const stopWatching = watchPlace(place, clock)
  queue.wake()

  const shut = async (): Promise<void> => {
    closing = true
    stopWatching()
    await keeping.close()
    await Promise.all([queue.close(), exports.close(), models.downloads.close()])
    await Promise.all([photos.close(), looking.close(), advising.close(), foreignMarks.close()])
    await Promise.all(Object.values(children).map((child) => child.close()))
    await backups.close()
    shelf.close()
    store.close()
    log.close()
    folder.release()
  }
  let shutting: Promise<void> | undefined
  return {
    api,
    upload,
    exportParcel: exports.parcel,
    on: hub.on,
    tellFault: faultOf('host'),
    close: () => (shutting ??= shut()),
  }
}
