import { randomUUID } from 'node:crypto'
import { arch, release, type as systemType } from 'node:os'
import type { CommandImplementations, CommandOutput } from '../shared/commands.ts'
import { AppError } from '../shared/errors.ts'
import type { AnyJob, Job } from '../shared/jobs.ts'
import type { Operation } from '../shared/operations.ts'
import type { Photo } from '../shared/photos.ts'
import { createAdvisorCommands } from './advisors/commands.ts'
import type { LoadedAdvisors } from './advisors/index.ts'
import type { AdvisorFolders } from './advisors/own.ts'
import { copyName } from './exporters/copy.ts'
import type { Exports } from './exporters/service.ts'
import { panelOfPhoto } from './critique/panelOfPhoto.ts'
import type { Hub } from './hub.ts'
import type { Queue } from './jobs/queue.ts'
import type { ModelKeeping } from './jobs/modelKeeping.ts'
import { createQueueCommands } from './jobs/commands.ts'
import { logFile, readLogTail } from './log/tail.ts'
import { systemMemory } from './models/fit.ts'
import { modelFile, type ModelFolders } from './models/index.ts'
import type { ModelMeans } from './models/means.ts'
import type { Photos } from './photos/index.ts'
import type { PreviewSize } from './photos/previews.ts'
import { findPhotos } from './photos/finding.ts'
import { markPhotos } from './photos/marking.ts'
import { forgetSeen } from './photos/seen.ts'
import { findSample, listSamples } from './photos/samples.ts'
import type { PhotoSource } from './photos/uploads.ts'
import { createAskCommands } from './ask/commands.ts'
import { createVoiceCommands } from './voice/commands.ts'
import type { Listening } from './voice/listening.ts'
import { findMoment, findStacks } from './stacks/index.ts'
import type { ReceiptBook } from './receipt.ts'
import type { Shelf } from './references/shelf.ts'
import type { Store } from './store/index.ts'

export type ApiDeps = ModelMeans & {
  store: Store
  hub: Hub
  photos: Photos
  queue: Queue
  exports: Exports
  wallNow: () => number
  dataDir: string
  advisors: () => Promise<LoadedAdvisors>
  advisorFolders: AdvisorFolders
  keeping: ModelKeeping
  receipt: Pick<ReceiptBook, 'get'>
  listening: Listening
  shelf: Pick<Shelf, 'get'>
  /** Begins to load the model of the settings, where this is the time for it; resolves with whether it did. */
  loadAhead: () => Promise<boolean>
  folders: ModelFolders
  version: string
  /** Shows a file in its folder; missing where the host cannot. */
  showFile?: ((path: string) => void) | undefined
}

/** Bits in which picture hashes of versions of one photograph differ at most. */
const versionBits = 10

type Wanted = { advisorIds: string[]; modelId?: string | undefined; idempotencyKey?: string | undefined }
type Submit = Wanted & { photoIds: string[] }

/** What each command of the contract does. State is stored before it is announced. */
export function createImplementations(deps: ApiDeps): CommandImplementations {
  const { store, hub, photos, queue, wallNow } = deps

  const assertAdvisors = async (ids: string[]): Promise<void> => {
    const known = new Set((await deps.advisors()).advisors.map((advisor) => advisor.id))
    const unknown = ids.filter((id) => !known.has(id))
    if (unknown.length === 0) return
    throw new AppError('not-found', `There is no advisor called ${unknown.join(', ')}.`, {
      hint: `Choose from ${[...known].join(', ')}.`,
    })
  }
  const insertJobs = ({ photoIds, advisorIds, modelId, idempotencyKey }: Submit): Job[] => {
    const model = modelId ?? store.settings.get().defaultModelId
    modelFile(model, deps.folders)
    const key = idempotencyKey === undefined ? {} : { idempotencyKey }
    return photoIds.flatMap((photoId) =>
      advisorIds.map((advisorId) =>
        store.jobs.insert({ id: randomUUID(), photoId, advisorId, modelId: model, now: wallNow(), ...key }),
      ),
    )
  }
  /** Throws `not-found`. */
  const factsOf = (id: string): CommandOutput<'photos.facts'> => {
    store.photos.get(id)
    return store.facts.get(id) ?? { photoId: id, facts: {}, complete: false }
  }
  const preview = async (
    photoId: string,
    operations: readonly Operation[],
    size: PreviewSize,
  ): Promise<CommandOutput<'photos.preview'>> => {
    const { name, ...made } = await photos.preview(store.photos.get(photoId), operations, size)
    return { ...made, path: `/preview/${photoId}/${name}` }
  }
  const announceJobs = (jobs: AnyJob[]): void => {
    for (const job of jobs) hub.emit({ type: 'status_update', jobId: job.id, attempt: job.attempt, job })
    queue.wake()
  }
  const announcePhotos = async (added: Photo[]): Promise<void> => {
    for (const photo of added) hub.emit({ type: 'photo_update', photo })
    photos.measure(added)
    await photos.settle(added)
  }
  const addPhotos = async (
    sources: PhotoSource[],
    wanted: Wanted,
  ): Promise<CommandOutput<'photos.addSample'>> => {
    const added = store.transaction(() => {
      const rows = photos.insert(sources)
      return { photos: rows, jobs: insertJobs({ ...wanted, photoIds: rows.map((row) => row.id) }) }
    })
    const settled = announcePhotos(added.photos)
    announceJobs(added.jobs)
    await settled
    return added
  }

  return {
    'photos.add': async ({ paths, uploads, ...wanted }) => {
      const { advisorIds, idempotencyKey } = wanted
      await assertAdvisors(advisorIds)
      const { sources, skipped } = await photos.sources({ paths, uploads })
      const known = idempotencyKey === undefined ? [] : store.jobs.findByIdempotencyKey(idempotencyKey)
      if (known.length > 0) {
        const ids = [...new Set(known.map((each) => each.photoId))]
        return { photos: ids.map(store.photos.get), jobs: known, skipped }
      }
      return { ...(await addPhotos(sources, wanted)), skipped }
    },
    'photos.addSample': async ({ id, ...wanted }) => {
      await assertAdvisors(wanted.advisorIds)
      return addPhotos([await findSample(deps.folders.resourcesDir, id)], wanted)
    },
    'photos.measure': async (named) => {
      const { sources, skipped } = await photos.sources(named)
      const added = store.transaction(() => photos.insert(sources))
      await announcePhotos(added)
      return { photos: added, skipped }
    },
    'photos.addUnlisted': async () => {
      const unlisted = await photos.unlisted()
      // Another window may have added them while they were looked for.
      const added = store.transaction(() => photos.insert(unlisted.filter(({ id }) => !store.photos.has(id))))
      await announcePhotos(added)
      return { photos: added }
    },
    'photos.list': (page) => store.photos.list(page),
    'photos.get': ({ id }) => store.photos.get(id),
    'photos.facts': ({ id }) => factsOf(id),
    'photos.look': async ({ id }) => {
      await photos.look(id)
      return factsOf(id)
    },
    'photos.panel': async ({ id }) => panelOfPhoto(store, id, (await deps.advisors()).advisors),
    'photos.show': ({ id }) => {
      photos.show(id)
      return null
    },
    'photos.preview': ({ photoId, operations, size }) => preview(photoId, operations, size),
    'photos.tiles': async ({ id }) => ({ path: await photos.tiles(store.photos.get(id)) }),
    async 'photos.saveCopy'({ photoId, operations }) {
      const { name } = store.photos.get(photoId)
      return { ...(await preview(photoId, operations, 'full')), name: copyName(name) }
    },
    'photos.rotate': ({ id, degrees }) => photos.rotate(id, degrees),
    'photos.similar': ({ id }) => ({
      photos: store.photos.similar(id, versionBits),
      moment: findMoment(store, id),
    }),
    'photos.stacks': ({ photoIds }) => ({ stacks: findStacks(store, photoIds) }),
    'photos.find': (query) => findPhotos(deps, query),
    'photos.mark': (order) => markPhotos(deps, order),
    'photos.remove': async ({ id }) => {
      store.photos.get(id)
      for (const open of store.jobs.openOf(id)) queue.cancel(open.id)
      await photos.remove(id)
      return null
    },
    'samples.list': async () => ({
      samples: (await listSamples(deps.folders.resourcesDir)).map(({ id, name }) => ({ id, name })),
    }),
    'unlisted.list': async () => ({
      photos: (await photos.unlisted()).map(({ id, name, size }) => ({ id, name, size })),
    }),
    'jobs.create': async ({ photoId, advisorIds, modelId, idempotencyKey }) => {
      await assertAdvisors(advisorIds)
      store.photos.get(photoId)
      const known = idempotencyKey === undefined ? [] : store.jobs.findByIdempotencyKey(idempotencyKey)
      if (known.length > 0) return { jobs: known }
      const submit = { photoIds: [photoId], advisorIds, modelId, idempotencyKey }
      const jobs = store.transaction(() => insertJobs(submit))
      announceJobs(jobs)
      return { jobs }
    },
    'jobs.get': ({ id }) => store.jobs.get(id),
    'jobs.list': (page) => store.jobs.list(page),
    'jobs.text': ({ id }) => {
      const active = queue.active()
      return { text: active?.job.id === id ? active.text.text() : store.jobs.text(id) }
    },
    'jobs.seen': ({ id }) => {
      store.jobs.get(id)
      return store.seen.get(id)
    },
    'jobs.critique': ({ id }) => {
      store.jobs.get(id)
      return store.critiques.get(id)
    },
    'jobs.cancel': ({ id }) => {
      queue.cancel(id)
      return store.jobs.get(id)
    },
    'jobs.retry': ({ id }) => {
      const job = store.jobs.retry(id, wallNow())
      if (job.photoId !== null) photos.retry(job.photoId)
      announceJobs([job])
      return job
    },
    'jobs.remove': async ({ id }) => {
      const job = store.jobs.critique(id)
      store.jobs.remove(id)
      hub.emit({ type: 'job_removed', jobId: id, photoId: job.photoId })
      await forgetSeen(deps.dataDir, job)
      return null
    },
    ...createAskCommands(deps),
    ...createVoiceCommands(deps),
    ...createQueueCommands({ ...deps, announceJobs }),
    ...createAdvisorCommands(deps),
    'models.load': async () => ({ began: await deps.loadAhead() }),
    'models.list': async () => ({ models: await deps.models(), folder: deps.folders.modelsDir }),
    'models.foreign': async () => ({ folders: await deps.foreignFolders() }),
    'models.catalogue': () => deps.catalogue(),
    'models.get': ({ name }) => deps.downloads.get(name),
    'models.pause': ({ id }) => deps.downloads.pause(id),
    'models.cancel': async ({ id }) => {
      await deps.downloads.cancel(id)
      return null
    },
    'models.import': (order) => deps.importModel(order),
    'models.remove': ({ id }) => deps.removeModel(id),
    'models.test': ({ id }) => deps.keeping.tests.begin(id),
    'models.unload': async () => {
      const freed = await Promise.all([deps.keeping.unload(), deps.listening.unload()])
      return { unloaded: freed.includes(true) }
    },
    'models.downloads': () => ({ downloads: deps.downloads.list() }),
    ...deps.servers,
    'receipt.get': () => deps.receipt.get(),
    'settings.get': () => store.settings.get(),
    'settings.set': (patch) => {
      const settings = store.settings.set(patch)
      hub.emit({ type: 'settings_update', settings })
      return settings
    },
    'exports.create': (order) => deps.exports.create(order),
    'photos.sidecar': (order) => deps.exports.sidecar(order),
    'exports.copy': (order) => deps.exports.copy(order),
    'exports.stop': () => ({ stopped: deps.exports.stop() }),
    'exports.show': () => ({ shown: deps.exports.show() }),
    'photos.reveal': ({ id }) => ({ shown: deps.exports.reveal(id) }),
    'photos.open': async (order) => ({ opened: await deps.exports.open(order) }),
    'programs.list': () => ({ programs: deps.exports.programs() }),
    'exports.drag': async ({ id }) => ({ dragged: await deps.exports.drag(id) }),
    'exports.text': ({ id }) => deps.exports.text(id),
    'log.tail': async ({ limit }) => ({
      version: deps.version,
      system: `${systemType()} ${release()} ${arch()}`,
      records: await readLogTail(deps.dataDir, limit),
    }),
    'log.show': () => {
      deps.showFile?.(logFile(deps.dataDir))
      return { shown: deps.showFile !== undefined }
    },
    'health.models': async () => ({
      ...deps.keeping.loaded.slots(),
      ...(await deps.listening.slots()),
      memory: systemMemory(),
    }),
  }
}
