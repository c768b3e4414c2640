// Two models in turn over twenty critiques: how often one is loaded, and what of them stays in memory. Linux only.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { builtEngineDir } from '../src/core/models/engineDir.ts'
import { recital, visionRecital } from '../test/fixtures/gguf/index.ts'
import { isRunning, recordingStarter } from '../test/support/children.ts'
import { resourcesDir } from '../test/support/paths.ts'
import { openBenchCore } from './core.ts'
import { figure, type Figure } from './figure.ts'

const jobs = 20

/** Bytes of a process that are its own, those of shared libraries counted in part. */
async function memoryOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1]) * 1024
}

/** One model is in memory at a time, so each of the twenty loads its own. */
export async function modelTurns(): Promise<Figure[]> {
  const engineDir = builtEngineDir(join(import.meta.dirname, '..'))
  if (engineDir === null) throw new Error('The vision engine is not built: npm run engine')
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const children = recordingStarter()
  const core = await openBenchCore(dataDir, { engineDir, startWorker: children.startWorker })
  try {
    const models = [(await recital()).path, (await visionRecital()).path]
    const paths = [join(resourcesDir, 'samples', 'pier-sunset.jpg')]
    const { photos } = await core.api['photos.measure']({ paths })
    await core.api['queue.resume']({})
    let loads = 0
    core.on((event) => {
      if (event.type === 'status_update' && event.job.stage === 'loading') loads++
    })
    const write = async (modelId: string): Promise<void> => {
      const { promise: over, resolve, reject } = Promise.withResolvers<void>()
      const off = core.on((event) => {
        if (event.type === 'error') reject(new Error(event.message))
        if (event.type === 'done') resolve()
      })
      await core.api['jobs.create']({ photoId: photos[0]!.id, advisorIds: ['ansel'], modelId })
      await over
      off()
    }
    /** Bytes of all children that are left when the memory of the model was freed. */
    const freed = async (): Promise<number> => {
      await core.api['models.unload']({})
      // Its process goes with it.
      while (isRunning(children.latest('inference').pid!)) await setTimeout(20)
      const pids = children.started.map(({ handle }) => handle.pid!).filter(isRunning)
      const bytes = await Promise.all(pids.map(memoryOf))
      return bytes.reduce((sum, each) => sum + each, 0)
    }
    const turns = async (): Promise<number> => {
      for (let index = 0; index < jobs; index++) await write(models[index % models.length]!)
      return await freed()
    }
    for (const model of models) await write(model)
    const cold = await freed()
    const warm = await turns()
    loads = 0
    const after = await turns()
    return [
      figure(
        'loads over twenty critiques of two models in turn, beside one each',
        Math.abs(loads - jobs),
        { atMost: 0 },
        'loads',
      ),
      figure(
        'memory of the children without a model, after the first twenty',
        warm / cold,
        { atMost: 1.05 },
        'ratio',
      ),
      figure(
        'memory of the children without a model, after twenty more',
        after / warm,
        { atMost: 1.05 },
        'ratio',
      ),
    ]
  } finally {
    await core.close()
    await rm(dataDir, { recursive: true })
  }
}
