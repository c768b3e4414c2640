import { join } from 'node:path'
import { forkWorker, workerEntries } from '../../src/server/startWorker.ts'

export const root = join(import.meta.dirname, '..', '..')
export const resourcesDir = join(root, 'resources')

/** The starter of real children, from the sources. */
export const startWorker = forkWorker(
  workerEntries(new URL('../../src/server/startWorker.ts', import.meta.url)),
)
