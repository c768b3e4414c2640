import { readFileSync } from 'node:fs'
import type { StartWorker, WorkerHandle } from '../../src/core/workers/worker.ts'
import type { WorkerKind } from '../../src/shared/workers.ts'
import { startWorker } from './core.ts'

/** A starter of real children that remembers them, so that a test can kill the right one. */
export function recordingStarter(onPost?: (handle: WorkerHandle, message: unknown) => void) {
  const started: { kind: WorkerKind; handle: WorkerHandle }[] = []
  const recording: StartWorker = (kind) => {
    const handle = startWorker(kind)
    started.push({ kind, handle })
    if (!onPost) return handle
    const post = (message: unknown): void => {
      handle.post(message)
      onPost(handle, message)
    }
    return { ...handle, pid: handle.pid, post }
  }
  const latest = (kind: WorkerKind): WorkerHandle => {
    const found = started.findLast((each) => each.kind === kind)
    if (!found) throw new Error(`no ${kind} child was started`)
    return found.handle
  }
  return { startWorker: recording, latest, started }
}

/** Whether a process is there and not merely waiting to be reaped. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  if (process.platform !== 'linux') return true
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
