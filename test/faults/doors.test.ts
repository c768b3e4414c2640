// The local server's doors while others crowd them: who has credentials gets in.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startServer } from '../../src/server/http/testing/server.ts'
import { socketKinds, type CrowdOrder } from './hostileSockets.ts'
import type { UploadOrder } from './uploadCrowd.ts'

/** How long the owner may have to wait beside any crowd, milliseconds. */
const patience = 5000

/** A process of its own that answers each order, gone when the test ends. */
function startCrowd(file: string) {
  const child = fork(join(import.meta.dirname, file))
  onTestFinished(() => void child.kill('SIGKILL'))
  return async (order: CrowdOrder | UploadOrder): Promise<unknown> => {
    child.send(order)
    const [answer] = (await once(child, 'message')) as [unknown]
    return answer
  }
}

test.each(socketKinds)(
  'the owner gets in beside 128, 1,000 and 5,000 sockets that are %s',
  async (kind) => {
    const server = await startServer()
    const crowd = startCrowd('hostileSockets.ts')
    for (const count of [128, 1000, 5000]) {
      expect(await crowd({ port: server.port, kind, count })).toBe(count)
      const askedAt = performance.now()
      const answer = await server.askIn('/health/models')
      expect(performance.now() - askedAt).toBeLessThan(patience)
      expect(answer.status).toBe(200)
    }
    expect(server.faults).toEqual([])
  },
  120_000,
)

test('2,000 uploads at once: each gets its answer', async () => {
  const server = await startServer()
  const crowd = startCrowd('uploadCrowd.ts')
  const statuses = await crowd({ port: server.port, token: server.token(), count: 2000 })
  expect(statuses).toEqual(Array.from({ length: 2000 }, () => 200))
  expect(server.faults).toEqual([])
}, 120_000)
