import { expect, test } from 'vitest'
import { roomForAnswer } from './budget.ts'

test.each([
  ['all of it fits', 1000, 2048, 4096, 2048],
  ['to the last token', 2048, 2048, 4096, 2048],
  ['a model made for 2,048 tokens has what is left', 1400, 2048, 2048, 648],
  ['the least that is begun', 1792, 2048, 2048, 256],
  ['a short answer wants no more than itself', 2000, 48, 2048, 48],
])('room for an answer: %s', (_, prompt, most, context, room) => {
  expect(roomForAnswer(prompt, most, context)).toBe(room)
})

test.each([
  [1793, 2048, 2048],
  [3000, 2048, 2048],
  [2001, 48, 2048],
])('a prompt of %i tokens leaves too little for %i in %i', (prompt, most, context) => {
  expect(() => roomForAnswer(prompt, most, context)).toThrow(
    expect.objectContaining({ code: 'context-overflow' }),
  )
})
