import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Core } from '../src/core/index.ts'
import { builtEngineDir } from '../src/core/models/engineDir.ts'
import { recital, visionRecital } from '../test/fixtures/gguf/index.ts'
import { resourcesDir } from '../test/support/paths.ts'
import { openBenchCore } from './core.ts'
import { figure, type Figure } from './figure.ts'

const advisorIds = ['ansel', 'okeefe']

/** Prompt tokens that each critique of one photograph had to evaluate. */
async function evaluated(core: Core, photo: string, modelId: string): Promise<number[]> {
  const tokens: number[] = []
  const { promise: over, resolve, reject } = Promise.withResolvers<void>()
  const off = core.on((event) => {
    if (event.type === 'error') reject(new Error(event.message))
    if (event.type !== 'analysis_complete') return
    if (tokens.push(event.stats.promptTokens - event.stats.cachedTokens) === advisorIds.length) resolve()
  })
  await core.api['photos.add']({ paths: [photo], advisorIds, modelId })
  await core.api['queue.resume']({})
  await over
  off()
  return tokens
}

/** What a second advisor of the same photograph costs of the first one's prompt, with and without a picture. */
export async function secondAdvisor(): Promise<Figure[]> {
  const engineDir = builtEngineDir(join(import.meta.dirname, '..'))
  if (engineDir === null) throw new Error('The vision engine is not built: npm run engine')
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const core = await openBenchCore(dataDir, { engineDir })
  try {
    const photo = join(resourcesDir, 'samples', 'pier-sunset.jpg')
    const figures: Figure[] = []
    for (const [name, model] of [
      ['picture', visionRecital],
      ['text', recital],
    ] as const) {
      const [first = 0, second = 0] = await evaluated(core, photo, (await model()).path)
      const title = `prompt tokens of a second advisor, ${name}: ${second} of the first one's ${first}`
      figures.push(figure(title, second / first, { atMost: 0.2 }, 'x'))
    }
    return figures
  } finally {
    await core.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}
