import { expect, test } from 'vitest'
import { arrivals, killed, obedient, progress, supervise, unloaded } from './fixture.ts'

test('a child that dies before it is ready blames no request: it goes to the next child', async () => {
  const { clock, children, unload } = supervise(obedient)
  const run = unload('a')
  children[0]?.exit(killed)
  await arrivals()
  expect(children.length).toBe(1)
  clock.advance(249)
  expect(children.length).toBe(1)
  clock.advance(1)
  expect(await run).toEqual(unloaded('a'))
  expect(children.length).toBe(2)
})

test('a child that dies on every start is given up after three times, until restart', async () => {
  const { clock, children, supervisor, unload, states } = supervise(obedient)
  const runs = [unload('a'), unload('b')]
  for (let start = 0; start < 3; start++) {
    children[start]?.exit({ code: 1, signal: null })
    await arrivals()
    clock.advance(30_000)
  }
  for (const run of runs) {
    expect(await run).toMatchObject({
      code: 'engine-stopped',
      message: 'The model crashed three times in five minutes and was switched off.',
    })
  }
  expect(children.length).toBe(3)
  expect(supervisor.state()).toBe('stopped')
  expect(states.at(-1)).toBe('stopped')

  expect(await unload('c')).toMatchObject({ code: 'engine-stopped' })
  supervisor.start()
  clock.advance(10 * 60_000)
  expect(children.length).toBe(3)

  supervisor.restart()
  expect(supervisor.state()).toBe('idle')
  expect(await unload('d')).toEqual(unloaded('d'))
  expect(children.length).toBe(4)
})

test('two crashes, then a success: the count begins anew', async () => {
  const { clock, children, supervisor, unload } = supervise((post, request, child) => {
    const { requestId } = request as { requestId: string }
    if (requestId === 'bad') child.exit(killed)
    else post(unloaded(requestId))
  })
  const run = async (requestId: string): Promise<unknown> => {
    const result = unload(requestId)
    await arrivals()
    clock.advance(1000)
    return result
  }
  for (let round = 0; round < 4; round++) {
    expect(await run('bad')).toMatchObject({ code: 'engine-crashed' })
    expect(await run('bad')).toMatchObject({ code: 'engine-crashed' })
    expect(await run(`good ${round}`)).toEqual(unloaded(`good ${round}`))
  }
  expect(supervisor.state()).toBe('running')
  expect(children.length).toBe(9)
})

test('a reply that is no success does not reset the count', async () => {
  const { clock, children, supervisor, unload } = supervise((post, request) => {
    post(progress((request as { requestId: string }).requestId, 1))
  })
  for (let crash = 0; crash < 3; crash++) {
    const loaded = unload(`load ${crash}`, { isFinal: (reply) => reply.type === 'loadProgress' })
    clock.advance(500)
    expect(await loaded).toEqual(progress(`load ${crash}`, 1))
    children[crash]?.exit(killed)
    await arrivals()
  }
  expect(supervisor.state()).toBe('stopped')
})

test('a crash between requests counts, and the next request waits for its turn', async () => {
  const { clock, children, supervisor, unload } = supervise(obedient)
  supervisor.start()
  await arrivals()
  children[0]?.exit(killed)
  await arrivals()
  expect(supervisor.state()).toBe('idle')
  clock.advance(60_000)
  expect(children.length).toBe(1)
  expect(await unload('a')).toEqual(unloaded('a'))
  expect(children.length).toBe(2)
})
