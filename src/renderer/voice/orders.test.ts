import { expect, it } from 'vitest'
import { orderIn, saidBack } from './orders.ts'

it.each([
  ['Next.', { do: 'next' }, 'Next photograph.'],
  ['The next picture, please.', { do: 'next' }, 'Next photograph.'],
  ['Go back.', { do: 'previous' }, 'Previous photograph.'],
  ['Previous one', { do: 'previous' }, 'Previous photograph.'],
  ['Pick this one!', { do: 'mark', patch: { flag: 'pick' } }, 'Picked.'],
  ['Reject it.', { do: 'mark', patch: { flag: 'reject' } }, 'Rejected.'],
  ['Neither.', { do: 'mark', patch: { flag: null } }, 'Neither picked nor rejected.'],
  ['Three stars', { do: 'mark', patch: { rating: 3 } }, '3 stars.'],
  ['1 star.', { do: 'mark', patch: { rating: 1 } }, '1 star.'],
  ['No stars', { do: 'mark', patch: { rating: 0 } }, 'No stars.'],
  ['Read me the critique.', { do: 'read' }, ''],
] as const)('%s is an order', (text, order, back) => {
  expect(orderIn(text)).toEqual(order)
  expect(saidBack(order)).toBe(back)
})

it.each([
  'What should I try next?',
  'Which of these would you pick?',
  'Would you reject it?',
  'Next time?',
  'Six stars',
  'Stars',
  'How many stars would you give?',
  'Read the histogram',
  '',
])('%j is a question', (text) => expect(orderIn(text)).toBeNull())
