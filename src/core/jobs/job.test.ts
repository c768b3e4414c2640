import { describe, expect, it } from 'vitest'
import { AppError, errorCodeSchema, type ErrorCode } from '../../shared/errors.ts'
import { jobStatusSchema } from '../../shared/jobs.ts'
import { isOver, isWorthRetrying, longestRetryDelay, retryDelay, transition } from './job.ts'

const statuses = jobStatusSchema.options
const legal = new Set([
  'queued > running',
  'queued > cancelled',
  'running > completed',
  'running > failed',
  'running > cancelled',
  'running > queued',
  'failed > queued',
  'cancelled > queued',
])

describe('transition', () => {
  const pairs = statuses.flatMap((from) => statuses.map((to) => ({ from, to })))
  const isLegal = ({ from, to }: (typeof pairs)[number]): boolean => legal.has(`${from} > ${to}`)

  it.each(pairs.filter(isLegal))('allows $from > $to', ({ from, to }) => {
    expect(() => transition(from, to)).not.toThrow()
  })

  it.each(pairs.filter((pair) => !isLegal(pair)))('refuses $from > $to', ({ from, to }) => {
    expect(() => transition(from, to)).toThrow(expect.objectContaining({ code: 'illegal-transition' }))
  })

  it('throws an AppError', () => {
    expect(() => transition('completed', 'queued')).toThrow(AppError)
  })
})

it('knows which statuses are over', () => {
  expect(statuses.filter(isOver)).toEqual(['completed', 'failed', 'cancelled'])
})

describe('retryDelay', () => {
  const transient: ErrorCode[] = [
    'engine-stopped',
    'engine-failed',
    'server-failed',
    'critique-incomplete',
    'disk-full',
    'store-busy',
    'folder-moved',
    'internal',
  ]
  const engine: ErrorCode[] = ['engine-crashed', 'engine-stalled']
  const attemptsOf = (code: ErrorCode): number =>
    transient.includes(code) ? 3 : engine.includes(code) ? 2 : 1

  it.each(errorCodeSchema.options)('%s is attempted as often as its kind', (code) => {
    const tried = [1, 2, 3, 4].filter((attempt) => retryDelay(code, attempt, () => 0.5) !== null)
    expect(tried.length + 1).toBe(attemptsOf(code))
  })

  it.each(transient)('%s waits longer each time, within 1 s and 60 s', (code) => {
    expect([0, 1].map((random) => retryDelay(code, 1, () => random))).toEqual([1000, 2000])
    expect([0, 1].map((random) => retryDelay(code, 2, () => random))).toEqual([2000, 4000])
    expect(longestRetryDelay).toBe(60_000)
  })

  it.each(engine)('%s is started again at once', (code) => {
    expect([0, 1].map((random) => retryDelay(code, 1, () => random))).toEqual([0, 250])
  })
})

it('offers Retry where something outside can have changed, not where the file is at fault', () => {
  expect(isWorthRetrying('photo-missing')).toBe(true)
  expect(isWorthRetrying('engine-crashed')).toBe(true)
  expect(isWorthRetrying('photo-damaged')).toBe(false)
})
