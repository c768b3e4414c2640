import { join } from 'node:path'
import { builtEngineDir } from '../../src/core/models/engineDir.ts'
import { forkWorker, workerEntries } from '../../src/server/startWorker.ts'

export const root = join(import.meta.dirname, '..', '..')
export const resourcesDir = join(root, 'resources')
export const engineDir = builtEngineDir(root)

/** The starter of real children, from the sources. */
export const startWorker = forkWorker(
  workerEntries(new URL('../../src/server/startWorker.ts', import.meta.url)),
)
