import { expect, test } from 'vitest'
import { matching } from './matching.ts'

const commands = [
  'choose advisors',
  'all advisors, and your own',
  'stop this critique',
  'pause the queue',
].map((does) => ({ id: does, does, key: null }))
const found = (typed: string): string[] => matching(commands, typed).map(({ does }) => does)

test('nothing typed is everything', () => expect(found(' ')).toHaveLength(4))
test('every word begins one, what begins with it first', () => {
  expect(found('adv')).toEqual(['choose advisors', 'all advisors, and your own'])
  expect(found('ALL adv')).toEqual(['all advisors, and your own'])
  expect(found('queue pau')).toEqual(['pause the queue'])
  expect(found('visors')).toEqual([])
})
