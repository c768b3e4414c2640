import { describe, expect, it } from 'vitest'
import { sampleDownload, sampleModel } from '../../shared/testing/modelSamples.ts'
import {
  downloadName,
  earsToFetch,
  emptyShelf,
  fetchingFrom,
  firstOffer,
  inOrder,
  isOwnFile,
  onItsWay,
  toFetch,
  withDownload,
  withDownloads,
  type Entry,
} from './shelf.ts'

const entry = (id: string, changes: Partial<Entry> = {}): Entry => ({
  id,
  name: `Model ${id}`,
  repository: `maker/${id}`,
  packings: ['Q4_K_M'],
  eyes: ['F16'],
  licence: null,
  goodFor: 'For tests.',
  family: 'Qwen3-VL',
  bytes: null,
  fit: null,
  installed: false,
  ...changes,
})
const withEntries = (...models: Entry[]) => ({
  ...emptyShelf,
  catalogue: { host: 'hub.test', models, ears: [] },
})

describe('downloads', () => {
  it('follow their events, and one that is cancelled is gone with the wish to write with it', () => {
    const begun = withDownload({ ...emptyShelf, wanted: 'a' }, sampleDownload('a'), 1)
    const two = withDownload(begun, sampleDownload('b'), 2)
    const paused = withDownload(two, sampleDownload('a', { state: 'paused' }), 3)
    expect(paused.downloads.map(({ name, state, seq }) => [name, state, seq])).toEqual([
      ['a', 'paused', 3],
      ['b', 'running', 2],
    ])
    const error = { code: 'cancelled' as const, message: 'It was cancelled.' }
    const gone = withDownload(paused, sampleDownload('a', { state: 'failed', error }), 4)
    expect([gone.downloads.map(({ name }) => name), gone.wanted]).toEqual([['b'], null])
  })

  it('are fresh when they arrived while the page looked on, also after the list has come again', () => {
    const done = sampleDownload('a', { state: 'done', modelId: 'a.gguf' })
    const seen = withDownload(withDownload(emptyShelf, sampleDownload('a'), 1), done, 2)
    expect(withDownloads(seen, [done], 5).downloads).toMatchObject([{ isFresh: true }])
    expect(withDownloads(emptyShelf, [done], 5).downloads).toMatchObject([{ isFresh: false }])
    expect(withDownload(emptyShelf, done, 1).downloads).toMatchObject([{ isFresh: false }])
  })

  it('are not set back by a list that is older than their last event', () => {
    const shelf = withDownload(emptyShelf, sampleDownload('a', { receivedBytes: 9 }), 7)
    const late = withDownloads(shelf, [sampleDownload('a', { receivedBytes: 1 })], 6)
    expect(late.downloads).toMatchObject([{ receivedBytes: 9 }])
    expect(withDownloads(shelf, [], 6).downloads).toHaveLength(1)
    expect(withDownloads(shelf, [], 7).downloads).toEqual([])
  })

  it('say from where something is fetched just now', () => {
    expect(fetchingFrom(withDownload(emptyShelf, sampleDownload('a'), 1))).toBe('hub.test')
    expect(fetchingFrom(withDownload(emptyShelf, sampleDownload('a', { state: 'paused' }), 1))).toBeNull()
  })
})

describe('the catalogue', () => {
  it('offers what is neither here nor on its way, those that look first', () => {
    const shelf = withEntries(
      entry('text', { eyes: [] }),
      entry('here', { installed: true }),
      entry('small'),
      entry('coming'),
    )
    const fetching = withDownload(shelf, sampleDownload('maker/coming:Q8_0'), 1)
    expect(toFetch(fetching).map(({ id }) => id)).toEqual(['small', 'text'])
    expect(onItsWay(fetching, entry('coming'))?.name).toBe('maker/coming:Q8_0')
  })

  it('names the first offer and the downloads', () => {
    const shelf = withEntries(entry('a'), entry('b', { isFirst: true }))
    expect(firstOffer(shelf)?.id).toBe('b')
    expect(firstOffer(withEntries(entry('a')))).toBeNull()
    expect(downloadName(shelf, sampleDownload('b'))).toBe('Model b')
    expect(downloadName(shelf, sampleDownload('own/one', { repository: 'own/one' }))).toBe('own/one')
    expect(downloadName(shelf, sampleDownload('own/one', { repository: '' }))).toBe('own/one')
  })
})

it('those that look stand first, what cannot be used last', () => {
  const modes = { broken: null, starter: 'starter', reads: 'text', sees: 'vision' } as const
  const models = Object.entries(modes).map(([id, mode]) => sampleModel(id, { mode }))
  expect(inOrder(models).map(({ id }) => id)).toEqual(['sees', 'reads', 'starter', 'broken'])
})

it('only a file of the models folder is its own', () => {
  const ids = ['maker/a.gguf', '/elsewhere/a.gguf', 'C:\\elsewhere\\a.gguf', '\\\\share\\a.gguf']
  expect(ids.filter((id) => isOwnFile(sampleModel(id)))).toEqual(['maker/a.gguf'])
  expect(isOwnFile(sampleModel('starter', { mode: 'starter' }))).toBe(false)
  expect(isOwnFile(sampleModel('a.gguf', { program: 'Ollama' }))).toBe(false)
})

it('offers the speech models that are neither here nor on their way', () => {
  const ear = (id: string, installed = false) => ({
    id,
    name: id,
    repository: 'owner/ears',
    licence: 'MIT',
    goodFor: 'Hears.',
    bytes: null,
    installed,
  })
  const shelf = {
    ...withEntries(),
    catalogue: { host: 'hub.test', models: [], ears: [ear('tiny'), ear('base', true), ear('small')] },
  }
  expect(earsToFetch(shelf).map(({ id }) => id)).toEqual(['tiny', 'small'])
  const fetching = withDownload(shelf, sampleDownload('tiny'), 1)
  expect(earsToFetch(fetching).map(({ id }) => id)).toEqual(['small'])
})
