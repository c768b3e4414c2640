// What a host gives to the core, and what it gets.
import type { MondrianEvent } from '../shared/events.ts'
import type { Clock } from './clock.ts'
import type { ExportHost } from './exporters/place.ts'
import type { Exports } from './exporters/service.ts'
import type { Api } from './guardedApi.ts'
import type { LogRecord } from './log/index.ts'
import type { ModelSurroundings } from './models/means.ts'
import type { StartWorker } from './workers/worker.ts'

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
  /** Told when somebody is about to speak in a window, and when that is over. */
  onArmed?: (isArmed: boolean) => void
  /** Whether `models.load` may load a model that no critique has asked for. */
  loadsAhead?: boolean
  clock?: Clock
  /** Milliseconds since 1970. */
  wallNow?: () => number
  random?: () => number
  /** Called with all that goes into the log. */
  onRecord?: (record: LogRecord) => void
}
