import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { createLoadAhead, type LoadAheadDeps } from './loadAhead.ts'

/** A model of 1,000 bytes in two parts, and loads that end when the test says so. */
function start(options: Partial<LoadAheadDeps> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mondrian-ahead-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const names = ['big-00001-of-00002.gguf', 'big-00002-of-00002.gguf']
  for (const name of names) writeFileSync(join(folder, name), Buffer.alloc(500))
  const path = join(folder, names[0]!)
  const loads: { onShare: (share: number) => void; end: () => void; fail: (error: unknown) => void }[] = []
  const faults: unknown[] = []
  const ahead = createLoadAhead({
    model: () => ({ id: 'big', name: 'big', path, isStarter: false, isThere: false }),
    isIdle: () => true,
    load: (_, onShare, signal) =>
      new Promise((resolve, reject) => {
        loads.push({ onShare, end: resolve, fail: reject })
        signal.addEventListener('abort', () => reject(new AppError('cancelled', 'Stopped.')))
      }),
    onFault: (error) => void faults.push(error),
    freeMemory: () => 2000,
    ...options,
  })
  return { ahead, loads, faults }
}

const going = new AbortController().signal
const nothing = (): void => undefined

test('a job for the same model goes on where the load is', async () => {
  const { ahead, loads } = start()
  expect(await ahead.begin()).toBe(true)
  expect(await ahead.begin()).toBe(false)
  const shares: number[] = []
  const free = vi.fn<() => void>()
  const waiting = ahead.giveWay('big', (share) => shares.push(share), going).then(free)
  loads[0]!.onShare(0.5)
  await Promise.resolve()
  expect(free).not.toHaveBeenCalled()
  loads[0]!.end()
  await waiting
  expect({ shares, count: loads.length }).toEqual({ shares: [0.5], count: 1 })
})

test('a job for another model ends it, and one that is stopped no longer waits', async () => {
  const { ahead, loads, faults } = start()
  await ahead.begin()
  await ahead.giveWay('other', nothing, going)
  expect(await ahead.begin()).toBe(true)
  const stop = new AbortController()
  const waiting = ahead.giveWay('big', nothing, stop.signal)
  stop.abort()
  await waiting
  expect(loads).toHaveLength(2)
  await ahead.close()
  expect(await ahead.begin()).toBe(false)
  expect(faults).toEqual([])
})

test.each([
  ['there is work', { isIdle: () => false }],
  ['it would take over half of the free memory', { freeMemory: () => 1900 }],
  [
    'it is gone',
    { model: () => ({ id: 'a', name: 'a', path: '/nowhere/a.gguf', isStarter: false, isThere: false }) },
  ],
])('loads nothing where %s', async (_, options) => {
  const { ahead, loads } = start(options)
  expect(await ahead.begin()).toBe(false)
  await ahead.giveWay('big', nothing, going)
  expect(loads).toEqual([])
})

test('a model that cannot be loaded is left to the job that will say so; only what nobody foresaw is told', async () => {
  const { ahead, loads, faults } = start()
  await ahead.begin()
  loads[0]!.fail(new AppError('model-damaged', 'It is damaged.'))
  await ahead.giveWay('big', nothing, going)
  await ahead.begin()
  loads[1]!.fail(new TypeError('nobody foresaw'))
  await ahead.giveWay('big', nothing, going)
  expect(faults).toEqual([new TypeError('nobody foresaw')])
})
