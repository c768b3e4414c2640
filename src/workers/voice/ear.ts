// One running ear: whisper.cpp in a process of its own, which holds its model and answers one request at a time.
// It never outlives this process: it ends when its input closes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'

/** A line of the program's output; voice.cpp says what each is. */
const lineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    milliseconds: z.number(),
    multilingual: z.boolean(),
    whisper: z.string(),
  }),
  z.object({
    type: z.literal('text'),
    text: z.string(),
    language: z.string(),
    tokens: z.int(),
    /** The mean probability of the tokens. */
    confidence: z.number(),
    noSpeech: z.number(),
    milliseconds: z.number(),
  }),
  z.object({ type: z.literal('failed') }),
])
type Line = z.infer<typeof lineSchema>
export type EarText = Extract<Line, { type: 'text' }>

export type EarOrder = {
  samples: Int16Array
  /** Steps of whisper's window. */
  window: number
  language: string
  threads: number
  prompt: string
}

export type Ear = {
  /** Rejects with `engine-failed`, and with `engine-crashed` when the process ends over it. */
  hear: (order: EarOrder) => Promise<EarText>
  isGone: () => boolean
  kill: () => void
}

/** UTF-16 units of a prompt whose end whisper has room for; fewer bytes than voice.cpp takes. */
const longestPrompt = 1000

const crashed = (): AppError => new AppError('engine-crashed', 'The ear stopped unexpectedly.')

/**
 * Starts the program with its model. Rejects with `model-missing`, with `model-damaged` for a file that is no speech
 * model, and with `engine-failed` where the program does not start.
 */
export async function startEar(
  { program, modelPath }: { program: string; modelPath: string },
  onHelper: (pid: number | null) => void,
): Promise<Ear> {
  await access(modelPath).catch(() => {
    throw new AppError('model-missing', 'The file of the speech model is not there.', {
      hint: 'It may have been moved or deleted.',
    })
  })
  const child = spawn(program, [modelPath], {
    // Where the libraries lie, so that none is ever taken from anywhere else.
    cwd: dirname(program),
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  let gone = false
  let expected: ((line: Line | null) => void) | undefined
  const give = (line: Line | null): void => {
    expected?.(line)
    expected = undefined
  }
  const end = (): void => {
    if (gone) return
    gone = true
    onHelper(null)
    give(null)
  }
  child.on('error', end)
  child.on('close', end)
  // It may end while something is written to it; `close` follows.
  child.stdin.on('error', () => undefined)
  createInterface({ input: child.stdout }).on('line', (text) => give(parseLine(text)))
  /** Null when it ended, or said what makes no sense. */
  const nextLine = async (): Promise<Line | null> => {
    if (gone) return null
    const { promise, resolve } = Promise.withResolvers<Line | null>()
    expected = resolve
    return promise
  }

  const isStarted = await Promise.race([
    once(child, 'spawn').then(() => true),
    once(child, 'close').then(() => false),
  ])
    // `once` rejects with an `error` that comes first.
    .catch(() => false)
  if (!isStarted || child.pid === undefined) {
    throw new AppError('engine-failed', 'The program that listens cannot start on this computer.')
  }
  onHelper(child.pid)
  const first = await nextLine()
  if (first?.type !== 'ready') {
    child.kill('SIGKILL')
    throw new AppError('model-damaged', 'This file is no speech model, or it is damaged.', {
      hint: 'Fetch it again, or choose another one.',
    })
  }
  return {
    isGone: () => gone,
    kill: () => void child.kill('SIGKILL'),
    async hear({ samples, window, language, threads, prompt }) {
      const words = Buffer.from(prompt.slice(-longestPrompt))
      const reply = nextLine()
      child.stdin.write(`transcribe ${samples.length} ${window} ${language} ${threads} ${words.length}\n`)
      child.stdin.write(words)
      child.stdin.write(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength))
      const line = await reply
      if (line?.type === 'text') return line
      child.kill('SIGKILL')
      if (line === null) throw crashed()
      throw new AppError('engine-failed', 'The ear could make nothing of this recording.')
    },
  }
}

function parseLine(text: string): Line | null {
  try {
    return lineSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
