import { expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { AppError } from '../../shared/errors.ts'
import { sampleJob, samplePhoto, sampleStats } from '../../shared/testing/samples.ts'
import type { Operation } from '../../shared/operations.ts'
import type { Client } from '../client.ts'
import { emptyDetail, emptyState, type Store } from './studioState.ts'
import { createTrials } from './trials.ts'

const exposure: Operation = { kind: 'exposure', stops: 0.5 }
const crop: Operation = { kind: 'crop', box: { x: 0, y: 0.1, width: 1, height: 0.9 } }

/** A store with a critique on show that advises `operations`, and a client that answers as told. */
function start(operations: Operation[], preview: () => Promise<{ path: string }>) {
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
  const asked: unknown[] = []
  const client = {
    call: (_name: string, input: unknown) => {
      asked.push(input)
      return preview()
    },
    previewUrl: (path: string) => `${path}?key`,
  } as unknown as Client
  return { store, asked, trials: createTrials(store, client), copy: () => store.getState().trial?.copy }
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

it('asks for a copy of what changes light and color only, and shows it', async () => {
  const { trials, asked, copy } = start([crop, exposure], () => Promise.resolve({ path: '/copy' }))
  trials.tryAdvice(null)
  expect(copy()).toBe('on its way')
  await settled()
  expect(asked).toEqual([{ photoId: 'one', operations: [exposure], size: 'working' }])
  expect(copy()).toEqual({ url: '/copy?key' })
  trials.tryAdvice(0)
  expect(copy()).toBeNull()
  expect(asked).toHaveLength(1)
})

it('says why there is no copy, and tries again', async () => {
  let works = false
  const { trials, copy } = start([exposure], () =>
    works
      ? Promise.resolve({ path: '/copy' })
      : Promise.reject(new AppError('disk-full', 'The disk is full.')),
  )
  trials.tryAdvice(0)
  await settled()
  expect(copy()).toEqual({ error: 'The disk is full.' })
  works = true
  trials.retryTrial()
  await settled()
  expect(copy()).toEqual({ url: '/copy?key' })
})

it('shows no copy that comes after another piece of advice was tried', async () => {
  const { trials, copy, store } = start([exposure, crop], () => Promise.resolve({ path: '/late' }))
  trials.tryAdvice(0)
  trials.tryAdvice(1)
  await settled()
  expect(store.getState().trial).toMatchObject({ remark: 1 })
  expect(copy()).toBeNull()
})
