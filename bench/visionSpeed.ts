import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { builtEngineDir } from '../src/core/models/engineDir.ts'
import { smolVlmShaped } from '../test/fixtures/gguf/index.ts'
import { openAttempt } from './attempt.ts'
import { openBareServer, type BareAnswer } from './bareServer.ts'
import { openChild, type BenchChild } from './child.ts'
import { familyCpuSeconds } from './cpuTime.ts'
import { figure, median, type Figure } from './figure.ts'

/** Even, so that each side goes first equally often. */
const pictures = 6
/** Answers about each picture: only the first waits for it, so that the speed of writing is measured often. */
const answersEach = 8
/** Fewer than it takes to make a loop: the service would stop there, and llama-server would not. */
const maxTokens = 30

type Question = { text: string; imagePath: string }
type Ask = (question: Question) => Promise<BareAnswer>
type Answer = BareAnswer & { cpuSeconds: number | null }

/** A picture as a subscriber of the service sees it answered, over the same llama-server driven by hand. */
export async function visionSpeed(): Promise<Figure[]> {
  const engineDir = builtEngineDir(join(import.meta.dirname, '..'))
  if (engineDir === null) throw new Error('The vision engine is not built: npm run engine')
  const model = await smolVlmShaped()
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const bare = await openBareServer(engineDir, model)
  const child = await openChild(model.path, engineDir)
  const attempt = openAttempt(dataDir)

  const viaService: Ask = async (question) => {
    const startedAt = performance.now()
    let first: number | undefined
    let last = 0
    let count = 0
    let text = ''
    const onSteps: Parameters<BenchChild['generate']>[2] = (piece, tokens, figures) => {
      last = performance.now()
      first ??= last
      count += tokens
      text += piece
      attempt.steps(piece, figures)
    }
    await child.generate(question.text, maxTokens, onSteps, question.imagePath)
    return { firstMs: first! - startedAt, tokensPerSecond: ((count - 1) * 1000) / (last - first!), text }
  }
  const byHand: Ask = async ({ text, imagePath }) => bare.ask(text, await readFile(imagePath), maxTokens)

  const first: Record<'service' | 'hand', Answer>[] = []
  const speeds: number[] = []
  for (let picture = 0; picture <= pictures; picture++) {
    const question = await newQuestion(dataDir, picture)
    for (let answer = 0; answer < answersEach; answer++) {
      const oursFirst = (picture + answer) % 2 === 0
      const a = await measure(oursFirst ? viaService : byHand, question)
      const b = await measure(oursFirst ? byHand : viaService, question)
      const [service, hand] = oursFirst ? [a, b] : [b, a]
      if (service.text !== hand.text) throw new Error(`"${service.text}" is not "${hand.text}"`)
      // The first picture only warms up.
      if (picture === 0) break
      if (answer === 0) first.push({ service, hand })
      speeds.push(service.tokensPerSecond / hand.tokensPerSecond)
    }
  }
  attempt.close()
  await child.close()
  await bare.close()
  await rm(dataDir, { recursive: true })

  const firstRatio = median(first.map(({ service, hand }) => service.firstMs / hand.firstMs))
  const cpuRatios = first.flatMap(({ service, hand }) =>
    service.cpuSeconds === null || hand.cpuSeconds === null ? [] : service.cpuSeconds / hand.cpuSeconds,
  )
  const cpu =
    cpuRatios.length === 0
      ? []
      : [figure('CPU time of a picture over bare llama-server', median(cpuRatios), { atMost: 1.05 }, 'ratio')]
  const seconds = median(first.map(({ service }) => service.firstMs / 1000))
  return [
    figure('vision tokens/s over bare llama-server', median(speeds), { atLeast: 0.95 }, 'ratio'),
    figure('time to first token over bare llama-server', firstRatio, { atMost: 1.05 }, 'ratio'),
    ...cpu,
    figure('SmolVLM-shaped picture to first token', seconds, { atMost: 10 }, 's'),
  ]
}

/** About a picture of its own, so that nothing of an earlier one comes from the cache. */
async function newQuestion(folder: string, picture: number): Promise<Question> {
  const imagePath = join(folder, `${picture}.jpg`)
  const background = { r: (picture * 40) % 256, g: 90, b: 140 }
  const image = sharp({ create: { width: 640, height: 480, channels: 3, background } })
  await writeFile(imagePath, await image.jpeg().toBuffer())
  return { text: `${picture} Describe the light, then say what would change most.`, imagePath }
}

async function measure(ask: Ask, question: Question): Promise<Answer> {
  const before = familyCpuSeconds()
  const answer = await ask(question)
  const after = familyCpuSeconds()
  return { ...answer, cpuSeconds: before === null || after === null ? null : after - before }
}
