// What the core knows of a child process: it can be written to, listened to and killed. Never how it is started.
import type { WorkerKind } from '../../shared/workers.ts'

/** How a child ended: an exit code, or the signal that ended it. Both null when it could not be started. */
export type WorkerExit = { code: number | null; signal: string | null }

/** What a child has taken so far: resident memory in bytes now, processor time in seconds since it began. */
export type WorkerUsage = { memoryBytes: number; cpuSeconds: number }

export type WorkerHandle = {
  /** Process id; undefined for a child in memory, or one that could not be started. */
  readonly pid: number | undefined
  /** Sends a message; a message to a child that is gone is dropped, and `onExit` tells. */
  post: (message: unknown) => void
  /** Each returns its unsubscribe. */
  onMessage: (listener: (message: unknown) => void) => () => void
  onExit: (listener: (exit: WorkerExit) => void) => () => void
  /** Null where the system does not say, or the child is gone. Never rejects. */
  usage: () => Promise<WorkerUsage | null>
  /** Ends the child at once (SIGKILL); `onExit` follows. Harmless on a child that is gone. */
  kill: () => void
}

/** Starts a child of this kind. Never throws: a child that cannot be started exits. */
export type StartWorker = (kind: WorkerKind) => WorkerHandle
