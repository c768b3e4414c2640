// All that the commands of models need, put together once.
import type { CommandOutput, Model } from '../../shared/commands.ts'
import type { ForeignFolder, Surroundings } from '../../shared/foreignModels.ts'
import { modelTestSchema, type ModelTest } from '../../shared/modelMeasures.ts'
import type { Clock } from '../clock.ts'
import type { Hub } from '../hub.ts'
import type { Log } from '../log/index.ts'
import type { Store } from '../store/index.ts'
import { describeCatalogue } from './download/describe.ts'
import { usualPatience, type Patience } from './download/fetchRange.ts'
import { createDownloads, type Downloads } from './download/index.ts'
import { hubEndpoint as ownHub, type OnTraffic } from './download/network.ts'
import { freeBytes as freeOnDisk } from './download/place.ts'
import { readCatalogue } from './download/plan.ts'
import { systemMemory } from './fit.ts'
import { ownSurroundings, scanForeignModels } from './foreign.ts'
import type { ModelFolders } from './index.ts'
import { inspectModel, type InspectDeps } from './inspect.ts'
import { importModel, removeModel, type ImportWay, type KeepDeps } from './keep.ts'
import { listModels } from './list.ts'
import type { LoadedModelState } from './loaded.ts'
import type { KeySeal } from './servers/keys.ts'
import type { Servers } from './servers/index.ts'

export type ModelMeans = {
  /** The starter writer, the chosen model and what lies in the folders of models. */
  models: () => Promise<Model[]>
  /** Folders of other programs that have models. */
  foreignFolders: () => Promise<ForeignFolder[]>
  catalogue: () => Promise<CommandOutput<'models.catalogue'>>
  downloads: Downloads
  importModel: (order: { path: string; how: ImportWay }) => Promise<CommandOutput<'models.import'>>
  removeModel: (id: string) => Promise<CommandOutput<'models.remove'>>
  servers: Servers['commands']
}

/** What a host or a test may set otherwise. */
export type ModelSurroundings = {
  /** Where other programs keep their models; this user's own where it is missing. */
  around?: Surroundings
  /** Address of the hub or of a mirror of it; `HF_ENDPOINT`, else the hub itself, where it is missing. */
  hubEndpoint?: string
  /** The system's keychain, where the host has one. */
  keySeal?: KeySeal | null
  /** How long a download waits for what. */
  patience?: Patience
  /** Of the computer. */
  memory?: typeof systemMemory
  /** Bytes that may be written below a folder. */
  freeBytes?: (folder: string) => Promise<number>
}

type MeansDeps = InspectDeps & {
  folders: ModelFolders
  store: Pick<Store, 'settings' | 'downloads' | 'jobs' | 'modelTests'>
  hub: Pick<Hub, 'emit'>
  log: Pick<Log, 'write'>
  clock: Clock
  loaded: Pick<LoadedModelState, 'held' | 'isHot'>
  servers: Servers
  onTraffic: OnTraffic
  onFault: (error: unknown) => void
}

export function createModelMeans(deps: MeansDeps, set: ModelSurroundings): ModelMeans {
  const { inference, engineDir, folders, store, hub, log, clock, onFault } = deps
  const settings = store.settings.get
  const around = set.around ?? ownSurroundings()
  const endpoint = set.hubEndpoint ?? (process.env.HF_ENDPOINT || ownHub)
  const memory = set.memory ?? systemMemory
  const { patience = usualPatience, freeBytes = freeOnDisk } = set
  const testOf = (id: string, version: string): ModelTest | null => {
    const record = store.modelTests.get(id)
    return record?.version === version ? modelTestSchema.parse(record) : null
  }
  const catalogue = () => readCatalogue(folders.resourcesDir)
  const { modelsDir } = folders
  const keep: KeepDeps = {
    folders,
    freeBytes,
    inspect: (path) => inspectModel({ inference, engineDir }, path),
    isInUse: (id) => deps.loaded.held()?.id === id || store.jobs.open().some(({ job }) => job.modelId === id),
  }
  return {
    importModel: (order) => importModel(keep, order),
    removeModel: (id) => removeModel(keep, id),
    servers: deps.servers.commands,
    models: () => {
      const loadedId = deps.loaded.held()?.id ?? null
      return listModels({
        inference,
        engineDir,
        folders,
        loadedId,
        settings: settings(),
        around,
        memory,
        testOf,
        there: () => deps.servers.models({ isReached: deps.loaded.isHot, testOf }),
      })
    },
    foreignFolders: async () =>
      (await scanForeignModels(inference, around, settings().otherPrograms)).folders,
    catalogue: async () => describeCatalogue(await catalogue(), modelsDir, endpoint, memory()),
    downloads: createDownloads({
      table: store.downloads,
      emit: hub.emit,
      onTraffic: deps.onTraffic,
      onFetched: (model, host) => log.write({ event: 'model-fetched', model, host }),
      modelsDir,
      catalogue,
      endpoint,
      clock,
      patience,
      freeBytes,
      onFault,
    }),
  }
}
