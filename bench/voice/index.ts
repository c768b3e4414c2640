// What listening takes: by constructed models of true size, and with `VOICE_MODEL=FILE` how often a real one is wrong.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { builtEngineDir, earFile } from '../../src/core/models/engineDir.ts'
import { endingHelpers } from '../../src/core/workers/helpers.ts'
import { createSupervisor } from '../../src/core/workers/supervisor.ts'
import { forkWorker, workerEntries } from '../../src/server/startWorker.ts'
import {
  voiceReplySchema,
  type Heard,
  type VoiceReply,
  type VoiceRequest,
} from '../../src/shared/voiceMessages.ts'
import { writeWav } from '../../src/shared/wav.ts'
import { fittedWindow } from '../../src/workers/voice/window.ts'
import { speech } from '../../test/fixtures/speech.ts'
import { writeWhisper } from '../../test/fixtures/whisper.ts'
import { familyCpuSeconds } from '../cpuTime.ts'
import { alternatingRatio, figure, median, type Figure } from '../figure.ts'
import { firstSound } from './firstSound.ts'
import { slowedPhoto } from './slowedPhoto.ts'
import { speakers, spokenBy, withNoise } from './speakers.ts'
import { wordErrors, wordsOf } from './wordErrors.ts'

const pairs = 6
/** A question of usual length, and as many words as are said in that time. */
const seconds = 3
const words = Array.from({ length: 10 }, (_, i) => ` w${i}`)

export async function voice(): Promise<Figure[]> {
  const engineDir = builtEngineDir(join(import.meta.dirname, '..', '..'))
  if (engineDir === null) throw new Error('The ear is not built: npm run engine')
  const program = join(engineDir, earFile)
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-voice-'))
  try {
    const real = process.env['VOICE_MODEL']
    if (real !== undefined) return await accuracy(openEar(program, real, folder), folder)
    return [...(await costs(engineDir, program, folder)), await firstSound()]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type BenchEar = { hear: (samples: Int16Array, prompt?: string) => Promise<Heard>; close: () => Promise<void> }

/** The real voice child with this model, on one thread. */
function openEar(program: string, modelPath: string, folder: string): BenchEar {
  const entries = workerEntries(new URL('../../src/server/startWorker.ts', import.meta.url))
  const child = createSupervisor<VoiceRequest, VoiceReply>({
    kind: 'voice',
    startWorker: endingHelpers(forkWorker(entries), folder, () => true),
    replySchema: voiceReplySchema,
    isSuccess: ({ type }) => type === 'heard',
  })
  let count = 0
  return {
    close: child.close,
    async hear(samples, prompt = '') {
      const ear = { program, modelPath, threads: 1 }
      const sound = writeWav(samples)
      const { heard } = await child.run({
        request: { type: 'transcribe', requestId: String(count++), ear, sound, language: 'en', prompt },
        onReply: () => undefined,
        isFinal: (reply): reply is Extract<VoiceReply, { type: 'heard' }> => reply.type === 'heard',
        deadlineMs: 120_000,
      })
      return heard
    },
  }
}

/** The ear driven by hand, without a child, a search for speech, or a look at what it wrote. */
async function openBareEar(program: string, modelPath: string) {
  const child = spawn(program, [modelPath], { cwd: dirname(program), stdio: ['pipe', 'pipe', 'ignore'] })
  let told = (): void => undefined
  createInterface({ input: child.stdout }).on('line', () => told())
  const next = (): Promise<void> => new Promise((resolve) => (told = resolve))
  await next()
  return {
    async hear(samples: Int16Array) {
      const reply = next()
      child.stdin.write(`transcribe ${samples.length} ${fittedWindow(samples.length)} en 1 0\n`)
      child.stdin.write(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength))
      await reply
    },
    close: () => void child.stdin.end(),
  }
}

async function costs(engineDir: string, program: string, folder: string): Promise<Figure[]> {
  const modelPath = join(folder, 'base.bin')
  writeWhisper(modelPath, { shape: 'base', type: 'q8_0', words })
  const ear = openEar(program, modelPath, folder)
  const bare = await openBareEar(program, modelPath)
  const asked = speech(seconds)
  try {
    await ear.hear(asked)
    const waits: number[] = []
    for (let pair = 0; pair < pairs; pair++) waits.push(await timeOf(() => ear.hear(asked)))
    const wait = median(waits) / 1000
    const cpu = (work: () => Promise<unknown>) => async (): Promise<number> => {
      const before = familyCpuSeconds() ?? 0
      await work()
      return (familyCpuSeconds() ?? 0) - before
    }
    const overhead = await alternatingRatio(
      pairs,
      cpu(() => bare.hear(asked)),
      cpu(() => ear.hear(asked)),
    )
    return [
      figure(
        'text after the key is let go over the length of the last stretch, base q8_0, one thread',
        wait / seconds,
        { atMost: 0.35 },
        'ratio',
      ),
      figure('CPU of the bare ear over that of the child with its ear', overhead, { atLeast: 0.95 }, 'ratio'),
      await slowedPhoto(engineDir, folder, () => ear.hear(asked)),
    ]
  } finally {
    bare.close()
    await ear.close()
  }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** How often the words of 22 questions are wrong, by each voice of this computer, with noise and without. Never run here. */
async function accuracy(ear: BenchEar, folder: string): Promise<Figure[]> {
  const names = speakers()
  if (names.length === 0) throw new Error('Nothing here says the questions: install espeak-ng or flite.')
  const questions = (await readFile(join(import.meta.dirname, 'questions.txt'), 'utf8')).trim().split('\n')
  const figures: Figure[] = []
  for (const name of names) {
    for (const below of [Infinity, 20, 10]) {
      let wrong = 0
      let total = 0
      for (const question of questions) {
        const { text } = await ear.hear(withNoise(spokenBy(name, question, folder), below))
        const said = wordsOf(question)
        wrong += wordErrors(said, wordsOf(text))
        total += said.length
      }
      const noise = below === Infinity ? 'without noise' : `with noise ${below} dB below`
      figures.push(figure(`words wrong, ${name} ${noise}`, wrong / total, { atMost: 0.2 }, 'ratio'))
    }
  }
  await ear.close()
  return figures
}
