import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyCamera, type Photo } from '../shared/photos.ts'
import { run } from './run.ts'
import { createFakeCore, type FakeCore } from './testing/fakeCore.ts'
import { createFakeHost } from './testing/fakeHost.ts'
import { sampleFacts, samplePhoto } from '../shared/testing/samples.ts'
import type { Skipped } from '../shared/skipped.ts'

const unreadable = { code: 'photo-empty', message: 'This file is empty.' } as const

const settled = (photo: Photo): Photo =>
  photo.name === 'empty.jpg'
    ? { ...photo, status: 'failed', error: unreadable }
    : { ...photo, status: 'measured', warning: photo.name === 'rotten.jpg' ? mayBeDamaged : null }

const mayBeDamaged = 'This file may be damaged.'

/** A core whose photos come back unmeasured and settle in reverse; `empty.jpg` turns out to be unreadable. */
function createMeasuringCore(skipped: Skipped[] = []): FakeCore {
  const core = createFakeCore({
    'photos.measure': ({ paths = [] }) => {
      const photos = paths.map((path) =>
        samplePhoto(path, { path, name: basename(path), status: 'new', camera: emptyCamera }),
      )
      setImmediate(() => {
        for (const photo of photos.toReversed()) core.emit({ type: 'photo_update', photo: settled(photo) })
      })
      return Promise.resolve({ photos, skipped })
    },
    'photos.look': ({ id }) => Promise.resolve({ photoId: id, facts: sampleFacts, complete: true }),
  })
  return core
}

describe('run --facts', () => {
  it('prints one line of JSON per photo in the order of the inputs', async () => {
    const { host, printed, errors } = createFakeHost(createMeasuringCore(), '/photos')
    expect(await run(['--facts', '--json', 'empty.jpg', './pier.jpg'], host)).toBe(1)
    expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual([
      { photo: 'empty.jpg', error: unreadable },
      {
        photo: './pier.jpg',
        facts: sampleFacts,
        measurementScore: null,
        camera: emptyCamera,
        width: 1600,
        height: 1067,
        warning: null,
      },
    ])
    expect(errors).toEqual(['empty.jpg: This file is empty.\n'])
  })

  it('prints a table for people', async () => {
    const { host, printed } = createFakeHost(createMeasuringCore(), '/photos')
    expect(await run(['--facts', 'pier.jpg'], host)).toBe(0)
    expect(printed.join('')).toBe(
      'pier.jpg · 1600 × 1067 · JPEG · 412 kB\n  Clipped  0.0 % high, 3.2 % low\n  Tilt     1.2° (85 % sure)\n\n',
    )
  })

  it('warns of a photo that could be measured all the same', async () => {
    const inJson = createFakeHost(createMeasuringCore(), '/photos')
    expect(await run(['--facts', '--json', 'rotten.jpg'], inJson.host)).toBe(0)
    expect(JSON.parse(inJson.printed.join(''))).toMatchObject({ photo: 'rotten.jpg', warning: mayBeDamaged })

    const asTable = createFakeHost(createMeasuringCore(), '/photos')
    expect(await run(['--facts', 'rotten.jpg'], asTable.host)).toBe(0)
    expect(asTable.printed.join('').split('\n')[1]).toBe(`  ! ${mayBeDamaged}`)
  })

  it('says what was skipped, in JSON and as a sentence, and returns 1 only where it failed', async () => {
    const notes = { name: 'notes.txt', reason: 'This is not a photo format.', failed: false }
    const inJson = createFakeHost(createMeasuringCore([notes]), '/photos')
    expect(await run(['--facts', '--json', 'pier.jpg', 'trip'], inJson.host)).toBe(0)
    expect(inJson.printed[0]).toBe(`${JSON.stringify({ skipped: notes })}\n`)
    expect(inJson.errors).toEqual(['notes.txt: This is not a photo format.\n'])

    const asTable = createFakeHost(createMeasuringCore([{ ...notes, failed: true }]), '/photos')
    expect(await run(['--facts', 'pier.jpg', 'trip'], asTable.host)).toBe(1)
    expect(asTable.printed[0]).toMatch(/^pier.jpg · /)
    expect(asTable.errors).toEqual(inJson.errors)
  })

  it('returns 1 when nothing was readable', async () => {
    const core = createFakeCore({ 'photos.measure': () => Promise.resolve({ photos: [], skipped: [] }) })
    expect(await run(['--facts', 'trip'], createFakeHost(core, '/photos').host)).toBe(1)
  })

  it.each(['stop', 'quit'] as const)('ends at %s without waiting for the rest', async (interrupt) => {
    const core = createFakeCore({
      'photos.measure': () => {
        fake[interrupt].abort()
        return Promise.resolve({ photos: [samplePhoto('a', { status: 'new' })], skipped: [] })
      },
    })
    const fake = createFakeHost(core, '/photos')
    expect(await run(['--facts', 'pier.jpg'], fake.host)).toBe(1)
    expect(fake.printed).toEqual([])
  })
})

const unlisted = { id: 'pier.jpg', name: 'pier.jpg', size: 10 }

describe('run --recover', () => {
  it('adds what the library does not know and prints its facts', async () => {
    const core = createMeasuringCore()
    core.api['unlisted.list'] = () => Promise.resolve({ photos: [unlisted] })
    core.api['photos.addUnlisted'] = async () => core.api['photos.measure']({ paths: ['/data/pier.jpg'] })
    const { host, printed, dataDirs } = createFakeHost(core, '/photos')
    expect(await run(['--recover', '--data', '/data'], host)).toBe(0)
    expect(printed.join('')).toMatch(/^pier\.jpg · 1600 × 1067 · JPEG/)
    expect(dataDirs).toEqual(['/data'])
  })

  it('says that there is nothing to add', async () => {
    const { host, errors } = createFakeHost(createMeasuringCore(), '/photos')
    expect(await run(['--recover', '--data', '/data'], host)).toBe(0)
    expect(errors).toEqual(['The library knows every photograph in this folder.\n'])
  })

  it('is what other commands name, where the library does not know a photograph', async () => {
    const core = createMeasuringCore()
    core.api['unlisted.list'] = () => Promise.resolve({ photos: [unlisted] })
    const { host, errors } = createFakeHost(core, '/photos')
    expect(await run(['--facts', 'pier.jpg', '--data', '/data'], host)).toBe(0)
    expect(errors).toEqual(['1 photograph is here that the library does not know. Add it with --recover.\n'])
  })
})
