// Answers that are stopped at every stage, and whose child, server or program is killed while they are written.
import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { CommandOutput } from '../../src/shared/commands.ts'
import type { Stage } from '../../src/shared/jobs.ts'
import type { Message } from '../../src/shared/threads.ts'
import { slowRecital } from '../fixtures/gguf/index.ts'
import { childrenOf } from '../shell/processes.ts'
import { eventsIn, readUntil } from '../support/answers.ts'
import { recordingStarter } from '../support/children.ts'
import { openCore, temporaryFolder, textOf, type TestCore } from '../support/core.ts'
import { root } from '../support/paths.ts'
import { writePhoto } from '../support/photos.ts'
import { clientOf, startServe } from '../support/serve.ts'

/** A core with a slow model, whose answers are short, and a measured photograph. */
async function openSlow() {
  const dataDir = await temporaryFolder()
  const { path: modelId, raw } = await slowRecital()
  const children = recordingStarter()
  const core = await openCore({ dataDir, startWorker: children.startWorker })
  await core.api['settings.set']({ maxTokens: 64, defaultModelId: modelId })
  const { photos } = await core.api['photos.measure']({ paths: [await writePhoto(dataDir)] })
  const photoId = photos[0]!.id
  await core.until('facts', (event) => event.photoId === photoId && event.complete)
  return { core, children, photoId, whole: raw.first }
}
const storedOf = async (core: TestCore, photoId: string): Promise<Message[]> =>
  (await core.api['threads.get']({ photoId }))!.messages
const doneOf = (core: TestCore, id: string) => core.until('done', ({ jobId }) => jobId === id)

/** Asks and stops the answer as soon as it is in `stage`; its message as it is stored then. */
async function stoppedIn(core: TestCore, photoId: string, stage: Stage): Promise<Message> {
  const seq = core.events.at(-1)!.seq
  const stopped = core
    .until('status_update', (event) => event.seq > seq && event.job.stage === stage)
    .then(({ jobId }) => core.api['jobs.cancel']({ id: jobId }))
  const { answer } = await core.api['ask.create']({ photoId, text: `Why, while ${stage}?` })
  expect((await stopped).status).toBe('cancelled')
  return (await storedOf(core, photoId)).find(({ id }) => id === answer.id)!
}

test('an answer is stopped at every stage: it ends as stopped and keeps what is there', async () => {
  const { core, photoId, whole } = await openSlow()
  await core.api['queue.pause']({})
  const waiting = await core.api['ask.create']({ photoId, text: 'Why, while waiting?' })
  await core.api['jobs.cancel']({ id: waiting.answer.id })
  await core.api['queue.resume']({})
  const stages: Stage[] = ['preparing', 'loading', 'prompting', 'writing']
  for (const stage of stages) {
    const message = await stoppedIn(core, photoId, stage)
    expect(message).toMatchObject({ status: 'cancelled', error: null })
    expect(whole.startsWith(message.text)).toBe(true)
    expect(textOf(core.events, message.id)).toBe(message.text)
  }

  // One that has words keeps them, and the next one is answered.
  const { answer } = await core.api['ask.create']({ photoId, text: 'Why, with words?' })
  await core.until('chunk', (event) => event.jobId === answer.id && event.offset > 0)
  await core.api['jobs.cancel']({ id: answer.id })
  const kept = (await storedOf(core, photoId)).at(-1)!
  expect(kept.text).not.toBe('')
  expect(textOf(core.events, answer.id)).toBe(kept.text)
  const next = await core.api['ask.create']({ photoId, text: 'And then?' })
  await doneOf(core, next.answer.id)

  const stored = await storedOf(core, photoId)
  expect(stored.filter(({ role }) => role === 'user').map(({ text }) => text)).toEqual([
    'Why, while waiting?',
    ...stages.map((stage) => `Why, while ${stage}?`),
    'Why, with words?',
    'And then?',
  ])
  const answers = stored.filter(({ role }) => role === 'assistant')
  expect(answers.map(({ status }) => status)).toEqual([...Array(6).fill('cancelled'), 'completed'])
  expect(textOf(core.events, next.answer.id)).toBe(answers.at(-1)!.text)
  for (const { id } of answers)
    expect(core.events.filter((event) => event.type === 'done' && event.jobId === id).length).toBe(1)
})

test('the child killed in the middle of an answer: one answer, whole, chunk for chunk', async () => {
  const { core, children, photoId, whole } = await openSlow()
  const { answer, question } = await core.api['ask.create']({ photoId, text: 'How is the light?' })
  const after = await core.api['ask.create']({ photoId, text: 'And then?' })
  await core.until('chunk', (event) => event.jobId === answer.id && event.offset > 20)
  process.kill(children.latest('inference').pid!, 'SIGKILL')
  await doneOf(core, answer.id)
  await doneOf(core, after.answer.id)
  const stored = await storedOf(core, photoId)
  expect(stored.map(({ id }) => id)).toEqual([question.id, answer.id, after.question.id, after.answer.id])
  for (const message of stored.filter(({ role }) => role === 'assistant')) {
    expect(message.status).toBe('completed')
    expect(whole.startsWith(message.text)).toBe(true)
    expect(textOf(core.events, message.id)).toBe(message.text)
  }
  const ends = core.events.flatMap((event) => (event.type === 'done' ? [event.jobId] : []))
  expect(ends).toEqual([answer.id, after.answer.id])
})

test('over HTTP: the stream of an answer goes on when the child is killed, and ends when it is stopped', async () => {
  const dataDir = await temporaryFolder()
  const { path: modelId, raw } = await slowRecital()
  const server = startServe('--data', dataDir)
  const client = clientOf(await server.link)
  await client.post('/api/settings.set', { maxTokens: 64, defaultModelId: modelId })
  const photoId = await client.upload(await readFile(await writePhoto(dataDir)), 'photo.jpg')
  await client.post('/api/photos.measure', { uploads: [photoId] })
  type Asked = CommandOutput<'ask.create'>
  const ask = (text: string) => client.post<Asked>('/api/ask.create', { photoId, text })
  const messageOf = async ({ answer }: Asked): Promise<Message> => {
    const thread = await client.post<CommandOutput<'threads.get'>>('/api/threads.get', { photoId })
    return thread!.messages.find(({ id }) => id === answer.id)!
  }

  const killed = await ask('How is the light?')
  let isKilled = false
  const told = await readUntil(await client.get(`/jobs/${killed.answer.id}/events`), (events) => {
    const inference = childrenOf(server.pid, 'inference')[0]
    if (!isKilled && inference !== undefined && events.some(({ type }) => type === 'chunk')) {
      isKilled = true
      process.kill(inference, 'SIGKILL')
    }
    return false
  })
  expect(isKilled).toBe(true)
  const whole = await messageOf(killed)
  expect(whole.status).toBe('completed')
  expect(raw.first.startsWith(whole.text)).toBe(true)
  expect(textOf(eventsIn(told), whole.id)).toBe(whole.text)

  const stopped = await ask('And the shadows?')
  let isStopped = false
  const rest = await readUntil(await client.get(`/jobs/${stopped.answer.id}/events`), (events) => {
    if (!isStopped && events.some(({ type }) => type === 'chunk')) {
      isStopped = true
      void client.post('/api/jobs.cancel', { id: stopped.answer.id })
    }
    return false
  })
  const kept = await messageOf(stopped)
  expect(kept).toMatchObject({ status: 'cancelled' })
  expect(kept.text).not.toBe('')
  const events = eventsIn(rest)
  expect(events.at(-1)).toMatchObject({ type: 'done', status: 'cancelled' })
  expect(textOf(events, kept.id)).toBe(kept.text)
})

/** The terminal program; `printed` is what it wrote so far. */
function startAsk(...args: string[]) {
  const program = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'src', 'cli', 'ask.ts'), ...args, '--no-sight'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  onTestFinished(() => void program.kill('SIGKILL'))
  let printed = ''
  program.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const ended = new Promise<number | null>((resolve) => program.on('close', resolve))
  const words = (process: ChildProcess): Promise<ChildProcess> =>
    vi.waitFor(
      () => {
        if (printed.length < 20) throw new Error('no words yet')
        return process
      },
      { timeout: 30_000 },
    )
  return { pid: program.pid, writing: () => words(program), printed: () => printed, ended, program }
}

test('in the terminal: the child killed, Ctrl-C, and the program killed, which the next run makes good', async () => {
  const folder = await temporaryFolder()
  const dataDir = join(folder, 'data')
  const { path, raw } = await slowRecital()
  const photo = await writePhoto(folder)
  const args = [photo, 'How is the light?', '--model', path, '--data', dataDir]
  const settled = await openCore({ dataDir })
  await settled.api['settings.set']({ maxTokens: 64 })
  await settled.close()

  const crashed = startAsk(...args)
  await crashed.writing()
  process.kill(childrenOf(crashed.pid, 'inference')[0]!, 'SIGKILL')
  expect(await crashed.ended).toBe(0)
  const [, again] = crashed.printed().split('\n\n(Once more, from the beginning.)\n')
  expect(again).toMatch(/\d tokens/)

  const stopped = startAsk(...args)
  await stopped.writing()
  stopped.program.kill('SIGINT')
  expect(await stopped.ended).toBe(1)
  expect(stopped.printed()).toMatch(/ · stopped\)\n$/)

  const killed = startAsk(...args)
  await killed.writing()
  killed.program.kill('SIGKILL')
  await killed.ended
  const next = startAsk(photo, 'Is it level?', '--model', path, '--data', dataDir)
  expect(await next.ended).toBe(0)

  const core = await openCore({ dataDir })
  const { photos } = await core.api['photos.list']({})
  const stored = await storedOf(core, photos[0]!.id)
  expect(stored.map(({ role, status }) => [role, status])).toEqual(
    ['completed', 'cancelled', 'completed', 'completed'].flatMap((status) => [
      ['user', 'completed'],
      ['assistant', status],
    ]),
  )
  const answers = stored.filter(({ role }) => role === 'assistant')
  for (const { text } of answers) expect(raw.first.startsWith(text)).toBe(true)
  expect(again!.startsWith(answers[0]!.text)).toBe(true)
  expect(stopped.printed().startsWith(answers[1]!.text)).toBe(true)
  expect(stored.slice(-2)[0]!.text).toBe('Is it level?')
  // Four programs, each with children of its own.
}, 150_000)
