import { expect, it } from 'vitest'
import { hiddenEarlier, hiddenLater, mostShown, turnWindow } from './shownTurns.ts'

it('shows all of a few, and the newest of many', () => {
  expect(turnWindow(10, 0)).toEqual({ start: 0, end: 10 })
  expect(turnWindow(10, 30)).toEqual({ start: 0, end: 10 })
  expect(turnWindow(1000, 0)).toEqual({ start: 1000 - mostShown, end: 1000 })
})

it('goes to the first and back without leaving one out, and never shows more', () => {
  const count = 1000
  const seen = new Set<number>()
  const see = (hidden: number): number => {
    const { start, end } = turnWindow(count, hidden)
    expect(end - start).toBe(mostShown)
    for (let index = start; index < end; index++) seen.add(index)
    return start
  }
  let hidden = 0
  while (see(hidden) > 0) hidden = hiddenEarlier(count, hidden)
  expect(seen.size).toBe(count)
  seen.clear()
  while (hidden > 0) {
    see(hidden)
    hidden = hiddenLater(hidden)
  }
  see(hidden)
  expect(seen.size).toBe(count)
})
