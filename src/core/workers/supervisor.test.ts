import { expect, test } from 'vitest'
import { arrivals, killed, obedient, progress, supervise, unloaded } from './fixture.ts'

test('starts a child for the first request, passes its replies on and resolves with the last', async () => {
  const { supervisor, children, replies, unload, states } = supervise((post) => {
    post(progress('a', 0.5))
    post({ type: 'alive' })
    post(progress('somebody else', 0.1))
    post(unloaded('a'))
  })
  expect(supervisor.state()).toBe('idle')
  expect(await unload('a')).toEqual(unloaded('a'))
  expect(replies).toEqual([progress('a', 0.5), unloaded('a')])
  expect(children.length).toBe(1)
  expect(children[0]?.kind).toBe('inference')
  expect(states).toEqual(['running'])
})

test('one child serves many requests, also at once and out of order', async () => {
  const { children, unload } = supervise()
  const runs = [unload('a'), unload('b')]
  await arrivals()
  expect(children[0]?.requests).toEqual(['a', 'b'].map((requestId) => ({ type: 'unload', requestId })))
  children[0]?.post(unloaded('b'))
  children[0]?.post(unloaded('a'))
  expect(await Promise.all(runs)).toEqual([unloaded('a'), unloaded('b')])
  expect(children.length).toBe(1)
})

test('a failed reply rejects with the error it carries, and is no crash', async () => {
  const { supervisor, unload } = supervise((post, request) => {
    const { requestId } = request as { requestId: string }
    const error = {
      code: 'model-damaged' as const,
      message: 'This file is cut short.',
      hint: 'Load it again.',
    }
    post({ type: 'failed', requestId, error })
  })
  for (const id of ['a', 'b', 'c', 'd']) {
    expect(await unload(id)).toMatchObject({
      code: 'model-damaged',
      message: 'This file is cut short.',
      hint: 'Load it again.',
    })
  }
  expect(supervisor.state()).toBe('running')
})

test('a crash fails every request that was sent, with its cause', async () => {
  const { children, unload } = supervise()
  const runs = [unload('a'), unload('b')]
  await arrivals()
  children[0]?.exit({ code: null, signal: 'SIGSEGV' })
  for (const run of runs) {
    expect(await run).toMatchObject({
      code: 'engine-crashed',
      message: 'The model stopped unexpectedly (SIGSEGV).',
    })
  }
})

test('an exit code and a failed start are named too', async () => {
  const { clock, children, unload } = supervise()
  const first = unload('a')
  await arrivals()
  children[0]?.exit({ code: 7, signal: null })
  expect(await first).toMatchObject({ message: 'The model stopped unexpectedly (exit code 7).' })
  const second = unload('b')
  clock.advance(250)
  await arrivals()
  children[1]?.exit({ code: null, signal: null })
  expect(await second).toMatchObject({ message: 'The model could not be started.' })
})

test('a reply that does not match the schema kills the child', async () => {
  const { clock, children, unload, states } = supervise()
  const run = unload('a')
  await arrivals()
  children[0]?.post({ type: 'loadProgress', requestId: 'a', share: 7 })
  children[0]?.post(unloaded('a'))
  expect(await run).toMatchObject({ code: 'engine-crashed' })
  await arrivals()
  expect(states).toEqual(['running', 'idle'])
  const next = unload('b')
  expect(children.length).toBe(1)
  clock.advance(250)
  await arrivals()
  children[1]?.post(unloaded('b'))
  expect(await next).toEqual(unloaded('b'))
})

test('what onReply throws fails the request, asks the child to stop and leaves it alive', async () => {
  const { supervisor, children, unload } = supervise()
  const full = new Error('disk full')
  const run = unload('a', {
    onReply: () => {
      throw full
    },
    cancelRequest: { type: 'cancel', requestId: 'a' },
  })
  await arrivals()
  children[0]?.post(progress('a', 0.1))
  expect(await run).toBe(full)
  await arrivals()
  expect(children[0]?.requests.at(-1)).toEqual({ type: 'cancel', requestId: 'a' })
  expect(supervisor.state()).toBe('running')
})

test('start has the child ready before the first request', async () => {
  const { supervisor, children, unload } = supervise(obedient)
  supervisor.start()
  supervisor.start()
  expect(supervisor.state()).toBe('running')
  expect(children.length).toBe(1)
  await arrivals()
  await unload('a')
  expect(children.length).toBe(1)
})

test('close fails what is pending and resolves when the child is gone', async () => {
  const { clock, supervisor, unload, states } = supervise()
  const runs = [unload('a'), unload('b')]
  await arrivals()
  const closed = supervisor.close()
  expect(supervisor.state()).toBe('running')
  await closed
  for (const run of runs) expect(await run).toMatchObject({ code: 'engine-stopped' })
  expect(supervisor.state()).toBe('idle')
  expect(states).toEqual(['running', 'idle'])
  expect(await unload('c')).toMatchObject({ code: 'engine-stopped' })
  expect(clock.pending()).toBe(0)
})

test('close resolves without a child, and while one is waited for', async () => {
  const unused = supervise()
  await unused.supervisor.close()
  await unused.supervisor.close()

  const { clock, children, supervisor, unload } = supervise()
  const first = unload('a')
  await arrivals()
  children[0]?.exit(killed)
  expect(await first).toMatchObject({ code: 'engine-crashed' })
  const waiting = unload('b')
  await supervisor.close()
  expect(await waiting).toMatchObject({ code: 'engine-stopped' })
  clock.advance(60_000)
  expect(children.length).toBe(1)
})
