// Starts a child as a utility process of Electron. Never restarts or judges one.
import { pathToFileURL } from 'node:url'
import { app, utilityProcess } from 'electron'
import type { StartWorker, WorkerHandle, WorkerUsage } from '../core/workers/worker.ts'
import { permissionFlags } from '../server/confine.ts'
import { processUsage } from '../server/processUsage.ts'
import { scrubbedEnvironment } from '../server/startWorker.ts'
import { limitOnWindows } from '../server/windowsJob.ts'
import type { WorkerKind } from '../shared/workers.ts'

/**
 * A starter with a scrubbed environment, Node's permissions and no way to print. `utility` is the bundle of utility.ts;
 * it loads the kind's entry file.
 */
export function utilityWorker(utility: string, entries: Record<WorkerKind, string>): StartWorker {
  /** Kinds whose child left before it said a word: an Electron that knows no permissions starts it without them. */
  const unheld = new Set<WorkerKind>()
  return (kind) => {
    const child = utilityProcess.fork(utility, [pathToFileURL(entries[kind]).href], {
      env: scrubbedEnvironment(kind),
      execArgv: unheld.has(kind) ? [] : permissionFlags(kind, entries[kind]),
      serviceName: `Mondrian ${kind}`,
      stdio: 'ignore',
    })
    let killed = false
    let spoke = false
    child.on('message', () => (spoke = true))
    child.on('exit', () => {
      if (!spoke && !killed) unheld.add(kind)
    })
    const killNow = (): void => {
      // child.kill() only asks. Electron reports the exit of a process that is ended from outside all the same.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
    }
    // It has a process id only from here on.
    child.on('spawn', () => {
      if (killed) killNow()
      else limitOnWindows(kind, child.pid)
    })

    const handle: WorkerHandle = {
      get pid() {
        return child.pid
      },
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
      post: (message) => child.postMessage(message),
      onMessage: (listener) => {
        child.on('message', listener)
        return () => child.off('message', listener)
      },
      onExit: (listener) => {
        const onExit = (code: number): void => listener({ code, signal: null })
        child.on('exit', onExit)
        return () => child.off('exit', onExit)
      },
      usage: async () => {
        if (child.pid === undefined) return null
        return process.platform === 'win32' ? metricsOf(child.pid) : await processUsage(child.pid)
      },
      kill: () => {
        killed = true
        killNow()
      },
    }
    return handle
  }
}

/** Windows tells other processes nothing that is quick to ask for; Chromium keeps count. */
function metricsOf(pid: number): WorkerUsage | null {
  const metric = app.getAppMetrics().find((each) => each.pid === pid)
  if (!metric) return null
  return { memoryBytes: metric.memory.workingSetSize * 1024, cpuSeconds: metric.cpu.cumulativeCPUUsage ?? 0 }
}
