import type { WorkerKind } from '../../shared/workers.ts'
import type { StartWorker, WorkerExit, WorkerHandle, WorkerUsage } from './worker.ts'

/** A child without a process, seen from its own side. */
export type MemoryChild = {
  readonly kind: WorkerKind
  /** What was posted to it so far. */
  readonly requests: unknown[]
  /** Sends a reply to the parent. */
  post: (reply: unknown) => void
  /** What it is seen to take; nothing at first. */
  usage: WorkerUsage
  /** Ends it; a kill ends it with SIGKILL. */
  exit: (exit: WorkerExit) => void
}

/** Answers one request, at once or later, with any number of replies. */
export type MemoryScript = (post: (reply: unknown) => void, request: unknown, child: MemoryChild) => void

/**
 * A starter for tests. Each child says `ready` by itself and hands every request to `script`. Messages are cloned
 * and arrive in a later microtask, as from a process; a child that has exited neither hears nor speaks.
 */
export function createMemoryStarter(script: MemoryScript): {
  startWorker: StartWorker
  /** Every child ever started, in order. */
  children: MemoryChild[]
} {
  const children: MemoryChild[] = []

  const startWorker = (kind: WorkerKind): WorkerHandle => {
    const messageListeners = new Set<(message: unknown) => void>()
    const exitListeners = new Set<(exit: WorkerExit) => void>()
    let over = false

    const child: MemoryChild = {
      kind,
      requests: [],
      usage: { memoryBytes: 0, cpuSeconds: 0 },
      post: (reply) => {
        if (over) return
        const copy: unknown = structuredClone(reply)
        queueMicrotask(() => messageListeners.forEach((listener) => listener(copy)))
      },
      exit: (exit) => {
        if (over) return
        over = true
        queueMicrotask(() => exitListeners.forEach((listener) => listener(exit)))
      },
    }
    children.push(child)
    queueMicrotask(() => child.post({ type: 'ready' }))

    return {
      pid: undefined,
      post: (message) => {
        const copy: unknown = structuredClone(message)
        queueMicrotask(() => {
          if (over) return
          child.requests.push(copy)
          script(child.post, copy, child)
        })
      },
      onMessage: (listener) => {
        messageListeners.add(listener)
        return () => messageListeners.delete(listener)
      },
      onExit: (listener) => {
        exitListeners.add(listener)
        return () => exitListeners.delete(listener)
      },
      usage: () => Promise.resolve(over ? null : child.usage),
      kill: () => child.exit({ code: null, signal: 'SIGKILL' }),
    }
  }
  return { startWorker, children }
}
