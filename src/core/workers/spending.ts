import type { AppError } from '../../shared/errors.ts'
import type { Clock } from '../clock.ts'
import type { WorkerUsage } from './worker.ts'

/** How often a child's usage is looked at, milliseconds: often enough for a decoder that fills memory as it can. */
const lookMs = 50

/** What a child may take for one request. */
export type Budget = {
  /** Resident memory, bytes, whatever took it. */
  memoryBytes: number
  /** Processor time from the start of the request, seconds: a busy computer does not use it up. */
  cpuSeconds: number
  /** What the request fails with. */
  overdrawn: (what: 'memory' | 'time') => AppError
}

/** Calls `onOverdrawn` once when a child takes more than its budget; returns its cancel. */
export function watchSpending(options: {
  clock: Clock
  usage: () => Promise<WorkerUsage | null>
  budget: Budget
  onOverdrawn: (error: AppError) => void
}): () => void {
  const { clock, usage, budget, onOverdrawn } = options
  let over = false
  let cancel = (): void => undefined
  let atStart: number | null = null

  const look = async (): Promise<void> => {
    const used = await usage()
    if (over) return
    atStart ??= used?.cpuSeconds ?? null
    const what = used === null ? null : exceeded(used, atStart ?? 0)
    if (what === null) cancel = clock.setTimeout(() => void look(), lookMs)
    else onOverdrawn(budget.overdrawn(what))
  }
  const exceeded = (used: WorkerUsage, cpuAtStart: number): 'memory' | 'time' | null => {
    if (used.memoryBytes > budget.memoryBytes) return 'memory'
    return used.cpuSeconds - cpuAtStart > budget.cpuSeconds ? 'time' : null
  }
  void look()
  return () => {
    over = true
    cancel()
  }
}
