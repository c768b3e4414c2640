import { request } from 'node:http'
import { expect, it, vi } from 'vitest'
import { createManualClock } from '../../core/manualClock.ts'
import { eventSchema, type MondrianEvent } from '../../shared/events.ts'
import type { Message } from '../../shared/threads.ts'
import { modelId, type writeCritique } from './testing/memoryCore.ts'
import { startServer, type Options, type TestServer } from './testing/server.ts'

type Post = Parameters<typeof writeCritique>[0]

const figures = {
  promptTokens: 50,
  cachedTokens: 0,
  imageTokens: null,
  generationTokens: 2,
  promptTps: 500,
  generationTps: 10,
  peakMemoryBytes: 1000,
}
const say = (post: Post, requestId: string, text: string): void =>
  post({ type: 'steps', requestId, text, tokens: [1], figures })
const end = (post: Post, requestId: string, keep: number): void =>
  post({ type: 'finished', requestId, finishReason: 'stop', keep, figures })
const writeAnswer: Options['write'] = (post, requestId) => {
  for (const text of ['A stop ', 'is a doubling ', 'of the light.']) say(post, requestId, text)
  end(post, requestId, 35)
}
const question = { text: 'What is a stop?', modelId }

const eventsIn = (text: string): MondrianEvent[] =>
  [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => eventSchema.parse(JSON.parse(data!)))
const chunksIn = (events: MondrianEvent[]): string =>
  events.flatMap((event) => (event.type === 'chunk' ? [event.text] : [])).join('')

/** A stream that is read while it grows. */
async function read(server: TestServer, path: string, json?: unknown) {
  const headers = { authorization: `Bearer ${server.token()}`, 'content-type': 'application/json' }
  const method = json === undefined ? 'GET' : 'POST'
  const outgoing = request({ port: server.port, host: '127.0.0.1', path, method, headers, agent: false })
  outgoing.on('error', () => undefined).end(json === undefined ? undefined : JSON.stringify(json))
  let text = ''
  let isOver = false
  outgoing.on('response', (response) => {
    response.setEncoding('utf8').on('data', (more: string) => (text += more))
    response.on('error', () => undefined).on('end', () => (isOver = true))
  })
  return { text: () => text, isOver: () => isOver, close: () => outgoing.destroy() }
}

it('POST /ask waits and answers with the whole answer; GET /jobs has it too', async () => {
  const server = await startServer({ write: writeAnswer })
  const reply = await server.askIn('/ask', { json: question })
  expect(reply.status).toBe(200)
  const { value } = reply.json() as { value: Message }
  expect(value).toMatchObject({ text: 'A stop is a doubling of the light.', status: 'completed' })
  const job = await server.askIn(`/jobs/${value.id}`)
  expect(job.json()).toMatchObject({
    value: { job: { kind: 'ask', status: 'completed' }, text: value.text, critique: null, message: value },
  })
})

it('POST /ask?stream=1 answers with the events of the answer, whose chunks are its text', async () => {
  const server = await startServer({ write: writeAnswer })
  const reply = await server.askIn('/ask?stream=1', { json: question })
  const events = eventsIn(reply.text)
  expect(reply.headers['content-type']).toBe('text/event-stream')
  expect([events[0]?.type, events.at(-1)?.type]).toEqual(['connection', 'done'])
  expect(chunksIn(events)).toBe('A stop is a doubling of the light.')
  const message = events.findLast((event) => event.type === 'message')
  expect(message).toMatchObject({ message: { text: chunksIn(events), status: 'completed' } })
})

it('words arrive while they are written', async () => {
  let more = (_text: string): void => undefined
  const server = await startServer({
    write: (post, requestId) => (more = (text) => say(post, requestId, text)),
  })
  const reader = await read(server, '/ask?stream=1', question)
  await vi.waitFor(() => expect(reader.text()).toContain('"stage":"prompting"'), { timeout: 20_000 })
  more('A stop')
  await vi.waitFor(() => expect(chunksIn(eventsIn(reader.text()))).toBe('A stop'))
  expect(reader.isOver()).toBe(false)
  reader.close()
})

it('whoever comes to a job when it is over gets its final state at once, of a critique too', async () => {
  const server = await startServer({ write: writeAnswer })
  const { value } = (await server.askIn('/ask', { json: question })).json() as { value: Message }
  const events = eventsIn((await server.askIn(`/jobs/${value.id}/events`)).text)
  expect(events.map(({ type }) => type)).toEqual(['connection', 'status_update', 'message', 'done'])

  const critiques = await startServer()
  const uploaded = (await critiques.askIn('/upload?name=a.jpg', { body: 'bytes' })).json()
  const { id: upload } = (uploaded as { value: { id: string } }).value
  const order = { upload, advisorId: 'ansel', modelId }
  const { jobId } = (
    (await critiques.askIn('/critique', { json: order })).json() as { value: { jobId: string } }
  ).value
  const last = eventsIn((await critiques.askIn(`/jobs/${jobId}/events`)).text)
  expect(last.map(({ type }) => type)).toEqual(['connection', 'status_update', 'analysis_complete', 'done'])
})

it('has the events of that job alone, and is closed after its end', async () => {
  const server = await startServer({ write: () => undefined })
  const [first, second] = await Promise.all([
    server.core.api['ask.create'](question),
    server.core.api['ask.create'](question),
  ])
  const reader = await read(server, `/jobs/${second.answer.id}/events`)
  await vi.waitFor(() =>
    expect(eventsIn(reader.text())).toMatchObject([{ jobs: [{ job: { status: 'queued' } }] }]),
  )
  await server.core.api['jobs.cancel']({ id: first.answer.id })
  await server.core.api['jobs.cancel']({ id: second.answer.id })
  await vi.waitFor(() => expect(reader.isOver()).toBe(true))
  const events = eventsIn(reader.text())
  expect(events.at(-1)).toMatchObject({ type: 'done', status: 'cancelled' })
  expect(reader.text()).not.toContain(first.answer.id)
})

it('after ten minutes without a word it says so and ends', async () => {
  const clock = createManualClock()
  const server = await startServer({ clock, write: () => undefined })
  await server.core.api['queue.pause']({})
  const { answer } = await server.core.api['ask.create'](question)
  const reader = await read(server, `/jobs/${answer.id}/events`)
  await vi.waitFor(() => expect(reader.text()).toContain('connection'))
  clock.advance(599_000)
  expect(reader.text()).not.toContain('timeout')
  clock.advance(1000)
  await vi.waitFor(() => expect(reader.isOver()).toBe(true))
  expect(reader.text()).toMatch(/event: timeout\ndata: .*\n\n$/)
  expect(clock.pending()).toBe(0)
})

it('a client that goes away stops the answer it waits for', async () => {
  const server = await startServer({ write: () => undefined })
  const reader = await read(server, '/ask', question)
  const newest = async (): Promise<Message | undefined> => {
    const { threads } = await server.core.api['threads.list']({})
    return threads[0] && (await server.core.api['threads.get']({ id: threads[0].id }))?.messages.at(-1)
  }
  await vi.waitFor(async () => expect(await newest()).toMatchObject({ status: 'running' }), {
    timeout: 20_000,
  })
  reader.close()
  await vi.waitFor(async () => expect(await newest()).toMatchObject({ status: 'cancelled' }))
})

it('what is no question, and what is no job, is refused', async () => {
  const server = await startServer()
  for (const json of [{}, { text: '' }, { ...question, more: 1 }])
    expect((await server.askIn('/ask?stream=1', { json })).status).toBe(400)
  expect((await server.askIn('/jobs/none/events')).status).toBe(404)
  expect((await server.ask('/jobs/none/events')).status).toBe(401)
})
