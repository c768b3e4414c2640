// How near the estimate of what a model takes comes to what its engine takes, on generated models of four sizes.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { builtEngineDir } from '../src/core/models/engineDir.ts'
import { inspectModel, type Inference } from '../src/core/models/inspect.ts'
import { needOf } from '../src/core/models/fit.ts'
import { endingHelpers } from '../src/core/workers/helpers.ts'
import { createSupervisor } from '../src/core/workers/supervisor.ts'
import { forkWorker, workerEntries } from '../src/server/startWorker.ts'
import { inferenceReplySchema, type InferenceReply, type InferenceRequest } from '../src/shared/workers.ts'
import { createRandomProjector } from '../test/fixtures/gguf/projector.ts'
import { createShapedModel, smolVlm, smolVlmEyes, type ShapedModel } from '../test/fixtures/gguf/shaped.ts'
import { writeGguf } from '../test/fixtures/gguf/writer.ts'
import { figure, type Figure } from './figure.ts'

/** About 60, 120, 240 and 480 MB in Q8_0. */
const sizes = [
  { blocks: 8, width: 512, feedForward: 2048 },
  { blocks: 14, width: 640, feedForward: 2560 },
  { blocks: 18, width: 960, feedForward: 2560 },
  { blocks: 38, width: 960, feedForward: 2816 },
] as const

const deadlineMs = 300_000
const prompt = 'The light falls from the left, and the pier leads away from it. '.repeat(30)

/** Each size with the text engine, then with eyes of 198 MB with the vision engine; both on the CPU. */
export async function fit(): Promise<Figure[]> {
  const engineDir = builtEngineDir(join(import.meta.dirname, '..'))
  if (engineDir === null) throw new Error('The vision engine is not built: npm run engine')
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-fit-'))
  try {
    const picture = join(folder, 'picture.jpg')
    const background = { r: 90, g: 120, b: 140 }
    await sharp({ create: { width: 1024, height: 683, channels: 3, background } })
      .jpeg()
      .toFile(picture)
    const figures: Figure[] = []
    for (const [index, size] of sizes.entries()) {
      const modelPath = join(folder, String(index), 'model.gguf')
      const eyesPath = join(folder, String(index), 'mmproj-model.gguf')
      await writeModel(size, modelPath, eyesPath)
      figures.push(await compare(folder, { modelPath, engineDir: null }))
      figures.push(await compare(folder, { modelPath, engineDir, picture }))
      await rm(join(folder, String(index)), { recursive: true })
    }
    return figures
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeModel(size: (typeof sizes)[number], path: string, eyesPath: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const headWidth = 64
  const heads = size.width / headWidth
  const keyValueHeads = heads % 2 === 0 ? heads / 2 : heads / 3
  const shape = { ...smolVlm.shape, ...size, heads, keyValueHeads, headWidth }
  const model: ShapedModel = { ...smolVlm, shape }
  await writeGguf(path, createShapedModel(model))
  await writeGguf(eyesPath, createRandomProjector({ ...smolVlmEyes, modelWidth: size.width }, model))
}

type Case = { modelPath: string; engineDir: string | null; picture?: string }

async function compare(folder: string, { modelPath, engineDir, picture }: Case): Promise<Figure> {
  const entries = workerEntries(new URL('../src/server/startWorker.ts', import.meta.url))
  const child: Inference = createSupervisor<InferenceRequest, InferenceReply>({
    kind: 'inference',
    startWorker: endingHelpers(forkWorker(entries), folder, () => true),
    replySchema: inferenceReplySchema,
    isSuccess: (reply) => reply.type === 'finished',
  })
  try {
    const { sight, memory } = await inspectModel({ inference: child, engineDir }, modelPath)
    const load = { modelPath, vision: true, engineDir, threads: 1, gpu: 'off' } as const
    const contextSize = sight === 'vision' ? 8192 : 4096
    await child.run({
      request: { type: 'load', requestId: 'load', options: { ...load, contextSize } },
      onReply: () => undefined,
      isFinal: (reply) => reply.type === 'loaded',
      deadlineMs,
    })
    const options = { system: 'You look.', user: prompt, maxTokens: 8, temperature: 0, seed: 1 }
    const finished = await child.run({
      request: {
        type: 'generate',
        requestId: 'generate',
        options: { ...options, ...(sight === 'vision' && picture ? { imagePath: picture } : {}) },
      },
      onReply: () => undefined,
      isFinal: (reply): reply is Extract<InferenceReply, { type: 'finished' }> => reply.type === 'finished',
      deadlineMs,
    })
    const peak = finished.figures.peakMemoryBytes
    const off = Math.abs(needOf(memory) / peak - 1)
    const parts = Object.entries(memory).map(([name, bytes]) => `${name} ${Math.round(bytes / 1e6)}`)
    const said = `${sight}, ${parts.join(' + ')} MB, measured ${Math.round(peak / 1e6)} MB: estimate off by`
    return figure(said, off, { atMost: 0.15 }, 'ratio')
  } finally {
    await child.close()
  }
}
