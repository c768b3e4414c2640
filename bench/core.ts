import { createCore, type Core, type CoreOptions } from '../src/core/index.ts'
import { resourcesDir, startWorker } from '../test/support/paths.ts'

/** A core on `dataDir` that looks at photographs only with a `sightDir`; its queue is paused. */
export async function openBenchCore(
  dataDir: string,
  options: Partial<Pick<CoreOptions, 'startWorker' | 'sightDir' | 'engineDir'>> = {},
): Promise<Core> {
  const version = 'bench'
  const core = await createCore({
    dataDir,
    resourcesDir,
    engineDir: null,
    sightDir: null,
    startWorker,
    version,
    ...options,
  })
  await core.api['queue.pause']({})
  return core
}
