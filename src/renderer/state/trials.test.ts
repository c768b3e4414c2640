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
function start(
  operations: Operation[],
  preview: () => Promise<{ path: string }>,
  save = async () => ({ written: ['a.jpg'] }),
) {
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
    saveCopy: (input: unknown) => {
      asked.push(input)
      return save()
    },
    previewUrl: (path: string) => `${path}?key`,
  } as unknown as Client
  const reported: unknown[] = []
  const trials = createTrials(store, client, (error) => reported.push(error))
  const trial = () => store.getState().trial
  return { store, asked, reported, trials, copy: () => trial()?.copy, saved: () => trial()?.saved }
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

it('saves all that is shown as a file, and says where it is', async () => {
  const { trials, asked, saved } = start([crop, exposure], () => Promise.resolve({ path: '/copy' }))
  await trials.saveTrial()
  expect(saved()).toBeUndefined()
  trials.tryAdvice(null)
  const saving = trials.saveTrial()
  expect(saved()).toBe('on its way')
  await trials.saveTrial()
  await saving
  expect(saved()).toEqual({ names: ['a.jpg'], folder: null, canShow: true })
  expect(asked.slice(1)).toEqual([{ photoId: 'one', operations: [crop, exposure] }])
  trials.tryAdvice(0)
  expect(saved()).toBeNull()
})

it('says in its place why nothing was saved, and on the page once that is gone', async () => {
  const full = new AppError('disk-full', 'The disk is full.')
  const { trials, reported, saved } = start(
    [exposure],
    () => Promise.resolve({ path: '/copy' }),
    () => Promise.reject(full),
  )
  trials.tryAdvice(0)
  await trials.saveTrial()
  expect(saved()).toEqual({ error: 'The disk is full.' })
  expect(reported).toEqual([])
  const saving = trials.saveTrial()
  trials.leaveTrial()
  await saving
  expect(reported).toEqual([full])
})

it('is as it was where nobody chose a place', async () => {
  const { trials, saved } = start(
    [exposure],
    () => Promise.resolve({ path: '/copy' }),
    async () => ({ written: [] }),
  )
  trials.tryAdvice(0)
  await trials.saveTrial()
  expect(saved()).toBeNull()
})
