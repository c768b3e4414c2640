import { expect, test } from 'vitest'
import type { InferenceRequest } from '../../shared/workers.ts'
import { arrivals, killed, progress, supervise, unloaded } from './fixture.ts'

const cancelled = { code: 'cancelled' }
const cancelRequest: InferenceRequest = { type: 'cancel', requestId: 'a' }

test('the child is asked to stop, and its final reply resolves the request', async () => {
  const { clock, children, unload } = supervise((post, request) => {
    const { type } = request as InferenceRequest
    if (type === 'cancel') post(unloaded('a'))
  })
  const controller = new AbortController()
  const run = unload('a', { signal: controller.signal, cancelRequest })
  await arrivals()
  controller.abort()
  expect(await run).toEqual(unloaded('a'))
  expect(children[0]?.requests.at(-1)).toEqual(cancelRequest)
  clock.advance(10_000)
  await arrivals()
  expect(children.length).toBe(1)
})

test('a child that does not obey in time is killed, and that is no crash', async () => {
  const { clock, children, supervisor, unload } = supervise()
  for (let round = 0; round < 4; round++) {
    const controller = new AbortController()
    const run = unload('a', { signal: controller.signal, cancelRequest })
    await arrivals()
    controller.abort()
    clock.advance(200)
    children[round]?.post(progress('a', 0.5))
    await arrivals()
    clock.advance(99)
    expect(supervisor.state()).toBe('running')
    clock.advance(1)
    expect(await run).toMatchObject(cancelled)
    await arrivals()
    expect(supervisor.state()).toBe('idle')
  }
  expect(children.length).toBe(4)
})

test('without a way to ask, the child is killed after the grace period', async () => {
  const { clock, children, unload } = supervise()
  const controller = new AbortController()
  const run = unload('a', { signal: controller.signal })
  await arrivals()
  controller.abort()
  clock.advance(300)
  expect(await run).toMatchObject(cancelled)
  expect(children[0]?.requests.length).toBe(1)
})

test('a request made while the killed child still ends goes to the next one', async () => {
  const { clock, children, unload } = supervise()
  const controller = new AbortController()
  const run = unload('a', { signal: controller.signal })
  await arrivals()
  controller.abort()
  clock.advance(300)
  const next = unload('b')
  expect(await run).toMatchObject(cancelled)
  await arrivals()
  expect(children.length).toBe(2)
  expect(children[0]?.requests.length).toBe(1)
  children[1]?.post(unloaded('b'))
  expect(await next).toEqual(unloaded('b'))
})

test('a request that was not sent yet is cancelled at once', async () => {
  const { children, unload } = supervise()
  expect(await unload('a', { signal: AbortSignal.abort() })).toMatchObject(cancelled)
  expect(children.length).toBe(0)

  const controller = new AbortController()
  const run = unload('b', { signal: controller.signal })
  controller.abort()
  expect(await run).toMatchObject(cancelled)
  await arrivals()
  expect(children[0]?.requests).toEqual([])
})

test('a child that dies while it is asked to stop has stopped', async () => {
  const { children, unload } = supervise()
  const controller = new AbortController()
  const run = unload('a', { signal: controller.signal, cancelRequest })
  await arrivals()
  controller.abort()
  children[0]?.exit(killed)
  expect(await run).toMatchObject(cancelled)
})
