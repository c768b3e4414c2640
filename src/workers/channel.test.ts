import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'

/** The messages of a child that was asked to fail in this way, but for `ready` and `alive`. */
async function failing(how: string) {
  const child = fork(join(import.meta.dirname, 'testing', 'throwingChild.ts'), { stdio: 'ignore' })
  onTestFinished(() => void child.kill('SIGKILL'))
  const messages: { type: string }[] = []
  child.on('message', (message: { type: string }) => messages.push(message))
  await once(child, 'message')
  child.send({ how })
  const said = (): { type: string }[] => messages.filter(({ type }) => type !== 'ready' && type !== 'alive')
  await vi.waitFor(() => expect(said()).not.toEqual([]), { timeout: 10_000 })
  return { child, said }
}

const trace = {
  name: 'TypeError',
  stack: expect.arrayContaining([
    expect.stringMatching(/src\/workers\/testing\/throwingChild\.ts:\d+:\d+$/),
  ]) as object,
}

test('an error that nobody foresaw is told by name and place, without what it says', async () => {
  const { said } = await failing('told')
  expect(said()).toEqual([{ type: 'fault', trace }])
  expect(JSON.stringify(said())).not.toMatch(/wedding|home/)
})

test.each(['thrown', 'rejected'])(
  '%s and not caught, it ends the child, which tells of it first',
  async (how) => {
    const { child, said } = await failing(how)
    expect(said()).toEqual([{ type: 'fault', trace }])
    if (child.exitCode === null) await once(child, 'exit')
    expect(child.exitCode).toBe(1)
  },
)

test('a request that is none is refused', async () => {
  const { said } = await failing('in no way')
  expect(said()).toEqual([
    {
      type: 'failed',
      requestId: '',
      error: { code: 'bad-request', message: 'This is no request of this child.' },
    },
  ])
})
