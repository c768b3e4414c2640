import { rm } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openBenchCore } from './core.ts'
import { figure, type Figure } from './figure.ts'
import { fillQueue } from './fillQueue.ts'

const count = 10_000

/** From "Stop all" to its answer with 10,000 jobs in line, and what else had to wait meanwhile, milliseconds. */
export async function stopAll(): Promise<Figure[]> {
  const { store, folder: dataDir } = await fillQueue(count)
  store.close()
  const core = await openBenchCore(dataDir)
  let events = 0
  core.on(() => (events += 1))
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const startedAt = performance.now()
  const { stoppedAt, cancelled } = await core.api['queue.stop']({})
  const stopMs = performance.now() - startedAt
  delay.disable()
  const undoneAt = performance.now()
  await core.api['queue.undoStop']({ stoppedAt })
  const undoMs = performance.now() - undoneAt
  await core.close()
  await rm(dataDir, { recursive: true })
  if (cancelled < count - 5 || events < cancelled) throw new Error(`only ${cancelled} were stopped`)
  return [
    figure('Stop all of 10,000', stopMs, { atMost: 1000 }, 'ms'),
    figure('event loop during it, p99', delay.percentile(99) / 1e6, { atMost: 50 }, 'ms'),
    figure('undo of it', undoMs, { atMost: 1000 }, 'ms'),
  ]
}
