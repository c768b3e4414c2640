import { describe, expect, it } from 'vitest'
import {
  beginning,
  chunk,
  sampleFacts,
  sampleJob,
  samplePhoto,
  sampleStats,
} from '../../shared/testing/samples.ts'
import { AppError } from '../../shared/errors.ts'
import type { EventBody } from '../../shared/events.ts'
import { openFakeStudio } from './testing/openStudio.ts'

const connection: EventBody = { type: 'connection', jobs: [], queuePaused: null, notice: null }
const job = sampleJob('a', 'one')
const ended = sampleJob('a', 'one', { status: 'completed', attempt: 1 })
const critique = {
  jobId: 'a',
  analysisMarkdown: 'All.',
  scores: [],
  overall: 7,
  flags: [],
  stats: sampleStats,
}

describe('the studio', () => {
  it('changes its state once per frame, however many events came', async () => {
    const { send, frame, store, waiting, state, disconnect } = openFakeStudio()
    send(connection)
    await frame()
    let changes = 0
    store.subscribe(() => (changes += 1))
    send({ type: 'status_update', jobId: 'a', attempt: 0, job })
    for (let at = 0; at < 50; at += 1) send(chunk(job, at, '.'))
    expect([changes, waiting()]).toEqual([0, 1])
    await frame()
    expect([changes, state().details.get('a')?.text]).toEqual([1, '.'.repeat(50)])
    disconnect()
  })

  it('loads the lists after a connect, and what the newest photograph lacks', async () => {
    const facts = { photoId: 'one', facts: sampleFacts, complete: true }
    const { send, frame, state, disconnect } = openFakeStudio({
      'photos.list': () => ({ photos: [samplePhoto('one')], next: null, older: 0 }),
      'jobs.list': () => ({ jobs: [ended], next: null }),
      'photos.facts': () => facts,
      'jobs.get': () => ended,
      'jobs.text': () => ({ text: 'All.' }),
      'jobs.critique': () => critique,
    })
    send(connection)
    await frame()
    await frame()
    expect(state()).toMatchObject({ listedFrom: 0, selectedPhotoId: 'one', selectedJobId: 'a', problems: [] })
    expect([state().facts.get('one'), state().details.get('a')?.text]).toEqual([facts, 'All.'])
    disconnect()
  })

  it('asks for pages of jobs until every listed photograph has its own', async () => {
    const pages = [
      { jobs: [sampleJob('c', 'x', { createdAt: 9 })], next: '9' },
      { jobs: [sampleJob('b', 'one', { createdAt: 5 })], next: '5' },
      { jobs: [sampleJob('a', 'older', { createdAt: 1 })], next: '1' },
    ]
    const { send, frame, calls, disconnect } = openFakeStudio({
      'photos.list': () => ({ photos: [samplePhoto('one', { addedAt: 5 })], next: null, older: 0 }),
      'jobs.list': () => pages.shift(),
    })
    send(connection)
    await frame()
    const asked = calls.filter(([name]) => name === 'jobs.list').map(([, input]) => input)
    expect(asked).toEqual([{ limit: 500 }, { limit: 500, before: '9' }, { limit: 500, before: '5' }])
    disconnect()
  })

  it('asks again for a job that ended while nobody listened', async () => {
    const { send, frame, state, names, disconnect } = openFakeStudio({
      'jobs.get': () => ended,
      'jobs.text': () => ({ text: 'All.' }),
      'jobs.critique': () => critique,
    })
    send(connection, { type: 'status_update', jobId: 'a', attempt: 0, job }, ...beginning(job))
    await frame()
    send(connection)
    await frame()
    expect(names()).toContain('jobs.text')
    expect(state().details.get('a')?.critique?.overall).toBe(7)
    expect(state()).toMatchObject({ stale: [], queue: { open: 0 } })
    disconnect()
  })

  describe('on a fresh page', () => {
    const photos = ['new', 'mid', 'old'].map((id, index) => samplePhoto(id, { addedAt: 9 - index }))
    const jobs = [sampleJob('j', 'mid', { status: 'running', createdAt: 9 })]
    const shows = async (photoId: string | null, jobsListed = jobs): Promise<string | null> => {
      const answers = {
        'photos.list': () => ({ photos, next: null, older: 0 }),
        'jobs.list': () => ({ jobs: jobsListed, next: null }),
        'photos.get': ({ id }: { id: string }) => {
          if (id === 'gone') throw new AppError('not-found', 'There is no such photograph.')
          return samplePhoto(id)
        },
      }
      const { send, frame, state, disconnect } = openFakeStudio(
        answers,
        photoId === null ? null : { photoId, jobId: null },
      )
      send(connection)
      await frame()
      await frame()
      disconnect()
      return state().selectedPhotoId
    }

    it('shows what it showed before it was reloaded, also from beyond the list', async () => {
      expect([await shows('old'), await shows('ancient')]).toEqual(['old', 'ancient'])
    })

    it('shows what is being written, else the newest', async () => {
      expect([await shows(null), await shows('gone'), await shows(null, [])]).toEqual(['mid', 'mid', 'new'])
    })
  })

  it('stops listening when told to', () => {
    const { disconnect, isListening, link, state } = openFakeStudio()
    link('lost')
    expect(state().link).toBe('lost')
    disconnect()
    expect(isListening()).toBe(false)
  })
})

describe('the photograph on show', () => {
  it('goes to one that lies further down than the list was loaded', async () => {
    const page = (id: string, next: string | null) => ({ photos: [samplePhoto(id, { addedAt: 1 })], next })
    const pages: Record<string, object> = { '': page('c', '1'), 1: page('b', '2'), 2: page('a', null) }
    const { send, frame, actions, state, calls, disconnect } = openFakeStudio({
      'photos.list': ({ before = '' }: { before?: string }) => pages[before],
      'photos.facts': () => ({ photoId: '', facts: {}, complete: true }),
    })
    send(connection)
    await frame()
    await frame()
    expect(state()).toMatchObject({ order: ['c'], selectedPhotoId: 'c' })
    await actions.goTo('a')
    expect(state()).toMatchObject({ order: ['c', 'b', 'a'], selectedPhotoId: 'a' })
    await actions.goTo('removed')
    expect(state()).toMatchObject({ problems: [], selectedPhotoId: 'a' })
    expect(calls.filter(([name]) => name === 'photos.list').length).toBe(3)
    disconnect()
  })

  it('is the next one when it is removed, with what that one lacks', async () => {
    const photos = ['b', 'a'].map((id) => samplePhoto(id, { addedAt: 1 }))
    const { send, frame, state, calls, disconnect } = openFakeStudio({
      'photos.list': () => ({ photos, next: null, older: 0 }),
      'photos.facts': ({ id }: { id: string }) => ({ photoId: id, facts: {}, complete: true }),
    })
    send(connection)
    await frame()
    await frame()
    send({ type: 'photo_removed', photoId: 'b' })
    await frame()
    expect(state()).toMatchObject({ order: ['a'], selectedPhotoId: 'a', problems: [] })
    expect(calls.at(-1)).toEqual(['photos.facts', { id: 'a' }])
    disconnect()
  })

  it('asks for its versions, its turn and its end, and says what went wrong', async () => {
    const { actions, state, calls, disconnect } = openFakeStudio({
      'photos.similar': () => ({
        photos: [samplePhoto('b'), samplePhoto('c', { status: 'new' })].map((photo) => ({
          photo,
          distance: 3,
        })),
        moment: {
          photos: ['b', 'd'].map((id) => ({ photo: samplePhoto(id), likeness: 0.9 })),
          best: { id: 'd', reason: 'eyes open' },
        },
      }),
    })
    const { versions, moment, best } = await actions.versions('a')
    expect([versions, moment].map((photos) => photos.map(({ id }) => id))).toEqual([['b'], ['d']])
    expect(best).toEqual({ id: 'd', reason: 'eyes open' })
    await actions.turn('a')
    expect(calls.at(-1)).toEqual(['photos.rotate', { id: 'a', degrees: 90 }])
    await actions.removeAll(['a'])
    expect(calls.at(-1)).toEqual(['photos.remove', { id: 'a' }])
    expect(state().problems).toHaveLength(2)
    disconnect()
  })
})
