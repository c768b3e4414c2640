import { describe, expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { EventBody } from '../../shared/events.ts'
import { sampleFacts, sampleJob, samplePhoto } from '../../shared/testing/samples.ts'
import type { Actions } from './actions.ts'
import { unlistedCount } from './selectors.ts'
import { openFakeStudio } from './testing/openStudio.ts'

const connection: EventBody = { type: 'connection', jobs: [], queuePaused: null, notice: null }
const job = sampleJob('a', 'one')

const picture = { file: new File(['x'], 'a.jpg', { type: 'image/jpeg' }), folder: '' }

describe('adding files', () => {
  const added = ({ uploads }: { uploads: string[] }) => ({
    photos: uploads.map((id) => samplePhoto(id, { addedAt: 1 })),
    jobs: uploads.map((id) => sampleJob(`job ${id}`, id)),
  })
  const files = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ file: new File(['x'], `${index}.jpg`), folder: '' }))
  const names = (count: number): string[] => files(count).map(({ file }) => file.name)

  it('shows a row for each at once, and hands them over in order', async () => {
    const { actions, state, calls, disconnect } = openFakeStudio({
      'photos.add': added,
      'photos.facts': () => ({ photoId: '', facts: {}, complete: true }),
    })
    const adding = actions.addFiles(files(6), ['ansel'])
    // As their photographs will stand: the last one on top.
    expect(state().arrivals.map(({ name }) => name)).toEqual(names(6).toReversed())
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

  it('shows the first file itself at once, where a browser can, until Mondrian has a picture of it', async () => {
    const named = ({ uploads }: { uploads: string[] }) => ({
      photos: uploads.map((id) => samplePhoto(id, { name: id.replace('id of ', '') })),
      jobs: [],
    })
    const { actions, state, disconnect } = openFakeStudio({
      'photos.add': named,
      'photos.facts': () => ({ photoId: '', facts: {}, complete: true }),
    })
    const found = (name: string, type: string) => ({ file: new File(['x'], name, { type }), folder: '' })
    const adding = actions.addFiles([found('a.jpg', 'image/jpeg'), found('b.jpg', 'image/jpeg')], [])
    expect(state().preview).toMatchObject({ name: 'a.jpg', photoId: null })
    expect(await (await fetch(state().preview!.url)).text()).toBe('x')
    await adding
    expect(state().preview).toMatchObject({ name: 'a.jpg', photoId: 'id of a.jpg' })
    const { url } = state().preview!
    await actions.addFiles([found('c.cr3', '')], [])
    expect(state().preview).toBeNull()
    await expect(fetch(url)).rejects.toThrow('fetch failed')
    disconnect()
  })

  it.each([
    ['it could not be added', async (actions: Actions) => actions.addFiles([picture], [])],
    [
      'another photograph is chosen meanwhile',
      async (actions: Actions) => {
        const adding = actions.addFiles([picture], [])
        actions.show('another')
        await adding
      },
    ],
  ])('lays the preview of a file aside where %s', async (_, work) => {
    const { actions, state, disconnect } = openFakeStudio({
      'photos.facts': () => ({ photoId: '', facts: {}, complete: true }),
    })
    await work(actions)
    expect(state().preview).toBeNull()
    disconnect()
  })

  it('goes on where all could not be stopped', async () => {
    const { actions, state, calls, disconnect } = openFakeStudio({
      'photos.add': added,
      'photos.facts': () => ({ photoId: '', facts: {}, complete: true }),
    })
    const adding = actions.addFiles(files(6), ['ansel'])
    await actions.stopAll()
    await adding
    expect(calls.filter(([name]) => name === 'photos.add')).toHaveLength(2)
    expect(state().stopped).toBeNull()
    expect(
      state()
        .problems.map(({ sentence }) => sentence)
        .join(),
    ).toContain('queue.stop')
    disconnect()
  })

  it('lists what Mondrian skipped, until that is dismissed', async () => {
    const skipped = [{ name: 'x.jpg', reason: 'This is no photo.' }]
    const { actions, state, disconnect } = openFakeStudio({
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
    const opened = openFakeStudio({
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
    opened.store.setState({ listedFrom: 0 })
    await opened.actions.addFiles(files(2), ['ansel'])
    expect(opened.state()).toMatchObject({
      problems: [],
      skipped: [{ name: '0.jpg', reason: 'This file is too large. 100 MB at most.' }],
      order: ['1.jpg'],
    })
    opened.disconnect()
  })

  it('hands what was dropped over by its paths in one command, folders too, where files have paths', async () => {
    const opened = openFakeStudio({
      'photos.add': ({ paths }: { paths: string[] }) => ({
        photos: [samplePhoto('a'), samplePhoto('b')],
        jobs: [],
        skipped: [{ name: paths[0], reason: 'Too deep.' }],
      }),
      'photos.facts': () => ({ photoId: '', facts: {}, complete: true }),
    })
    opened.client.handsOver = 'paths'
    opened.client.handOver = async ({ name }) => {
      if (name === 'virtual.jpg') throw new AppError('photo-missing', 'It does not lie here.')
      return `/home/${name}`
    }
    const dropped = ['trip', 'virtual.jpg', 'b.jpg'].map((name) => new File([''], name))
    const adding = opened.actions.addDropped(dropped, ['ansel'])
    expect(opened.state().arrivals.map(({ name }) => name)).toEqual(['b.jpg', 'virtual.jpg', 'trip'])
    await adding
    expect(opened.calls.filter(([name]) => name === 'photos.add')).toEqual([
      ['photos.add', { paths: ['/home/trip', '/home/b.jpg'], advisorIds: ['ansel'] }],
    ])
    expect(opened.state()).toMatchObject({
      arrivals: [],
      selectedPhotoId: 'a',
      skipped: [
        { name: 'virtual.jpg', reason: 'It does not lie here.' },
        { name: '/home/trip', reason: 'Too deep.' },
      ],
    })
    opened.disconnect()
  })

  it('leaves the photograph on show that a person chose while a drop arrived', async () => {
    const arrived = Promise.withResolvers<void>()
    const opened = openFakeStudio({
      'photos.add': async () => {
        await arrived.promise
        return { photos: [samplePhoto('a'), samplePhoto('b')], jobs: [], skipped: [] }
      },
      'photos.facts': () => ({ photoId: '', facts: {}, complete: true }),
    })
    opened.client.handsOver = 'paths'
    opened.client.handOver = ({ name }) => Promise.resolve(`/home/${name}`)
    const adding = opened.actions.addDropped([new File([''], 'trip')], ['ansel'])
    opened.send({ type: 'photo_update', photo: samplePhoto('a') })
    opened.send({ type: 'photo_update', photo: samplePhoto('b') })
    await opened.frame()
    opened.actions.show('b')
    arrived.resolve()
    await adding
    expect(opened.state().selectedPhotoId).toBe('b')
    opened.disconnect()
  })

  it('offers what the library does not know until it is in it, by this window or another', async () => {
    const unlisted = ['one', 'two'].map((id) => ({ id, name: `${id}.jpg`, size: 10 }))
    const { send, frame, state, actions, calls, disconnect } = openFakeStudio({
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
