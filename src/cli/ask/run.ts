// Questions from their arguments to an exit code. Knows no process: everything it touches comes in as `Host`.
import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { modelIdOf } from '../../core/commandLine.ts'
import type { Core } from '../../core/index.ts'
import { AppError } from '../../shared/errors.ts'
import { plainLine } from '../../shared/plainText.ts'
import { longestQuestion } from '../../shared/threads.ts'
import { longestSoundBytes } from '../../shared/voice.ts'
import { photosAt, measuredPhotos } from '../export.ts'
import { sentenceOf } from '../outcome.ts'
import { showAnswer } from './answer.ts'
import { askUsage, parseAskInvocation, type AskInvocation } from './arguments.ts'
import type { AskHost } from './host.ts'

type ExitCode = 0 | 1 | 2
type Asking = Extract<AskInvocation, { command: 'ask' }>

/** Exit code: 0 all answered, 1 failed or stopped, 2 wrong use or a data folder that another program has open. */
export async function runQuestions(args: string[], host: AskHost): Promise<ExitCode> {
  const problem = (sentence: string): void => void host.errors.write(`${plainLine(sentence)}\n`)
  try {
    const invocation = parseAskInvocation(args)
    if (invocation.command === 'help') {
      host.output.write(askUsage)
      return 0
    }
    const work = (core: Core): Promise<boolean> => askAll(core, invocation, host, problem)
    return (await host.withCore(invocation.dataDir, work)) ? 0 : 1
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    problem(sentenceOf(error))
    return error.code === 'bad-request' || error.code === 'store-busy' ? 2 : 1
  }
}

/** True when all was answered. */
async function askAll(
  core: Core,
  { photo, question, voice, model, json }: Asking,
  host: AskHost,
  problem: (sentence: string) => void,
): Promise<boolean> {
  const photoId =
    photo === undefined ? undefined : await photoIdOf(core, resolve(host.folder, photo), host, problem)
  if (photoId === null) return false
  const modelId = model === undefined ? model : modelIdOf(model, host.folder)
  let threadId: string | undefined
  const ask = async (text: string): Promise<boolean> => {
    const about = threadId !== undefined ? { threadId } : photoId !== undefined ? { photoId } : {}
    const answer = await showAnswer(
      core,
      { ...about, text, ...(modelId !== undefined && { modelId }) },
      json,
      host,
    )
    threadId = answer.threadId
    return answer.status === 'completed'
  }
  if (question !== undefined) return ask(question)
  if (voice !== undefined) {
    const text = await heardIn(core, resolve(host.folder, voice))
    if (!json) host.output.write(`> ${plainLine(text)}\n`)
    return ask(text)
  }
  let isComplete = true
  for await (const line of host.lines('> ')) {
    const text = line.trim()
    if (text === '' || host.interrupts.stop.aborted) break
    if (text.length > longestQuestion) problem(`A question has at most ${longestQuestion} characters.`)
    else if (!(await ask(text))) isComplete = false
    if (host.interrupts.stop.aborted) break
  }
  return isComplete
}

/** The photograph at `path`: the one that the library has, or a new one that is measured first. Null where there is none. */
async function photoIdOf(
  core: Core,
  path: string,
  { interrupts }: AskHost,
  problem: (sentence: string) => void,
): Promise<string | null> {
  const known = await photosAt(core, [path], () => undefined)
  const newest = known.photoIds?.at(-1)
  if (newest !== undefined) return newest
  const measured = await measuredPhotos(core, [path], problem, interrupts)
  const id = measured?.photoIds?.[0]
  if (id === undefined && measured) problem('There is no photograph that could be asked about.')
  return id ?? null
}

/** What is asked in a recording. Rejects with what `voice.transcribe` rejects with, and with `bad-request` for silence. */
async function heardIn(core: Core, path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new AppError('bad-request', 'The recording is not there.')
  if (found.size > longestSoundBytes) throw new AppError('bad-request', 'This recording is too long.')
  const sound = (await readFile(path)).toString('base64')
  const { text } = await core.api['voice.transcribe']({ utteranceId: randomUUID(), sound })
  if (text === '') throw new AppError('bad-request', 'Nothing was said.')
  return text.slice(0, longestQuestion)
}
