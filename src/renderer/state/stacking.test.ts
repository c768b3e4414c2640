import { expect, test } from 'vitest'
import { samplePhoto } from '../../shared/testing/samples.ts'
import { seenIds } from './choosing.ts'
import { openFakeStudio } from './testing/openStudio.ts'

const ids = Array.from({ length: 1500 }, (_, index) => `p${index}`)

/** A studio whose photographs are of one moment in tens. */
function open(count: number) {
  const studio = openFakeStudio({
    'photos.facts': () => ({ photoId: '', facts: {}, complete: true }),
    'photos.stacks': ({ photoIds }: { photoIds: string[] }) => {
      const tens = Map.groupBy(photoIds, (id) => Math.floor(Number(id.slice(1)) / 10))
      const stacks = [...tens.values()].filter(({ length }) => length > 1)
      return { stacks: stacks.map((each) => ({ photoIds: each, best: null })) }
    },
  })
  studio.store.setState({
    view: 'grid',
    order: ids.slice(0, count),
    photos: new Map(ids.map((id) => [id, samplePhoto(id)])),
    selectedPhotoId: 'p3',
  })
  const asked = (): number[] =>
    studio.calls.flatMap(([name, input]) =>
      name === 'photos.stacks' ? [(input as { photoIds: string[] }).photoIds.length] : [],
    )
  return { ...studio, asked }
}

test('what stands for a folded stack comes on show, and nothing hidden is chosen with it', async () => {
  const { actions, state, store } = open(30)
  await actions.findStacks(state().order, true)
  store.setState({ chosen: new Set(['p3', 'p4']) })
  actions.foldStack()
  expect([state().selectedPhotoId, state().chosen.size]).toEqual(['p0', 0])
  actions.foldAll()
  expect(seenIds(state())).toEqual(['p0', 'p10', 'p20'])
  actions.pickAll()
  expect([...state().chosen]).toEqual(['p0', 'p10', 'p20'])
  actions.changeView('loupe')
  expect(seenIds(state())).toHaveLength(30)
})

test('a list that grew is asked for from a little before its old end', async () => {
  const { actions, asked, state } = open(100)
  await actions.findStacks(ids.slice(0, 100), true)
  await actions.findStacks(ids.slice(0, 200), true)
  expect(asked()).toEqual([100, 160])
  expect(new Set(state().stacks.of.values()).size).toBe(20)
})

test('when more was told of photographs, all are asked for again', async () => {
  const { actions, asked, store } = open(10)
  await actions.findStacks(ids.slice(0, 100), true)
  store.setState({ factsTold: 1 })
  await actions.findStacks(ids.slice(0, 100), true)
  expect(asked()).toEqual([100, 100])
})

test('another list is asked for whole, in as many calls as the contract asks for', async () => {
  const { actions, asked } = open(10)
  await actions.findStacks(ids.slice(0, 10), true)
  await actions.findStacks(ids.toReversed(), true)
  expect(asked()).toEqual([10, 1000, 560])
})
