import { expect, test } from 'vitest'
import { arrivals } from './fixture.ts'
import { createMemoryStarter } from './memoryStarter.ts'

function start() {
  const heard: unknown[] = []
  const exits: unknown[] = []
  const { startWorker, children } = createMemoryStarter((post, request) => post({ echo: request }))
  const worker = startWorker('photo')
  worker.onMessage((message) => heard.push(message))
  worker.onExit((exit) => exits.push(exit))
  return { worker, child: children[0], heard, exits }
}

test('a child says ready, then what its script says, in copies', async () => {
  const { worker, child, heard } = start()
  const request = { path: 'a.jpg' }
  worker.post(request)
  request.path = 'changed'
  expect(heard).toEqual([])
  await arrivals()
  expect(heard).toEqual([{ type: 'ready' }, { echo: { path: 'a.jpg' } }])
  expect(child?.requests).toEqual([{ path: 'a.jpg' }])
})

test('a killed child neither hears nor speaks', async () => {
  const { worker, child, heard, exits } = start()
  await arrivals()
  worker.post('too late')
  worker.kill()
  worker.kill()
  child?.post('never said')
  await arrivals()
  expect(exits).toEqual([{ code: null, signal: 'SIGKILL' }])
  expect(heard).toEqual([{ type: 'ready' }])
  expect(child?.requests).toEqual([])
})
