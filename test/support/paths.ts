import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { builtEngineDir } from '../../src/core/models/engineDir.ts'
import { forkWorker, workerEntries } from '../../src/server/startWorker.ts'

export const root = join(import.meta.dirname, '..', '..')
export const resourcesDir = join(root, 'resources')
export const engineDir = builtEngineDir(root)

/**
 * The built bundle of a program where the tests run on those (`PROGRAMS=built`, test/setup.ts): it starts in a third of
 * the time. Otherwise its sources.
 */
export function program(name: 'cli' | 'server'): string {
  if (process.env['PROGRAMS'] === 'built') return join(root, 'out', 'main', `${name}.js`)
  return join(root, 'src', name, 'index.ts')
}

/** The starter of real children, built where the programs are. */
export const startWorker = forkWorker(workerEntries(pathToFileURL(program('server'))))
