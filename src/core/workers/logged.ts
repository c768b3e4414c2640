import type { WorkerKind } from '../../shared/workers.ts'
import { traceSchema } from '../../shared/trace.ts'
import type { Log } from '../log/index.ts'
import type { StartWorker } from './worker.ts'

/**
 * A starter that tells the log of errors that nobody foresaw in its children, how the children end, unless
 * `isClosing`, and once for each kind whether the system holds them beyond Node's own permissions.
 */
export function loggedWorkers(startWorker: StartWorker, log: Log, isClosing: () => boolean): StartWorker {
  const told = new Set<WorkerKind>()
  return (kind) => {
    const worker = startWorker(kind)
    worker.onMessage((message) => {
      const { type, confined, trace } = message as { type?: unknown; confined?: unknown; trace?: unknown }
      const fault = type === 'fault' ? traceSchema.safeParse(trace).data : undefined
      if (fault) log.write({ event: 'fault', of: kind, ...fault })
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
