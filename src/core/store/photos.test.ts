import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyCamera, photoSchema } from '../../shared/photos.ts'
import { openDatabase } from './db.ts'
import { addJob, addPhoto, claim, openTestStore, temporaryFolder } from './store.fixture.ts'

const withCode = (code: string): unknown => expect.objectContaining({ code })

it('adds a photo that was not opened yet', () => {
  const store = openTestStore()
  const photo = store.photos.insert({ id: 'a', name: 'a.jpg', path: '/a.jpg', addedAt: 5 })
  expect(photoSchema.parse(photo)).toMatchObject({ id: 'a', status: 'new', width: null, addedAt: 5 })
  expect(store.photos.get('a')).toEqual(photo)
})

it('keeps what becomes known of it', () => {
  const store = openTestStore()
  const photo = store.photos.get(addPhoto(store, 'a'))
  const opened = { width: 6000, height: 4000, format: 'jpeg', size: 9_000_000, sha256: 'f00d' } as const
  const camera = { ...emptyCamera, make: 'Leica', aperture: 2.8 }
  store.photos.update('a', { ...opened, camera, warning: 'This file may be damaged.' })
  const measured = store.photos.update('a', { status: 'measured' })
  expect(measured).toEqual({
    ...photo,
    ...opened,
    camera,
    warning: 'This file may be damaged.',
    status: 'measured',
  })
  expect(store.photos.get('a')).toEqual(measured)
})

it('keeps why it failed', () => {
  const store = openTestStore()
  const error = { code: 'photo-empty', message: 'The file is empty.', hint: 'Copy it again.' } as const
  store.photos.update(addPhoto(store, 'a'), { status: 'failed', error })
  expect(store.photos.get('a')).toMatchObject({ status: 'failed', error })
})

it('pages from the newest to the oldest, undisturbed by what arrives meanwhile', () => {
  const store = openTestStore()
  for (const id of ['1', '2', '3']) addPhoto(store, id)
  const first = store.photos.list({ limit: 2 })
  addPhoto(store, '4')
  const second = store.photos.list({ limit: 2, before: first.next ?? '' })
  expect([first, second].map(({ photos }) => photos.map(({ id }) => id))).toEqual([['3', '2'], ['1']])
  expect(second.next).toBeNull()
  expect(() => store.photos.list({ limit: 2, before: 'x' })).toThrow(withCode('bad-request'))
})

it('finds those with the same bytes that came later', () => {
  const store = openTestStore()
  for (const id of ['1', '2', '3']) store.photos.update(addPhoto(store, id), { sha256: 'f00d' })
  store.photos.update(addPhoto(store, 'other'), { sha256: 'beef' })
  for (const id of ['new', 'newer']) addPhoto(store, id)
  const copies = (id: string): string[] => store.photos.copiesOf(id).map((copy) => copy.id)
  expect(['1', '2', '3', 'other', 'new'].map(copies)).toEqual([['2', '3'], ['3'], [], [], []])
  expect(() => copies('gone')).toThrow(withCode('not-found'))
})

it('knows which are still to be measured', () => {
  const store = openTestStore()
  for (const id of ['1', '2', '3']) addPhoto(store, id)
  store.photos.update('2', { status: 'measured' })
  expect(store.photos.pending().map(({ id }) => id)).toEqual(['1', '3'])
})

describe('remove', () => {
  it('takes facts and jobs along', () => {
    const store = openTestStore()
    const { id, photoId } = addJob(store)
    store.facts.put(photoId, {}, true)
    store.photos.remove(photoId)
    expect(() => store.photos.get(photoId)).toThrow(withCode('not-found'))
    expect(() => store.jobs.get(id)).toThrow(withCode('not-found'))
    expect(store.facts.get(photoId)).toBeNull()
  })

  it('refuses while a critique is being written', () => {
    const store = openTestStore()
    const { photoId } = addJob(store)
    claim(store)
    expect(() => store.photos.remove(photoId)).toThrow(withCode('illegal-transition'))
  })
})

it.each(['get', 'remove'] as const)('%s knows no photo that is not there', (name) => {
  expect(() => openTestStore().photos[name]('none')).toThrow(withCode('not-found'))
})

it('reads what another version of Mondrian wrote', () => {
  const folder = temporaryFolder()
  const store = openTestStore(folder)
  addPhoto(store, 'a')
  const db = openDatabase(join(folder, 'mondrian.db'))
  db.exec(`UPDATE photos SET format = 'jxl', camera = '{"make": "Leica"}', error = '{"code": "unheard-of"}'`)
  db.close()
  expect(store.photos.get('a')).toMatchObject({
    format: null,
    camera: { ...emptyCamera, make: 'Leica' },
    error: null,
  })
})

it('knows the first photo with the same bytes, also after that one is gone', () => {
  const store = openTestStore()
  for (const id of ['1', '2', '3']) store.photos.update(addPhoto(store, id), { sha256: 'f00d' })
  addPhoto(store, '4')
  const duplicates = () =>
    store.photos.list({ limit: 9 }).photos.map(({ id, duplicateOf }) => [id, duplicateOf])
  expect(duplicates()).toEqual([
    ['4', null],
    ['3', '1'],
    ['2', '1'],
    ['1', null],
  ])
  store.photos.remove('1')
  expect(duplicates()).toEqual([
    ['4', null],
    ['3', '2'],
    ['2', null],
  ])
})

it('finds pictures that look alike, the most alike first', () => {
  const store = openTestStore()
  const hashes = {
    a: 'ff00ff00ff00ff00',
    b: 'ff00ff00ff00ff07',
    c: 'ff00ff00ff00ff01',
    d: '00ff00ff00ff00ff',
  }
  for (const [id, hash] of Object.entries(hashes)) store.photos.setPictureHash(addPhoto(store, id), hash)
  store.photos.setPictureHash(addPhoto(store, 'plain'), null)
  const found = store.photos.similar('a', 3)
  expect(found.map(({ photo, distance }) => [photo.id, distance])).toEqual([
    ['c', 1],
    ['b', 3],
  ])
  expect(store.photos.similar('plain', 64)).toEqual([])
  expect(() => store.photos.similar('none', 3)).toThrow(withCode('not-found'))
  expect(() => store.photos.setPictureHash('none', null)).toThrow(withCode('not-found'))
})

it('knows what came before and after a photo', () => {
  const store = openTestStore()
  for (const id of ['a', 'b', 'c', 'd', 'e']) addPhoto(store, id)
  const around = (id: string, most: number): string[] =>
    store.photos.around(id, most).map((photo) => photo.id)
  expect(around('c', 1)).toEqual(['b', 'c', 'd'])
  expect(around('a', 2)).toEqual(['a', 'b', 'c'])
  expect(around('e', 9)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(() => store.photos.around('none', 1)).toThrow(withCode('not-found'))
})
