// Photographs are found by words and by what is known of them, page by page, in every order.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import type { Flag } from '../../shared/critique.ts'
import { mostCounted, type PhotoFilter, type Sort } from '../../shared/findCommand.ts'
import { emptyCamera, type Camera } from '../../shared/photos.ts'
import type { Marks } from '../../shared/marks.ts'
import { critique } from './critique.fixture.ts'
import type { Store } from './index.ts'
import { matchOf } from './searchWords.ts'
import { claim, openTestStore, temporaryFolder } from './store.fixture.ts'

const advisors = [
  { id: 'ansel', name: 'Ansel Adams' },
  { id: 'ansel-two', name: 'Somebody Else' },
]

type Given = { id?: string; camera?: Partial<Camera>; score?: number | null; marks?: Partial<Marks> }

function add(store: Store, name: string, { id = name, camera, score = null, marks }: Given = {}): number {
  const { number } = store.photos.insert({ id, name, path: `/secret/${name}`, addedAt: 1 })
  const measurementScore =
    score === null ? null : { overall: score, tones: 5, sharpness: 5, level: null, neutrality: null }
  store.photos.update(id, {
    status: 'measured',
    camera: camera ? { ...emptyCamera, ...camera } : null,
    measurementScore,
  })
  if (marks) store.marks.set([id], marks)
  return number
}
const wrong: Flag = {
  kind: 'contradiction',
  grade: 'doesNotHold',
  start: 0,
  end: 4,
  claim: 'x',
  measured: 'y',
}

function write(store: Store, photoId: string, text: string, advisorId = 'ansel', flags: Flag[] = []): string {
  const { id } = store.jobs.insert({
    id: `${photoId} ${advisorId}`,
    photoId,
    advisorId,
    modelId: 'm',
    now: 1,
  })
  store.jobs.complete(claim(store).lease, { critique: { ...critique(text), flags }, now: 2 })
  return id
}

/** The names of all that are found, read in pages of two. */
function names(store: Store, filter: PhotoFilter = {}, sort: Sort = 'added'): string[] {
  const match = matchOf(filter, advisors)
  const found: string[] = []
  for (let after: string | undefined; ;) {
    const page = store.finder.page({ filter, match, sort, limit: 2, after })
    found.push(...page.numbers.map((number) => store.photos.atNumber(number).name))
    if (page.next === null) break
    after = page.next
  }
  expect(store.finder.count(filter, match)).toBe(Math.min(mostCounted, found.length))
  return found
}

function library(): Store {
  const store = openTestStore()
  const nikon = { make: 'NIKON', model: 'NIKON Z 6', lens: 'NIKKOR Z 50mm', iso: 100, focalLength: 50 }
  add(store, 'Zürich_2019.jpg', { camera: { ...nikon, takenAt: '2019-07-04 21:15:00' }, score: 9 })
  add(store, 'ape.jpg', {
    camera: { ...nikon, iso: 6400, takenAt: '2021-01-01 00:00:00', keywords: ['monkey', 'zoo'] },
    score: 4.5,
    marks: { rating: 5, flag: 'pick' },
  })
  add(store, 'Boat.jpg', {
    camera: {
      make: 'Canon',
      model: 'EOS R6',
      focalLength: 24,
      takenAt: '2021-01-01 23:59:59',
      title: 'Harbour',
    },
    score: 7,
    marks: { rating: 3, label: 'red', flag: 'reject' },
  })
  add(store, 'new.jpg', { marks: { rating: 3, label: 'blue' } })
  write(store, 'ape.jpg', 'The **light** falls on the fur.', 'ansel', [wrong])
  write(store, 'Boat.jpg', 'A pier, and no lightness.', 'ansel-two')
  return store
}
const all = ['new.jpg', 'Boat.jpg', 'ape.jpg', 'Zürich_2019.jpg']

describe('words', () => {
  it.each<[string, string[]]>([
    ['zurich', ['Zürich_2019.jpg']],
    ['2019', ['Zürich_2019.jpg']],
    ['nikon', ['ape.jpg', 'Zürich_2019.jpg']],
    ['nikkor 6400', []],
    ['monk', ['ape.jpg']],
    ['harbour', ['Boat.jpg']],
    ['light', ['Boat.jpg', 'ape.jpg']],
    ['"light"', ['ape.jpg']],
    ['light fur', ['ape.jpg']],
    ['"the light falls"', ['ape.jpg']],
    ['"falls light"', []],
    ['adams', ['ape.jpg']],
    ['somebody', ['Boat.jpg']],
    ['secret', []],
    ['make', []],
    ['" * OR ( NEAR', []],
    ['- *', all],
  ])('%s', (text, found) => expect(names(library(), { text })).toEqual(found))
})

describe('filters', () => {
  it.each<[PhotoFilter, string[]]>([
    [{}, all],
    [{ rating: { min: 3 } }, ['new.jpg', 'Boat.jpg', 'ape.jpg']],
    [{ rating: { max: 0 } }, ['Zürich_2019.jpg']],
    [{ flags: ['pick'] }, ['ape.jpg']],
    [{ flags: ['pick', 'none'] }, ['new.jpg', 'ape.jpg', 'Zürich_2019.jpg']],
    [{ flags: ['none'] }, ['new.jpg', 'Zürich_2019.jpg']],
    [{ labels: ['red', 'blue'] }, ['new.jpg', 'Boat.jpg']],
    [{ camera: 'canon r6' }, ['Boat.jpg']],
    [{ lens: '50mm' }, ['ape.jpg', 'Zürich_2019.jpg']],
    [{ iso: { min: 200 } }, ['ape.jpg']],
    [{ iso: { max: 100 } }, ['Zürich_2019.jpg']],
    [{ focalLength: { min: 20, max: 35 } }, ['Boat.jpg']],
    [{ taken: { from: '2021-01-01', to: '2021-01-01' } }, ['Boat.jpg', 'ape.jpg']],
    [{ taken: { to: '2020-12-31' } }, ['Zürich_2019.jpg']],
    [{ advisorId: 'ansel' }, ['ape.jpg']],
    [{ score: { max: 7 } }, ['Boat.jpg', 'ape.jpg']],
    [{ contradicted: true }, ['ape.jpg']],
    [{ contradicted: false }, ['new.jpg', 'Boat.jpg', 'Zürich_2019.jpg']],
    [{ text: 'nikon', rating: { min: 1 }, flags: ['pick'] }, ['ape.jpg']],
    [{ text: 'nikon', camera: 'canon' }, []],
  ])('%j', (filter, found) => {
    const store = library()
    expect(names(store, filter)).toEqual(found)
    for (const sort of ['taken', 'name', 'score', 'rating'] as const)
      expect(names(store, filter, sort).toSorted()).toEqual(found.toSorted())
  })
})

describe('orders', () => {
  it.each<[Sort, string[]]>([
    ['added', all],
    ['taken', ['Boat.jpg', 'ape.jpg', 'Zürich_2019.jpg', 'new.jpg']],
    ['name', ['ape.jpg', 'Boat.jpg', 'new.jpg', 'Zürich_2019.jpg']],
    ['score', ['Zürich_2019.jpg', 'Boat.jpg', 'ape.jpg', 'new.jpg']],
    ['rating', ['ape.jpg', 'new.jpg', 'Boat.jpg', 'Zürich_2019.jpg']],
  ])('by %s', (sort, found) => expect(names(library(), {}, sort)).toEqual(found))

  it('keep their place among many that are alike', () => {
    const store = openTestStore()
    const added = Array.from(
      { length: 9 },
      (_, index) => store.photos.atNumber(add(store, `same-${index}`)).name,
    )
    for (const sort of ['taken', 'score', 'rating'] as const)
      expect(names(store, {}, sort)).toEqual(added.toReversed())
  })

  it.each(['', 'x', '[1]', '["a",1]', '[1,"a"]'])('have no page %j', (after) =>
    expect(() =>
      openTestStore().finder.page({ filter: {}, match: null, sort: 'score', limit: 1, after }),
    ).toThrow(expect.objectContaining({ code: 'bad-request' })),
  )
})

describe('what changes is found as it is', () => {
  test('a new mark, a new score, a checked critique, a critique that goes', () => {
    const store = library()
    store.marks.set(['ape.jpg'], { flag: null, rating: 1 })
    expect(names(store, { flags: ['pick'] })).toEqual([])
    store.critiques.setFlags('ape.jpg ansel', [])
    expect(names(store, { contradicted: true })).toEqual([])
    store.jobs.remove('ape.jpg ansel')
    expect(names(store, { text: 'fur' })).toEqual([])
    expect(names(store, { advisorId: 'ansel' })).toEqual([])
  })

  test('a photograph that is removed is gone, and its words are gone from the files', () => {
    const dataDir = temporaryFolder()
    const store = openTestStore(dataDir)
    add(store, 'kept.jpg')
    add(store, 'quetzalcoatl.jpg', { id: 'gone', camera: { keywords: ['xylophone'] } })
    write(store, 'gone', 'A wonderful ziggurat.')
    store.photos.remove('gone')
    expect(store.finder.critiquesOf(2)).toBe('')
    for (const text of ['quetzalcoatl', 'xylophone', 'ziggurat']) expect(names(store, { text })).toEqual([])
    expect(names(store)).toEqual(['kept.jpg'])
    expect(store.integrityCheck()).toBe('ok')
    for (const file of ['mondrian.db', 'mondrian.db-wal']) {
      const bytes = readFileSync(join(dataDir, file)).toString('latin1')
      for (const word of ['quetzal', 'xylophone', 'ziggurat']) expect(bytes).not.toContain(word)
    }
  })
})
