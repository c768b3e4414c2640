import { expect, test } from 'vitest'
import { AppError } from '../shared/errors.ts'
import type { MondrianEvent } from '../shared/events.ts'
import { createHub } from './hub.ts'

function start() {
  let reserved = 41
  let full = false
  const hub = createHub({
    reserveSeq: (count) => {
      if (full) throw new AppError('disk-full', 'The disk is full.')
      const first = reserved
      reserved += count
      return first
    },
    wallNow: () => 5,
    snapshot: () => ({ jobs: [], queuePaused: null, notice: null }),
  })
  const body = { type: 'queue_update', paused: null } as const
  const fill = (isFull: boolean): void => {
    full = isFull
  }
  return { hub, body, fill, reserved: () => reserved }
}

test('numbers rise without a gap, past the end of a reserved block', () => {
  const { hub, body, reserved } = start()
  const seqs: number[] = []
  hub.on((event) => seqs.push(event.seq))
  for (let index = 0; index < 2500; index++) hub.emit(body)
  expect(seqs).toEqual(Array.from({ length: 2501 }, (_, index) => 41 + index))
  expect(reserved()).toBe(3041)
})

test('on a full disk events go on, and what they used is reserved as soon as there is room', () => {
  const { hub, body, fill, reserved } = start()
  const seqs: number[] = []
  hub.on((event) => seqs.push(event.seq))
  fill(true)
  for (let index = 0; index < 1500; index++) hub.emit(body)
  fill(false)
  hub.emit(body)
  expect(seqs).toEqual(Array.from({ length: 1502 }, (_, index) => 41 + index))
  expect(reserved()).toBeGreaterThan(seqs.at(-1)!)
  for (let index = 0; index < 2000; index++) hub.emit(body)
  expect(seqs.at(-1)).toBe(41 + 1501 + 2000)
  expect(reserved()).toBeGreaterThan(seqs.at(-1)!)
})

test('a subscriber gets a snapshot first and nothing after it has left', () => {
  const { hub, body } = start()
  const events: MondrianEvent[] = []
  hub.emit(body)
  const off = hub.on((event) => events.push(event))
  hub.emit(body)
  off()
  hub.emit(body)
  expect(events.map((event) => event.type)).toEqual(['connection', 'queue_update'])
})

test('who leaves and comes back while an event goes round is not told it again', () => {
  const { hub, body } = start()
  const seqs: number[] = []
  const listener = (event: MondrianEvent): void => void seqs.push(event.seq)
  let off = (): void => undefined
  hub.on((event) => {
    if (event.type !== 'queue_update') return
    off()
    off = hub.on(listener)
  })
  off = hub.on(listener)
  hub.emit(body)
  hub.emit(body)
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
})

test('who joins while an event goes round has it in the snapshot, and is not told again', () => {
  const { hub, body } = start()
  const late: MondrianEvent[] = []
  const off = hub.on((event) => {
    if (event.type !== 'queue_update' || late.length > 0) return
    hub.on((each) => late.push(each))
  })
  hub.emit(body)
  off()
  expect(late.map((event) => event.type)).toEqual(['connection'])
})
