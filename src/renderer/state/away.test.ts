// A page that lost its connection, and what was removed meanwhile.
import { expect, it } from 'vitest'
import { beginning, sampleJob, samplePhoto } from '../../shared/testing/samples.ts'
import { AppError } from '../../shared/errors.ts'
import type { EventBody } from '../../shared/events.ts'
import type { Photo } from '../../shared/photos.ts'
import { createStudio } from './studio.ts'
import { fakeClient, fakeFrames } from './testing/fakeClient.ts'

const connection: EventBody = { type: 'connection', jobs: [], queuePaused: null, notice: null }
const photo = (id: string, addedAt: number): Photo => samplePhoto(id, { addedAt })
const gone = (): never => {
  throw new AppError('not-found', 'This is not here (any more).')
}

/** A page that has seen `before` and comes back to a Mondrian that lists `after`. */
async function comeBack(
  before: Photo[],
  after: Photo[],
  { next = null as string | null, told = [] as EventBody[], further = [] as Photo[] },
) {
  let listed = { photos: before, next, older: 0 }
  const fake = fakeClient({
    'photos.list': () => listed,
    'photos.facts': ({ id }: { id: string }) => ({ photoId: id, facts: {}, complete: true }),
    'photos.get': ({ id }: { id: string }) => further.find((each) => each.id === id) ?? gone(),
    'jobs.get': gone,
    'jobs.text': gone,
    'jobs.critique': gone,
  })
  const frames = fakeFrames()
  const { connect, store } = createStudio({
    client: fake.client,
    onNextFrame: frames.onNextFrame,
    wallNow: () => 1000,
    shownBefore: null,
  })
  const disconnect = connect()
  fake.send(connection, ...told)
  await frames.frame()
  await frames.frame()
  listed = { photos: after, next, older: 0 }
  fake.send(connection)
  await frames.frame()
  await frames.frame()
  disconnect()
  return store.getState()
}

const [d, c, b, a] = [photo('d', 5), photo('c', 4), photo('b', 3), photo('a', 1)] as const

it('drops what the list has no longer, and moves the choice on', async () => {
  const state = await comeBack([d, c, b], [c], {})
  expect(state).toMatchObject({ order: ['c'], selectedPhotoId: 'c', problems: [] })
})

it('drops nothing that is there after all, further down than the list was asked for', async () => {
  const level = photo('level', 2)
  const setBack = photo('set back', 9)
  const state = await comeBack([setBack, d, c, level, a], [d, b], { next: '3', further: [setBack] })
  expect(state.order).toEqual(['set back', 'd', 'b', 'level', 'a'])
  expect([...state.removed]).toEqual(['c'])
})

it('drops everything where nothing is left', async () => {
  expect(await comeBack([d, c], [], {})).toMatchObject({ order: [], selectedPhotoId: null, listedFrom: 0 })
})

it('forgets an open job that is gone, without a word', async () => {
  const job = sampleJob('j', 'd')
  const queued: EventBody = { type: 'status_update', jobId: 'j', attempt: 0, job }
  const state = await comeBack([d], [d], { told: [queued, ...beginning(job)] })
  expect(state).toMatchObject({ selectedPhotoId: 'd', selectedJobId: null, queue: { open: 0 }, problems: [] })
  expect(state.photoJobs.get('d')).toEqual([])
})
