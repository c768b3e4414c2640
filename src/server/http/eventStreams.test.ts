import { once } from 'node:events'
import {
  createServer,
  request,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createManualClock } from '../../core/manualClock.ts'
import { createEventStreams } from './eventStreams.ts'
import { defaultLimits } from './limits.ts'
import { createSpeakingCore } from './testing/speakingCore.ts'
import { readEvents } from './testing/readEvents.ts'
import { startServer } from './testing/server.ts'

const long = 'x'.repeat(16_384)

/** Asks for events and never reads them: its socket fills up, then the kernel's buffers, then the server's. */
async function openDeaf(port: number, headers: Record<string, string> = {}): Promise<ClientRequest> {
  const outgoing = request({ port, host: '127.0.0.1', path: '/events', headers, agent: false })
  outgoing.on('error', () => undefined).end()
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
  response.on('error', () => undefined).pause()
  return outgoing
}

it('begins with what is open and goes on with what happens, unnamed and numbered', async () => {
  const server = await startServer()
  const reader = await readEvents(server, undefined, { 'last-event-id': '17' })
  expect(reader.response.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  await server.core.api['queue.pause']({})
  await reader.until((event) => event.type === 'queue_update')
  expect(reader.events.map(({ type }) => type)).toEqual(['connection', 'queue_update'])
  expect(reader.text()).not.toContain('event:')
  const ids = [...reader.text().matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
  expect(ids).toEqual(reader.events.map(({ seq }) => seq))
})

it('shows that it is alive when nothing happens', async () => {
  const clock = createManualClock()
  const server = await startServer({ clock })
  const reader = await readEvents(server)
  await reader.until((event) => event.type === 'connection')
  expect(reader.text()).not.toContain(': alive')
  clock.advance(10_000)
  await vi.waitFor(() => expect(reader.text().split(': alive\n\n').length).toBe(3))
})

it('is there for so many windows and no more, and for another when one is closed', async () => {
  const server = await startServer({ limits: { eventStreams: 2 } })
  const first = await readEvents(server)
  await readEvents(server)
  expect((await server.askIn('/events')).status).toBe(503)
  first.close()
  await vi.waitFor(async () => {
    const reader = await readEvents(server)
    expect(reader.response.statusCode).toBe(200)
  })
})

it('leaves no timer and no subscription behind', async () => {
  const clock = createManualClock()
  const core = createSpeakingCore()
  const server = await startServer({ clock, core })
  const reader = await readEvents(server)
  expect([core.listeners(), clock.pending()]).toEqual([1, 1])
  reader.close()
  await vi.waitFor(() => expect([core.listeners(), clock.pending()]).toEqual([0, 0]))
  expect((await server.askIn('/events', { method: 'HEAD' })).status).toBe(405)
  expect(core.listeners()).toBe(0)
})

it('a reader that does not read is dropped, and nobody else notices', async () => {
  const core = createSpeakingCore()
  const server = await startServer({ core })
  const reader = await readEvents(server)
  const deaf = await openDeaf(server.port, { authorization: `Bearer ${server.token()}` })
  expect(core.listeners()).toBe(2)
  const heard = (text: string) =>
    reader.until((event) => event.type === 'thinking_update' && event.thinking === text)

  let said = 0
  while (core.listeners() === 2) {
    const text = `${++said} ${long}`
    core.say(text)
    await heard(text)
    expect(said).toBeLessThan(5000)
  }
  core.say('the end')
  await heard('the end')
  const attempts = reader.events.flatMap((event) => (event.type === 'thinking_update' ? [event.attempt] : []))
  expect(attempts).toEqual(Array.from({ length: said + 1 }, (_, index) => index + 1))
  deaf.destroy()
})

it('keeps 256 KB for a reader that does not read, and not an event more', async () => {
  const core = createSpeakingCore()
  const streams = createEventStreams({ core, clock: createManualClock(), limits: defaultLimits })
  const outgoings: ServerResponse[] = []
  const plain = createServer((_, outgoing) => {
    streams.open(outgoing)
    outgoings.push(outgoing)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void plain.close())
  await once(plain, 'listening')
  const deaf = await openDeaf((plain.address() as AddressInfo).port)
  const [outgoing] = outgoings

  let most = 0
  for (let said = 0; core.listeners() === 1; said++) {
    most = Math.max(most, outgoing?.writableLength ?? 0)
    core.say(long)
    await setImmediate()
    expect(said).toBeLessThan(5000)
  }
  expect(most).toBeGreaterThan(256 * 1024 - 2 * long.length)
  expect(most).toBeLessThanOrEqual(256 * 1024)
  expect(outgoing?.destroyed).toBe(true)
  deaf.destroy()
})

it('a first snapshot longer than the backlog is no reason to be dropped', async () => {
  const notice = 'x'.repeat(3_000_000)
  const core = createSpeakingCore(notice)
  const server = await startServer({ core })
  const reader = await readEvents(server)
  core.say('more')
  await reader.until((event) => event.type === 'thinking_update')
  expect(reader.events[0]).toMatchObject({ type: 'connection', notice })
})
