import { expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { sampleJob, samplePhoto, sampleStats } from '../../shared/testing/samples.ts'
import type { Operation } from '../../shared/operations.ts'
import { emptyDetail, emptyState, type Store } from './studioState.ts'
import { createTrials } from './trials.ts'

const level: Operation = { kind: 'level', degrees: 2 }
const crop: Operation = { kind: 'crop', box: { x: 0, y: 0.1, width: 1, height: 0.9 } }
const exposure: Operation = { kind: 'exposure', stops: 0.5 }

/** A store with a critique on show that advises `operations`. */
function start(...operations: Operation[]) {
  const remarks = operations.map((operation, number) => ({
    start: 10 * number,
    end: 10 * number + 5,
    regions: [],
    operation,
  }))
  const critique = {
    jobId: 'a',
    analysisMarkdown: 'Text.',
    scores: [],
    overall: null,
    flags: [],
    stats: sampleStats,
    rotation: 0 as const,
    remarks,
  }
  const store: Store = createStore(() => ({
    ...emptyState,
    photos: new Map([['one', samplePhoto('one')]]),
    jobs: new Map([['a', sampleJob('a', 'one', { status: 'completed' })]]),
    details: new Map([['a', { ...emptyDetail, critique }]]),
    selectedPhotoId: 'one',
    selectedJobId: 'a',
  }))
  return { store, trials: createTrials(store), operations: () => store.getState().trial?.operations }
}

it('shows one piece of advice, or all that can be drawn together', () => {
  const { trials, operations } = start(crop, exposure, level)
  trials.tryAdvice(2)
  expect(operations()).toEqual([level])
  trials.tryAdvice(null)
  expect(operations()).toEqual([crop, level])
})

it('knows that there is nothing to show', () => {
  const { trials, operations } = start(exposure)
  trials.tryAdvice(null)
  expect(operations()).toEqual([])
  trials.leaveTrial()
  trials.holdBefore(true)
  expect(operations()).toBeUndefined()
})
