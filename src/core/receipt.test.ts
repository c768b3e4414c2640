import { expect, test, vi } from 'vitest'
import { createManualClock } from './manualClock.ts'
import { createReceiptBook } from './receipt.ts'
import { openTestStore, temporaryFolder } from './store/store.fixture.ts'
import { createMemoryStarter } from './workers/memoryStarter.ts'

function open() {
  const store = openTestStore(temporaryFolder())
  const clock = createManualClock()
  const onFault = vi.fn<(error: unknown) => void>()
  const at = { ms: new Date(2026, 10, 30, 23, 59).getTime() }
  const book = createReceiptBook({ table: store.traffic, clock, wallNow: () => at.ms, onFault })
  return { store, clock, book, onFault, at }
}

test('nothing is nothing', () => {
  const { book } = open()
  const { since, ...rest } = book.get()
  expect(rest).toEqual({ sent: 0, received: 0, hosts: [] })
  expect(since).toBeGreaterThan(1_700_000_000_000)
})

test('bytes are counted by day, host and purpose, the newest day first', () => {
  const { book, at } = open()
  book.count({ host: 'studio-gpu:8080', purpose: 'servers', sent: 100, received: 5 })
  book.count({ host: 'studio-gpu:8080', purpose: 'servers', sent: 50, received: 0 })
  book.count({ host: 'huggingface.co', purpose: 'models', sent: 0, received: 0 })
  at.ms += 120_000
  book.count({ host: 'huggingface.co', purpose: 'models', sent: 10, received: 9000 })
  const receipt = book.get()
  expect(receipt).toMatchObject({ sent: 160, received: 9005 })
  expect(receipt.hosts).toEqual([
    { day: '2026-12-01', host: 'huggingface.co', purpose: 'models', sent: 10, received: 9000 },
    { day: '2026-11-30', host: 'studio-gpu:8080', purpose: 'servers', sent: 150, received: 5 },
  ])
  expect(book.get()).toEqual(receipt)
})

test('they are stored soon, and what could not be stored is counted all the same', () => {
  const { book, clock, store, onFault } = open()
  const add = vi.spyOn(store.traffic, 'add').mockImplementationOnce(() => {
    throw new Error('disk full')
  })
  book.count({ host: 'a', purpose: 'servers', sent: 1, received: 1 })
  clock.advance(2000)
  expect([add.mock.calls.length, onFault.mock.calls.length, store.traffic.totals().sent]).toEqual([1, 1, 0])
  book.count({ host: 'a', purpose: 'servers', sent: 1, received: 0 })
  clock.advance(2000)
  expect(store.traffic.totals().sent).toBe(2)
})

test('what a child tells of is counted', () => {
  const { book } = open()
  const { startWorker } = createMemoryStarter((post) => {
    post({ type: 'traffic', host: 'studio-gpu', sent: 7, received: 8 })
    post({ type: 'traffic', host: 'studio-gpu', sent: -1, received: 8 })
  })
  const heard = Promise.withResolvers<void>()
  const worker = book.counting(startWorker)('remote')
  worker.onMessage(() => heard.resolve())
  worker.post({ type: 'probe', requestId: 'a' })
  return heard.promise.then(() => expect(book.get()).toMatchObject({ sent: 7, received: 8 }))
})
