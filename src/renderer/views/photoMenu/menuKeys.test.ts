import { expect, it } from 'vitest'
import { menuStart, placeOfKey } from './menuKeys.ts'

const names = ['Pick', 'Reject', '1 star', 'Export…', 'Copy critique', 'Open']

it.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 5, 0],
  ['ArrowUp', 0, 5],
  ['ArrowRight', 2, 3],
  ['Home', 4, 0],
  ['End', 0, 5],
  ['e', 0, 3],
  ['P', 0, 0],
  ['o', 5, 5],
  ['q', 2, null],
  ['Enter', 2, null],
  [' ', 2, null],
])('%s at %i leads to %s', (key, at, place) => {
  expect(placeOfKey(key, at, names)).toBe(place)
})

it('an empty menu leads nowhere', () => expect(placeOfKey('ArrowDown', 0, [])).toBe(null))

it.each([
  [10, 100, 500, 10],
  [450, 100, 500, 400],
  [10, 600, 500, 0],
])('at %i, %i long in %i, it begins at %i', (wanted, size, room, start) => {
  expect(menuStart(wanted, size, room)).toBe(start)
})
