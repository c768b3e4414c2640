import { describe, expect, it } from 'vitest'
import { sampleJob, sampleStats } from '../../shared/testing/samples.ts'
import { queueText } from '../words/queue.ts'
import { mergeJobs } from './merge.ts'
import { critiqueOf, disputedFacts, queueRemaining, rowJob } from './selectors.ts'
import { emptyDetail, emptyState, type StudioState } from './studioState.ts'

const running = sampleJob('r', 'one', {
  status: 'running' as const,
  elapsedMs: 20_000,
  estimatedRemainingMs: 10_000,
  createdAt: 2,
})
const waiting = (count: number) => Array.from({ length: count }, (_, index) => sampleJob(`w${index}`, 'two'))
const done = sampleJob('d', 'one', { status: 'completed', elapsedMs: 30_000, createdAt: 1 })
const withJobs = (...jobs: Parameters<typeof mergeJobs>[1]): StudioState => mergeJobs(emptyState, jobs, 0)

describe('queueRemaining', () => {
  it('is the running one and the pace of earlier ones', () => {
    expect(queueRemaining(withJobs(running))).toBe(10_000)
    expect(queueRemaining(withJobs(running, done, ...waiting(2)))).toBe(70_000)
    expect(queueRemaining(withJobs(running, ...waiting(1)))).toBe(40_000)
  })

  it('is unknown until there is a pace', () => {
    expect(queueRemaining(withJobs(...waiting(3)))).toBeNull()
  })
})

describe('queueText', () => {
  it('says where the queue is', () => {
    expect(queueText(emptyState)).toBe('Nothing waits')
    expect(queueText(withJobs(running, ...waiting(11)))).toBe('1 of 12 · about 6 min left')
    const paused = withJobs(...waiting(3))
    expect(queueText({ ...paused, queue: { ...paused.queue, paused: 'Paused by you.' } })).toBe(
      '3 waiting · paused',
    )
  })
})

it('rowJob is what runs, else what waits, else the newest', () => {
  expect(rowJob('one')(withJobs(done, running))?.id).toBe('r')
  expect(rowJob('one')(withJobs(done))?.id).toBe('d')
  expect(rowJob('none')(withJobs(done))).toBeNull()
})

it('critiqueOf is the one on show, with the facts that its model disagrees with', () => {
  const said = { start: null, end: null, claim: 'it is soft', measured: 'crisp' }
  const flag = { kind: 'contradiction', grade: 'checkThis', ...said } as const
  const flags = [{ ...flag, disputes: 'blur' as const }, flag]
  const written = { jobId: 'd', analysisMarkdown: '', scores: [], overall: null, flags, stats: sampleStats }
  const critique = { ...written, rotation: 0 as const }
  const shown = {
    ...withJobs(done),
    selectedJobId: 'd',
    details: new Map([['d', { ...emptyDetail, critique }]]),
  }
  expect(critiqueOf('one')(shown)).toBe(critique)
  expect(critiqueOf('two')(shown)).toBeNull()
  expect(critiqueOf('one')({ ...shown, selectedJobId: null })).toBeNull()
  expect([...disputedFacts(critique)]).toEqual(['blur'])
  expect(disputedFacts(null).size).toBe(0)
})
