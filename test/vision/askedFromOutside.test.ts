// Questions to a model that sees, over HTTP and in the terminal: stopped at each stage, and one that is answered.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { CommandOutput } from '../../src/shared/commands.ts'
import { eventSchema, type MondrianEvent } from '../../src/shared/events.ts'
import type { Stage } from '../../src/shared/jobs.ts'
import type { Message } from '../../src/shared/threads.ts'
import { slowVisionRecital } from '../fixtures/gguf/index.ts'
import { eventsIn, readUntil } from '../support/answers.ts'
import { openCore, temporaryFolder, textOf } from '../support/core.ts'
import { engineDir, root } from '../support/paths.ts'
import { clientOf, startServe } from '../support/serve.ts'
import { writeTinted } from '../support/tinted.ts'

beforeAll(() => {
  if (engineDir === null) throw new Error('The vision engine is not built: npm run engine')
})

const stages: Stage[] = ['loading', 'encoding', 'prompting', 'writing']
const isIn = (stage: Stage) => (event: MondrianEvent) =>
  'job' in event && event.job.stage === stage && event.job.status === 'running'

test('over HTTP an answer is stopped at each stage, and a whole one is what its stream said', async () => {
  const dataDir = await temporaryFolder()
  const { path: modelId, raw } = await slowVisionRecital()
  const client = clientOf(await startServe('--data', dataDir).link)
  await client.post('/api/settings.set', { maxTokens: 64, defaultModelId: modelId })
  const photoId = await client.upload(await readFile(await writeTinted(dataDir, 'red')), 'red.jpg')
  await client.post('/api/photos.measure', { uploads: [photoId] })
  /** Asks, and stops the answer when its stream says that it is in `stage`; the message and what the stream said. */
  const ask = async (text: string, stage: Stage | null): Promise<[Message, MondrianEvent[]]> => {
    const { answer } = await client.post<CommandOutput<'ask.create'>>('/api/ask.create', { photoId, text })
    let isStopped = false
    const told = await readUntil(await client.get(`/jobs/${answer.id}/events`), (events) => {
      if (stage !== null && !isStopped && events.some(isIn(stage))) {
        isStopped = true
        void client.post('/api/jobs.cancel', { id: answer.id })
      }
      return false
    })
    expect(isStopped).toBe(stage !== null)
    const thread = await client.post<CommandOutput<'threads.get'>>('/api/threads.get', { photoId })
    return [thread!.messages.find(({ id }) => id === answer.id)!, eventsIn(told)]
  }
  for (const stage of stages) {
    const [message, told] = await ask(`What is to be seen, ${stage}?`, stage)
    expect(message).toMatchObject({ status: 'cancelled', error: null })
    expect(told.at(-1)).toMatchObject({ type: 'done', status: 'cancelled' })
    expect(textOf(told, message.id)).toBe(message.text)
  }
  const [message, told] = await ask('What is in this picture?', null)
  expect(message).toMatchObject({ status: 'completed', mode: 'vision' })
  expect(message.text.length).toBeGreaterThan(100)
  expect(raw.red.startsWith(message.text)).toBe(true)
  expect(textOf(told, message.id)).toBe(message.text)
}, 120_000)

/** Asks in the terminal, and presses Ctrl-C when the events that it prints say that the answer is in `stage`. */
async function askInTerminal(args: string[], stage: Stage | null): Promise<MondrianEvent[]> {
  const program = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(root, 'src', 'cli', 'ask.ts'),
      ...args,
      '--no-sight',
      '--json',
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  onTestFinished(() => void program.kill('SIGKILL'))
  const events: MondrianEvent[] = []
  let line = ''
  for await (const part of program.stdout.setEncoding('utf8')) {
    const lines = `${line}${String(part)}`.split('\n')
    line = lines.pop()!
    const told = lines.map((each) => eventSchema.parse(JSON.parse(each)))
    events.push(...told)
    if (stage !== null && told.some(isIn(stage))) program.kill('SIGINT')
  }
  return events
}

test('in the terminal Ctrl-C stops an answer at each stage, and the next one is whole', async () => {
  const folder = await temporaryFolder()
  const dataDir = join(folder, 'data')
  const { path: modelId, raw } = await slowVisionRecital()
  const settled = await openCore({ dataDir })
  await settled.api['settings.set']({ maxTokens: 64 })
  await settled.close()
  const photo = await writeTinted(folder, 'red')
  const asked: (Stage | null)[] = [...stages, null]
  const told: MondrianEvent[][] = []
  for (const stage of asked)
    told.push(await askInTerminal([photo, 'What is here?', '--model', modelId, '--data', dataDir], stage))

  const core = await openCore({ dataDir })
  const { photos } = await core.api['photos.list']({})
  const { messages } = (await core.api['threads.get']({ photoId: photos[0]!.id }))!
  const answers = messages.filter(({ role }) => role === 'assistant')
  expect(answers.map(({ status }) => status)).toEqual([...stages.map(() => 'cancelled'), 'completed'])
  for (const [index, { id, text }] of answers.entries()) {
    expect(textOf(told[index]!, id)).toBe(text)
    expect(raw.red.startsWith(text)).toBe(true)
  }
  expect(answers.at(-1)).toMatchObject({ mode: 'vision' })
  expect(answers.at(-1)!.text.length).toBeGreaterThan(100)
}, 120_000)
