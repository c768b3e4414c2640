import { expect, test } from 'vitest'
import { arrivals, obedient, progress, supervise, unloaded } from './fixture.ts'

const engineStalled = { code: 'engine-stalled' }

test('a request without progress kills the child, signs of life or not', async () => {
  const { clock, children, supervisor, unload } = supervise()
  const run = unload('a')
  await arrivals()
  for (let second = 0; second < 10; second++) {
    expect(children[0]?.requests.length).toBe(1)
    children[0]?.post({ type: 'alive' })
    await arrivals()
    clock.advance(1000)
  }
  expect(await run).toMatchObject(engineStalled)
  await arrivals()
  expect(supervisor.state()).toBe('idle')
})

test('progress keeps a request alive for any time', async () => {
  const { clock, children, unload } = supervise()
  const run = unload('a')
  await arrivals()
  for (let step = 0; step < 50; step++) {
    clock.advance(9000)
    children[0]?.post(progress('a', step / 50))
    await arrivals()
  }
  children[0]?.post(unloaded('a'))
  expect(await run).toEqual(unloaded('a'))
})

test('a stall is a crash: the next start waits, other requests of the child fail', async () => {
  const { clock, children, supervisor, unload } = supervise()
  const stuck = unload('a')
  await arrivals()
  clock.advance(5000)
  const bystander = unload('b')
  await arrivals()
  clock.advance(5000)
  expect(await bystander).toMatchObject({
    code: 'engine-crashed',
    message: 'The model had to be restarted while it worked on this.',
  })
  expect(await stuck).toMatchObject(engineStalled)
  await arrivals()
  supervisor.start()
  expect(children.length).toBe(1)
  clock.advance(250)
  expect(children.length).toBe(2)
})

test('the deadline may follow the stage', async () => {
  const { clock, children, supervisor, unload } = supervise()
  let limit = 100_000
  const run = unload('a', {
    onReply: () => {
      limit = 2000
    },
    deadlineMs: () => limit,
  })
  await arrivals()
  clock.advance(50_000)
  children[0]?.post(progress('a', 0.5))
  await arrivals()
  clock.advance(1999)
  expect(supervisor.state()).toBe('running')
  clock.advance(1)
  expect(await run).toMatchObject(engineStalled)
})

test('a child without any sign of life is killed, even before it is ready', async () => {
  const { clock, children, supervisor, unload } = supervise(obedient)
  supervisor.start()
  clock.advance(60_000)
  const run = unload('a')
  await arrivals()
  expect(children.length).toBe(1)
  clock.advance(250)
  expect(await run).toEqual(unloaded('a'))
  expect(children.length).toBe(2)
})

test('after a suspension the child gets the time to say what it did', async () => {
  const { clock, children, supervisor, unload } = supervise()
  const run = unload('a')
  await arrivals()
  clock.advance(5000)
  clock.suspend(120_000)
  expect(supervisor.state()).toBe('running')
  children[0]?.post(unloaded('a'))
  expect(await run).toEqual(unloaded('a'))
  expect(children.length).toBe(1)
})

test('a child that did not survive the suspension is still found out', async () => {
  const { clock, unload } = supervise()
  const run = unload('a')
  await arrivals()
  clock.advance(5000)
  clock.suspend(120_000)
  clock.advance(10_000)
  expect(await run).toMatchObject(engineStalled)
})
