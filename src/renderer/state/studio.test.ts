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
import { unlistedCount } from './selectors.ts'
import { createStudio, type StudioOptions } from './studio.ts'
import { fakeClient, fakeFrames } from './testing/fakeClient.ts'

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

function open(
  answers: Parameters<typeof fakeClient>[0] = {},
  shownBefore: StudioOptions['shownBefore'] = null,
) {
  const fake = fakeClient(answers)
  const frames = fakeFrames()
  const studio = createStudio({
    client: fake.client,
    onNextFrame: frames.onNextFrame,
    wallNow: () => 1000,
    shownBefore,
  })
  const disconnect = studio.connect()
  return { ...fake, ...frames, ...studio, disconnect, state: studio.store.getState }
}

describe('the studio', () => {
  it('changes its state once per frame, however many events came', async () => {
    const { send, frame, store, waiting, state, disconnect } = open()
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
    const { send, frame, state, disconnect } = open({
      'photos.list': () => ({ photos: [samplePhoto('one')], next: null }),
      'jobs.list': () => ({ jobs: [ended], next: null }),
      'photos.facts': () => facts,
      'jobs.get': () => ended,
      'jobs.text': () => ({ text: 'All.' }),
      'jobs.critique': () => critique,
    })
    send(connection)
    await frame()
    await frame()
    expect(state()).toMatchObject({ listed: true, selectedPhotoId: 'one', selectedJobId: 'a', problems: [] })
    expect([state().facts.get('one'), state().details.get('a')?.text]).toEqual([facts, 'All.'])
    disconnect()
  })

  it('asks for pages of jobs until every listed photograph has its own', async () => {
    const pages = [
      { jobs: [sampleJob('c', 'x', { createdAt: 9 })], next: '9' },
      { jobs: [sampleJob('b', 'one', { createdAt: 5 })], next: '5' },
      { jobs: [sampleJob('a', 'older', { createdAt: 1 })], next: '1' },
    ]
    const { send, frame, calls, disconnect } = open({
      'photos.list': () => ({ photos: [samplePhoto('one', { addedAt: 5 })], next: null }),
      'jobs.list': () => pages.shift(),
    })
    send(connection)
    await frame()
    const asked = calls.filter(([name]) => name === 'jobs.list').map(([, input]) => input)
    expect(asked).toEqual([{ limit: 500 }, { limit: 500, before: '9' }, { limit: 500, before: '5' }])
    disconnect()
  })

  it('asks again for a job that ended while nobody listened', async () => {
    const { send, frame, state, names, disconnect } = open({
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
        'photos.list': () => ({ photos, next: null }),
        'jobs.list': () => ({ jobs: jobsListed, next: null }),
        'photos.get': ({ id }: { id: string }) => {
          if (id === 'gone') throw new AppError('not-found', 'There is no such photograph.')
          return samplePhoto(id)
        },
      }
      const { send, frame, state, disconnect } = open(
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
    const { disconnect, isListening, link, state } = open()
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
    const { send, frame, actions, state, calls, disconnect } = open({
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
    const { send, frame, state, calls, disconnect } = open({
      'photos.list': () => ({ photos, next: null }),
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
    const { actions, state, calls, disconnect } = open({
      'photos.similar': () => ({
        photos: [samplePhoto('b'), samplePhoto('c', { status: 'new' })].map((photo) => ({
          photo,
          distance: 3,
        })),
      }),
    })
    expect((await actions.versions('a')).map(({ id }) => id)).toEqual(['b'])
    await actions.turn('a')
    expect(calls.at(-1)).toEqual(['photos.rotate', { id: 'a', degrees: 90 }])
    await actions.remove('a')
    expect(calls.at(-1)).toEqual(['photos.remove', { id: 'a' }])
    expect(state().problems).toHaveLength(2)
    disconnect()
  })
})

describe('adding files', () => {
  const added = ({ uploads }: { uploads: string[] }) => ({
    photos: uploads.map((id) => samplePhoto(id, { addedAt: 1 })),
    jobs: uploads.map((id) => sampleJob(`job ${id}`, id)),
  })
  const files = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ file: new File(['x'], `${index}.jpg`), folder: '' }))
  const names = (count: number): string[] => files(count).map(({ file }) => file.name)

  it('shows a row for each at once, and hands them over in order', async () => {
    const { actions, state, calls, disconnect } = open({
      'photos.add': added,
      'photos.facts': () => ({ photoId: '', facts: {}, complete: true }),
    })
    const adding = actions.addFiles(files(6), ['ansel'])
    expect(state().arrivals.map(({ name }) => name)).toEqual(names(6))
    await adding
    const asked = calls.flatMap(([name, input]) => (name === 'photos.add' ? [input] : []))
    const ids = names(6).map((name) => `id of ${name}`)
    expect(asked).toEqual([
      { uploads: ids.slice(0, 4), advisorIds: ['ansel'] },
      { uploads: ids.slice(4), advisorIds: ['ansel'] },
    ])
    expect(state()).toMatchObject({ arrivals: [], selectedPhotoId: ids[0] })
    disconnect()
  })

  it('lists what Mondrian skipped, until that is dismissed', async () => {
    const skipped = [{ name: 'x.jpg', reason: 'This is no photo.' }]
    const { actions, state, disconnect } = open({
      'photos.add': (input: { uploads: string[] }) => ({ ...added(input), skipped }),
      'photos.facts': () => ({ photoId: '', facts: {}, complete: true }),
    })
    await actions.addFiles(files(1), ['ansel'])
    expect(state().skipped).toEqual(skipped)
    actions.dismissSkipped()
    expect(state().skipped).toEqual([])
    disconnect()
  })

  it('says what could not be added, and adds the rest', async () => {
    const opened = open({
      'jobs.get': () => job,
      'jobs.text': () => ({ text: '' }),
      'jobs.critique': () => null,
      'photos.add': added,
      'photos.facts': () => ({ photoId: '', facts: {}, complete: true }),
    })
    opened.client.handOver = async ({ name }) => {
      if (name === '0.jpg')
        throw new AppError('photo-too-large', 'This file is too large.', { hint: '100 MB at most.' })
      return name
    }
    await opened.actions.addFiles(files(2), ['ansel'])
    expect(opened.state()).toMatchObject({
      problems: [],
      skipped: [{ name: '0.jpg', reason: 'This file is too large. 100 MB at most.' }],
      order: ['1.jpg'],
    })
    opened.disconnect()
  })

  it('offers what the library does not know until it is in it, by this window or another', async () => {
    const unlisted = ['one', 'two'].map((id) => ({ id, name: `${id}.jpg`, size: 10 }))
    const { send, frame, state, actions, calls, disconnect } = open({
      'unlisted.list': () => ({ photos: unlisted }),
      'photos.addUnlisted': () => ({ photos: [samplePhoto('two')] }),
      'photos.facts': () => ({ photoId: 'two', facts: sampleFacts, complete: true }),
    })
    send(connection)
    await frame()
    await frame()
    expect(unlistedCount(state())).toBe(2)
    send({ type: 'photo_update', photo: samplePhoto('one') })
    await frame()
    expect(unlistedCount(state())).toBe(1)
    await actions.addUnlisted()
    expect(calls).toContainEqual(['photos.addUnlisted', {}])
    expect([unlistedCount(state()), state().selectedPhotoId]).toEqual([0, 'two'])
    disconnect()
  })
})
