import { createCore, type Core, type CoreOptions } from '../src/core/index.ts'
import { resourcesDir, startWorker } from '../test/support/paths.ts'

/** A core on `dataDir` that looks at no photograph; its queue is paused. */
export async function openBenchCore(
  dataDir: string,
  options: Pick<CoreOptions, 'startWorker'> = { startWorker },
): Promise<Core> {
  const version = 'bench'
  const core = await createCore({
    dataDir,
    resourcesDir,
    engineDir: null,
    sightDir: null,
    version,
    ...options,
  })
  await core.api['queue.pause']({})
  return core
}
