import type { WorkerKind } from '../../shared/workers.ts'
import type { Log } from '../log/index.ts'
import type { StartWorker } from './worker.ts'

/**
 * A starter that tells the log how its children end, unless `isClosing`, and once for each kind whether the system
 * holds them beyond Node's own permissions.
 */
export function loggedWorkers(startWorker: StartWorker, log: Log, isClosing: () => boolean): StartWorker {
  const told = new Set<WorkerKind>()
  return (kind) => {
    const worker = startWorker(kind)
    worker.onMessage((message) => {
      const { type, confined } = message as { type?: unknown; confined?: unknown }
      if (type !== 'ready' || typeof confined !== 'boolean' || told.has(kind)) return
      told.add(kind)
      log.write({ event: 'child-start', kind, confined })
    })
    worker.onExit((exit) => {
      if (!isClosing()) log.write({ event: 'child-exit', kind, ...exit })
    })
    return worker
  }
}
