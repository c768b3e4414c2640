import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Limits } from './limits.ts'
import { readEvents } from './testing/readEvents.ts'
import { startServer } from './testing/server.ts'

async function startCrowded(limits: Partial<Limits>) {
  // What Node ends by itself must not come into it.
  const server = await startServer({ limits: { headersMs: 60_000, keepAliveMs: 60_000, ...limits } })
  const open = async (): Promise<Socket> => {
    const socket = connect(server.port, '127.0.0.1').on('error', () => undefined)
    onTestFinished(() => void socket.destroy())
    await once(socket, 'connect')
    return socket.resume()
  }
  /** Resolves with the status once the socket has its answer. */
  const ask = async (socket: Socket): Promise<string | undefined> => {
    socket.write(`GET /health HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    return answer.toString().split(' ')[1]
  }
  return { server, open, ask }
}

it('where strangers are too many, the quietest goes', async () => {
  const { server, open, ask } = await startCrowded({ strangers: 3 })
  const [first, second, third] = [await open(), await open(), await open()]
  expect(await ask(first)).toBe('200')
  const closing = once(second, 'close')
  const fourth = await open()
  await closing
  expect([first.closed, third.closed, fourth.closed]).toEqual([false, false, false])
  const next = once(third, 'close')
  expect((await server.askIn('/health/models')).status).toBe(200)
  await next
})

it('a stranger who asks again before the answer goes, and so does the first of many who do not read', async () => {
  const { server, open } = await startCrowded({ strangersAnswered: 2 })
  const head = `GET /assets/large.js HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`
  const impatient = await open()
  impatient.write(head + head)
  await once(impatient, 'close')
  const deaf = [await open(), await open(), await open()]
  const closing = deaf.map((socket) => once(socket.pause(), 'close'))
  for (const socket of deaf) {
    socket.write(head)
    await vi.waitFor(() => expect(socket.bytesWritten).toBe(head.length))
  }
  deaf[0]?.resume()
  await closing[0]
  expect((await server.askIn('/health/models')).status).toBe(200)
})

it('strangers take no place from those with credentials, who have so many and no more', async () => {
  const { server, open } = await startCrowded({ strangers: 1, recognized: 2 })
  const [first, second] = [await readEvents(server), await readEvents(server)]
  const stranger = await open()
  const closing = once(stranger, 'close')
  const refused = await server.askIn('/health/models')
  await closing
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1'])
  first.close()
  await vi.waitFor(async () => expect((await server.askIn('/health/models')).status).toBe(200))
  await server.core.api['queue.pause']({})
  await second.until((event) => event.type === 'queue_update')
})

it('a stranger that is silent is not waited for, a silence of one with credentials is', async () => {
  const { server, open } = await startCrowded({ strangerSilenceMs: 200 })
  const reader = await readEvents(server)
  await once(await open(), 'close')
  await server.core.api['queue.pause']({})
  expect(await reader.until((event) => event.type === 'queue_update')).toMatchObject({ type: 'queue_update' })
})
