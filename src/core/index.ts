// The brain of Mondrian: photos in, measured and critiqued, nothing lost. Knows no Electron, no DOM, no HTTP.
// The only place where the parts are put together; every other file takes what it needs as arguments.
import { join } from 'node:path'
import { AppError, sentencesOf } from '../shared/errors.ts'
import { traceOf } from '../shared/trace.ts'
import { createAdvising } from './advice/advising.ts'
import { loadAdvisors } from './advisors/index.ts'
import { createImplementations } from './api.ts'
import { systemClock } from './clock.ts'
import type { Core, CoreOptions } from './coreTypes.ts'
import { recheckPhoto } from './recheckPhoto.ts'
import { createExports } from './exporters/service.ts'
import { createApi } from './guardedApi.ts'
import { createHub, type Hub } from './hub.ts'
import { createAttempt } from './jobs/attempt.ts'
import { createHistory, typicalAnswer } from './jobs/history.ts'
import { createModelKeeping, type ModelKeeping } from './jobs/modelKeeping.ts'
import { createQueue, type Queue } from './jobs/queue.ts'
import { runJob } from './jobs/runJob.ts'
import { createLog } from './log/index.ts'
import { createModelMeans } from './models/means.ts'
import { createServers } from './models/servers/index.ts'
import { claimFolder, type FolderClaim } from './owner/index.ts'
import { makeFolder } from './owner/makeFolder.ts'
import { makePrivate } from './owner/privacy.ts'
import { sharedFolderNotice } from './owner/windowsAccess.ts'
import { watchPlace } from './owner/watch.ts'
import { watchForeignMarks } from './photos/foreignMarks.ts'
import { createPhotos, type Photos } from './photos/index.ts'
import { uploadInto } from './photos/uploads.ts'
import { createReceiptBook } from './receipt.ts'
import { createShelf } from './references/shelf.ts'
import { loadStarterWords } from './starter/index.ts'
import { createLooking } from './sight/looking.ts'
import { createLook } from './sight/look.ts'
import { openStore } from './store/index.ts'
import { keepBackups } from './store/keepBackups.ts'
import { createListening } from './voice/listening.ts'
import { createChildren } from './workers/children.ts'
import { endingHelpers, endLeftoverHelpers } from './workers/helpers.ts'
import { loggedWorkers } from './workers/logged.ts'

export type { Api } from './guardedApi.ts'

export type { Core, CoreOptions } from './coreTypes.ts'

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
  const { clock = systemClock, wallNow = Date.now, random = Math.random, onArmed = () => undefined } = options
  const words = await loadStarterWords(resourcesDir)
  await endLeftoverHelpers(dataDir)
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
  const receipt = createReceiptBook({
    table: store.traffic,
    clock,
    wallNow,
    onFault: (error) => onFault(error),
  })
  const children = createChildren({
    startWorker: endingHelpers(receipt.counting(logged), dataDir, () => place.trouble() === null),
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
  const servers = createServers({
    dataDir,
    child: children.remote,
    store,
    hub,
    log,
    keySeal: options.keySeal ?? null,
  })
  const keeping: ModelKeeping = createModelKeeping({
    ...forModels,
    photo: children.photo,
    inspect: () => ({ inference, engineDir }),
    there: () => servers.inference,
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
    {
      inference,
      engineDir,
      folders,
      store,
      hub,
      log,
      clock,
      loaded,
      servers,
      onFault,
      onTraffic: (traffic) => receipt.count({ ...traffic, purpose: 'models' }),
    },
    options,
  )

  /** Open jobs with the text that was emitted so far: what comes next continues exactly there. */
  const openJobs = () =>
    store.jobs.open().map((open) => {
      const active = queue.active()
      if (active?.job.id !== open.job.id) return open
      return { job: { ...open.job, ...active.view() }, text: active.text.emitted() }
    })

  const listening = createListening({ ...forModels, child: children.voice, engineDir, advisors, onArmed })
  const means = { store, hub, clock, dataDir, version, advisors, advisorFolders, wallNow, photos }
  const exports = createExports({ ...means, metadata: children.metadata, host: options })
  const api = createApi(
    createImplementations({
      ...means,
      queue,
      exports,
      showFile: options.showFile,
      keeping,
      receipt,
      listening,
      shelf,
      loadAhead: async () => options.loadsAhead === true && ahead.begin(),
      folders,
      ...models,
    }),
    { assertHere: place.assertHere, onFault },
  )
  children.photo.start()
  const foreignMarks = watchForeignMarks({ store, hub, child: children.photo, clock, onFault })
  store.jobs.recover(folder.owner, wallNow())
  photos.measure(store.photos.pending())
  const stopWatching = watchPlace(place, clock)
  queue.wake()

  const shut = async (): Promise<void> => {
    closing = true
    stopWatching()
    listening.close()
    await keeping.close()
    await Promise.all([queue.close(), exports.close(), models.downloads.close()])
    await Promise.all([photos.close(), looking.close(), advising.close(), foreignMarks.close()])
    await Promise.all(Object.values(children).map((child) => child.close()))
    receipt.close()
    await backups.close()
    shelf.close()
    store.close()
    log.close()
    folder.release()
  }
  let shutting: Promise<void> | undefined
  return {
    api,
    upload: uploadInto(dataDir, place.assertHere),
    exportParcel: exports.parcel,
    on: hub.on,
    tellFault: faultOf('host'),
    close: () => (shutting ??= shut()),
  }
}
