import { fork } from 'node:child_process'
import { join } from 'node:path'
import { measurePhotoFile } from '../src/core/photos/photoClient.ts'
import { createSupervisor } from '../src/core/workers/supervisor.ts'
import type { StartWorker, WorkerExit } from '../src/core/workers/worker.ts'
import { forkWorker, workerEntries } from '../src/server/startWorker.ts'
import { photoReplySchema, type PhotoReply, type PhotoRequest } from '../src/shared/photoMessages.ts'
import { familyCpuSeconds } from './cpuTime.ts'
import { alternatingRatio, figure, type Figure } from './figure.ts'

const pairs = 8
const photosEach = 4

const entries = workerEntries(new URL('../src/server/startWorker.ts', import.meta.url))
const photo = join(import.meta.dirname, '..', 'resources', 'samples', 'pier-sunset.jpg')

/** A child that nothing holds. */
const bareWorker: StartWorker = (kind) => {
  const child = fork(entries[kind], [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return {
    pid: child.pid,
    post: (message) => void child.send(message as object),
    onMessage: (listener) => {
      child.on('message', listener)
      return () => child.off('message', listener)
    },
    onExit: (listener) => {
      const onClose = (code: number | null, signal: WorkerExit['signal']): void => listener({ code, signal })
      child.on('close', onClose)
      return () => child.off('close', onClose)
    },
    usage: () => Promise.resolve(null),
    kill: () => void child.kill('SIGKILL'),
  }
}

/** CPU seconds of measuring some photographs, in a child that runs already. */
async function openMeasurer(startWorker: StartWorker) {
  const child = createSupervisor<PhotoRequest, PhotoReply>({
    kind: 'photo',
    startWorker,
    replySchema: photoReplySchema,
    isSuccess: () => true,
  })
  const { signal } = new AbortController()
  const measure = (): Promise<void> =>
    measurePhotoFile(child, { path: photo, rotation: 0, onFinding: () => undefined, signal })
  await measure()
  return {
    async cost() {
      const before = familyCpuSeconds() ?? 0
      for (let count = 0; count < photosEach; count++) await measure()
      return (familyCpuSeconds() ?? 0) - before
    },
    close: child.close,
  }
}

/** What it costs a photograph that its child is held by Node's permissions and the system's. */
export async function confinement(): Promise<Figure[]> {
  const held = await openMeasurer(forkWorker(entries))
  const bare = await openMeasurer(bareWorker)
  const ratio = await alternatingRatio(
    pairs,
    () => held.cost(),
    () => bare.cost(),
  )
  await Promise.all([held.close(), bare.close()])
  return [
    figure('CPU of measuring in a held child over one that nothing holds', ratio, { atMost: 1.03 }, 'ratio'),
  ]
}
