import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { sampleJob, samplePhoto } from '../../shared/testing/samples.ts'
import { placeAfterMove } from './queueing.ts'
import { openFakeStudio } from './testing/openStudio.ts'

test.each([
  ['c', -1, 'b'],
  ['c', -2, 'a'],
  ['a', 1, 'c'],
  ['a', 2, null],
  ['c', 1, undefined],
  ['a', -1, undefined],
  ['x', 1, undefined],
] as const)('%s moved by %d stands before %s', (id, steps, before) =>
  expect(placeAfterMove(['a', 'b', 'c'], id, steps)).toBe(before),
)

/** A studio over a queue that is kept. */
function open(...ids: string[]) {
  let order = ids
  const studio = openFakeStudio({
    'queue.list': () => ({ jobs: order.map((id) => sampleJob(id, 'p')) }),
    'photos.get': ({ id }: { id: string }) => samplePhoto(id),
    'queue.move': ({ id, before }: { id: string; before: string | null }) => {
      if (!order.includes(id)) throw new AppError('not-found', 'This critique does not wait (any more).')
      const others = order.filter((each) => each !== id)
      order = others.toSpliced(before === null ? others.length : others.indexOf(before), 0, id)
      return null
    },
  })
  return {
    ...studio,
    start: (id: string) => (order = order.filter((each) => each !== id)),
    waiting: () => studio.state().waiting,
  }
}

test('what waits is shown while that is looked at, and put into another order', async () => {
  const { actions, waiting, state } = open('a', 'b', 'c')
  expect(waiting()).toBeNull()
  await actions.openQueue()
  expect(waiting()).toEqual(['a', 'b', 'c'])
  expect(state().photos.has('p')).toBe(true)
  const moving = actions.moveInQueue('c', 'a')
  expect(waiting()).toEqual(['c', 'a', 'b'])
  await moving
  await actions.moveInQueue('c', null)
  expect(waiting()).toEqual(['a', 'b', 'c'])
  actions.closeQueue()
  expect(waiting()).toBeNull()
})

test('what began to be written meanwhile cannot be moved, which is said, and is listed no more', async () => {
  const { actions, start, state, waiting } = open('a', 'b')
  await actions.openQueue()
  start('a')
  await actions.moveInQueue('a', null)
  expect(waiting()).toEqual(['b'])
  expect(state().problems.map(({ sentence }) => sentence)).toEqual([
    'This critique does not wait (any more).',
  ])
})
