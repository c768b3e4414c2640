// Starts a child with child_process.fork, for the hosts that run on plain Node. Never restarts or judges one.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { StartWorker, WorkerExit, WorkerHandle } from '../core/workers/worker.ts'
import { workerKindSchema, type WorkerKind } from '../shared/workers.ts'
import { confined } from './confine.ts'
import { guard } from './guard.ts'
import { processUsage } from './processUsage.ts'
import { limitOnWindows } from './windowsJob.ts'

/** All that a child gets to know of its parent's environment: photos and models are parsed there. */
const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG']
const inheritedOnWindows = ['SystemRoot', 'TEMP']

/**
 * For glibc: what the nets allocate for a run goes back to the system when it is over. Otherwise gaps remain between what
 * stays, and the sight child held 540 MB in place of 300 after a hundred looks, and grew. In large pages, that takes a
 * tenth more processor time; in small ones a half. Other systems do not read this.
 */
const givesMemoryBack = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: String(2 ** 22),
  GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1',
}

/**
 * The files that children start from. `from` is the URL of the host's own entry file: a source file one folder
 * below `src`, or a bundle that has the children's bundles beside it.
 */
export function workerEntries(from: string | URL): Record<WorkerKind, string> {
  const fromSources = String(from).endsWith('.ts')
  const entry = (kind: WorkerKind): string => {
    const folder = kind === 'remote' ? 'inference/remote' : kind
    return fileURLToPath(new URL(fromSources ? `../workers/${folder}/main.ts` : `./${kind}.js`, from))
  }
  const kinds = workerKindSchema.options.map((kind) => [kind, entry(kind)])
  return Object.fromEntries(kinds) as Record<WorkerKind, string>
}

/** A starter that forks the kind's entry file with this Node, a scrubbed environment and no way to print. */
export function forkWorker(entries: Record<WorkerKind, string>): StartWorker {
  return (kind) => {
    const child = fork(entries[kind], [], {
      env: scrubbedEnvironment(kind),
      ...confined(kind, entries[kind]),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    // Without a listener, a failed start or a message to a child just gone would end this process. `close` follows.
    child.on('error', () => undefined)
    guard(child)
    limitOnWindows(kind, child.pid)

    const handle: WorkerHandle = {
      pid: child.pid,
      post: (message) => {
        if (child.connected) child.send(message as object, () => undefined)
      },
      onMessage: (listener) => {
        child.on('message', listener)
        return () => child.off('message', listener)
      },
      onExit: (listener) => {
        // `close` and not `exit`: what the child said last is read before.
        const onClose = (code: WorkerExit['code'], signal: WorkerExit['signal']): void =>
          listener(child.pid === undefined ? { code: null, signal: null } : { code, signal })
        child.on('close', onClose)
        return () => child.off('close', onClose)
      },
      usage: async () => (child.pid === undefined ? null : await processUsage(child.pid)),
      kill: () => {
        child.kill('SIGKILL')
      },
    }
    return handle
  }
}

/** What a child of a kind gets for an environment. */
export function scrubbedEnvironment(kind: WorkerKind): Record<string, string> {
  const names = process.platform === 'win32' ? [...inherited, ...inheritedOnWindows] : inherited
  const kept = names.flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value]]
  })
  // Without this variable ggml starts a debugger to print a backtrace when it dies.
  return { ...Object.fromEntries(kept), GGML_NO_BACKTRACE: '1', ...(kind === 'sight' && givesMemoryBack) }
}
