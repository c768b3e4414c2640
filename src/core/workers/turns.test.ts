import { expect, it } from 'vitest'
import type { Supervisor } from './supervisor.ts'
import { inTurns } from './turns.ts'

type Request = { requestId: string }
type Reply = { type: 'done' }

/** A supervisor whose runs end when the test says so. */
function held() {
  const begun: { requestId: string; over: PromiseWithResolvers<never> }[] = []
  const supervisor = {
    run: ({ request }: { request: Request }) => {
      const over = Promise.withResolvers<never>()
      begun.push({ requestId: request.requestId, over })
      return over.promise
    },
    renewAbove: () => Promise.resolve(),
  } as unknown as Supervisor<Request, Reply>
  const taking = inTurns(supervisor)
  const ask = (requestId: string): Promise<Reply> =>
    taking.run({
      request: { requestId },
      onReply: () => undefined,
      isFinal: (reply): reply is Reply => reply.type === 'done',
      deadlineMs: 1,
    })
  return { begun, ask, renew: () => taking.renewAbove(1) }
}

it('asks the next when the last is over, also one that failed', async () => {
  const { begun, ask, renew } = held()
  const first = ask('a')
  const second = ask('b')
  await Promise.resolve()
  expect(begun.map(({ requestId }) => requestId)).toEqual(['a'])
  begun[0]!.over.reject(new Error('overdrawn'))
  await expect(first).rejects.toThrow('overdrawn')
  const renewed = renew()
  await new Promise(setImmediate)
  expect(begun.map(({ requestId }) => requestId)).toEqual(['a', 'b'])
  begun[1]!.over.reject(new Error('gone'))
  await expect(second).rejects.toThrow('gone')
  await renewed
})
