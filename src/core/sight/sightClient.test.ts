import { expect, it, onTestFinished } from 'vitest'
import type { SightFindings } from '../../shared/sight.ts'
import { lookReplySchema, type LookReply, type LookRequest } from '../../shared/workers.ts'
import { createMemoryStarter } from '../workers/memoryStarter.ts'
import { createSupervisor } from '../workers/supervisor.ts'
import { createSightClient } from './sightClient.ts'

const nothing = { faces: [], things: [], subject: null, lines: [], writing: [], embedding: null, missing: [] }
const findings: SightFindings = nothing

/** A client whose children hold `memoryBytes`. */
function openClient(memoryBytes: number) {
  const { startWorker, children } = createMemoryStarter((post, request, child) => {
    child.usage = { memoryBytes, cpuSeconds: 1 }
    post({ type: 'looked', requestId: (request as LookRequest).requestId, findings, cpuSeconds: 1 })
  })
  const child = createSupervisor<LookRequest, LookReply>({
    kind: 'sight',
    startWorker,
    replySchema: lookReplySchema,
    isSuccess: ({ type }) => type === 'looked',
  })
  onTestFinished(() => child.close())
  return { lookAt: createSightClient(child, 'weights'), children }
}
const jpeg = new Uint8Array([1, 2, 3])

it('goes on with one child while that gives its memory back', async () => {
  const { lookAt, children } = openClient(0.5e9)
  for (let look = 0; look < 81; look++) await lookAt(jpeg, { writing: true })
  expect(children).toHaveLength(1)
})

it('begins anew after a look that left too much memory', async () => {
  const { lookAt, children } = openClient(0.8e9)
  for (let look = 0; look < 3; look++) await lookAt(jpeg, { writing: false })
  expect(children).toHaveLength(3)
})
