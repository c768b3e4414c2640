// What is looked for replaces the list until all is shown again; an older answer never replaces a newer one.
import { expect, test } from 'vitest'
import { samplePhoto } from '../../shared/testing/samples.ts'
import { listedIds } from './choosing.ts'
import { conditionsOf } from './found.ts'
import { openFakeStudio } from './testing/openStudio.ts'

type Asked = { text?: string; after?: string }
const answer = (ids: string[], next: string | null = null) => ({
  photos: ids.map((id) => samplePhoto(id)),
  jobs: [],
  excerpts: ids.map((photoId) => ({ photoId, parts: [{ text: photoId, isHit: true }] })),
  next,
  count: ids.length,
})

test('what was found is listed page by page, until everything is shown again', async () => {
  const { actions, state, calls } = openFakeStudio({
    'photos.find': ({ after }: Asked) => (after ? answer(['c', 'b']) : answer(['a', 'b'], 'more')),
  })
  await actions.find({ text: 'pier', flags: [], rating: undefined })
  expect(listedIds(state())).toEqual(['a', 'b'])
  expect(calls.at(-1)).toEqual(['photos.find', { text: 'pier', sort: 'added', limit: 100 }])
  await actions.moreFound()
  expect(listedIds(state())).toEqual(['a', 'b', 'c'])
  expect([...state().found.excerpts.keys()]).toEqual(['a', 'b', 'c'])
  await actions.moreFound()
  expect(calls.filter(([name]) => name === 'photos.find')).toHaveLength(2)
  await actions.find({ text: undefined })
  expect(state().found.ids).toBeNull()
  await actions.find({ sort: 'name', iso: { min: 100 } })
  expect(conditionsOf(state().found.query)).toBe(1)
  actions.findEverything()
  expect(listedIds(state())).toEqual(state().order)
})

test('the answer to an earlier question is left where it is, also after all is shown again', async () => {
  const late = Promise.withResolvers<void>()
  const { actions, state } = openFakeStudio({
    'photos.find': async ({ text }: Asked) => {
      if (text === 'p') await late.promise
      return answer([text ?? ''])
    },
  })
  const first = actions.find({ text: 'p' })
  await actions.find({ text: 'pier' })
  late.resolve()
  await first
  expect(listedIds(state())).toEqual(['pier'])
  const second = actions.find({ text: 'p' })
  actions.findEverything()
  await second
  expect(state().found.ids).toBeNull()
})

test('a failure is said, and what was found before stays', async () => {
  let isBroken = false
  const { actions, state } = openFakeStudio({
    'photos.find': () => {
      if (isBroken) throw new Error('broken')
      return answer(['a'])
    },
  })
  await actions.find({ text: 'a' })
  isBroken = true
  await actions.find({ text: 'ab' })
  expect(listedIds(state())).toEqual(['a'])
  expect(state().found.isBusy).toBe(false)
  expect(state().problems).toHaveLength(1)
})

test('one that is removed is gone from what was found and from what is chosen, and the one below comes on show', async () => {
  const { actions, state, send, frame } = openFakeStudio({ 'photos.find': () => answer(['c', 'a', 'b']) })
  await actions.find({ sort: 'name' })
  actions.pick('a', 'alone')
  actions.changeView('grid')
  actions.pick('b', 'toggle')
  actions.pick('a', 'alone')
  actions.pick('c', 'toggle')
  expect([...state().chosen].toSorted()).toEqual(['a', 'c'])
  actions.show('a')
  send({ type: 'photo_removed', photoId: 'a' })
  await frame()
  expect(listedIds(state())).toEqual(['c', 'b'])
  expect([...state().chosen]).toEqual(['c'])
  expect(state().selectedPhotoId).toBe('b')
})
