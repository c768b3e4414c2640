// How near the test of a model comes to what its next five critiques take, each of another photograph.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Core } from '../src/core/index.ts'
import { builtEngineDir } from '../src/core/models/engineDir.ts'
import type { ModelTestRun } from '../src/shared/modelMeasures.ts'
import { slowVisionRecital, visionRecital } from '../test/fixtures/gguf/index.ts'
import { openBenchCore } from './core.ts'
import { figure, type Figure } from './figure.ts'

const jobs = 5

/** Seconds that the test of the model foresees. */
async function foresee(core: Core, id: string): Promise<number> {
  const { promise: over, resolve } = Promise.withResolvers<ModelTestRun>()
  const off = core.on((event) => {
    if (event.type === 'model_test' && event.test.stage === null && event.test.share > 0) resolve(event.test)
  })
  await core.api['models.test']({ id })
  const { tested, error } = await over
  off()
  if (!tested) throw new Error(error ?? 'The test said nothing.')
  return tested.secondsPerPhoto
}

/** Mean seconds of critiques of photographs that are measured already. */
async function critiques(core: Core, folder: string, modelId: string): Promise<number> {
  const paths: string[] = []
  for (let index = 0; index < jobs; index++) {
    const path = join(folder, `${index}.jpg`)
    const background = { r: 40 * index, g: 90, b: 140 }
    const image = sharp({ create: { width: 1600, height: 1066, channels: 3, background } })
    await writeFile(path, await image.jpeg().toBuffer())
    paths.push(path)
  }
  const { photos } = await core.api['photos.measure']({ paths })
  const measured = async (): Promise<void> => {
    const all = await Promise.all(photos.map(({ id }) => core.api['photos.facts']({ id })))
    if (all.every(({ complete }) => complete)) return
    await new Promise((resolve) => setTimeout(resolve, 200))
    await measured()
  }
  await measured()
  const seconds: number[] = []
  const { promise: over, resolve, reject } = Promise.withResolvers<void>()
  const off = core.on((event) => {
    if (event.type === 'error') reject(new Error(event.message))
    if (event.type !== 'done') return
    if (seconds.push(event.elapsedMs / 1000) === jobs) resolve()
  })
  for (const { id } of photos) await core.api['jobs.create']({ photoId: id, advisorIds: ['ansel'], modelId })
  await over
  off()
  return seconds.reduce((sum, each) => sum + each, 0) / jobs
}

export async function modelTest(): Promise<Figure[]> {
  const engineDir = builtEngineDir(join(import.meta.dirname, '..'))
  if (engineDir === null) throw new Error('The vision engine is not built: npm run engine')
  const figures: Figure[] = []
  for (const model of [visionRecital, slowVisionRecital]) {
    const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
    const core = await openBenchCore(dataDir, { engineDir })
    try {
      await core.api['queue.resume']({})
      const { path } = await model()
      const foreseen = await foresee(core, path)
      const taken = await critiques(core, dataDir, path)
      const title = `${model.name}: ${foreseen.toFixed(2)} s foreseen, ${taken.toFixed(2)} s taken: off by`
      figures.push(figure(title, Math.abs(foreseen / taken - 1), { atMost: 0.25 }, 'ratio'))
    } finally {
      await core.close()
      await rm(dataDir, { recursive: true, force: true })
    }
  }
  return figures
}
