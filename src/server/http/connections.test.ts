import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startServer } from './testing/server.ts'

it('so many connections are taken and no more, and another when one is gone', async () => {
  const server = await startServer({ limits: { connections: 2 } })
  const open = async (): Promise<Socket> => {
    const socket = connect(server.port, '127.0.0.1').on('error', () => undefined)
    onTestFinished(() => void socket.destroy())
    await once(socket, 'connect')
    return socket.resume()
  }
  const first = await open()
  const second = await open()
  const third = await open()
  await once(third, 'close')
  expect([first.closed, second.closed]).toEqual([false, false])
  first.destroy()
  await vi.waitFor(async () => expect((await server.ask('/health')).status).toBe(200))
})
