import { expect, test } from 'vitest'
import type { Pointed } from '../families/boxForm.ts'
import { findRemarks } from './index.ts'

const box = { x: 0.1, y: 0.5, width: 0.2, height: 0.2 }
const text = `## Composition
The white boat, lower left, holds the frame. A boat needs water.

**Try:** Move the oar.

## Lighting
The Boat is dark.
`
const endOf = (words: string): number => text.indexOf(words) + words.length
const inComposition = endOf('the oar.\n\n')

/** The sentences that what is pointed at belongs to. */
const sentencesOf = (places: Omit<Pointed, 'box'>[]): string[] => {
  const pointed = places.map((place) => ({ ...place, box }))
  const { remarks } = findRemarks(text, null, {}, pointed)
  return remarks
    .filter(({ regions }) => regions.some((region) => region.of === 'thing' && region.box === box))
    .map(({ start, end }) => text.slice(start, end))
}

test('a place belongs to the first sentence of its own section that says its words', () => {
  expect(sentencesOf([{ at: inComposition, label: 'white boat' }])).toEqual([
    'The white boat, lower left, holds the frame.',
  ])
  expect(sentencesOf([{ at: inComposition, label: 'Boat' }])).toHaveLength(1)
  expect(sentencesOf([{ at: text.length, label: 'the boat' }])).toEqual(['The Boat is dark.'])
  expect(sentencesOf([{ at: inComposition, label: 'oar' }])).toHaveLength(1)
})

test.each([
  ['no sentence says', { at: inComposition, label: 'the harbour' }],
  ['only another section says', { at: text.length, label: 'white boat' }],
  ['only a part of a word says', { at: inComposition, label: 'oat' }],
  ['is no word', { at: inComposition, label: '—' }],
  ['stands before every section', { at: 0, label: 'boat' }],
])('a place whose label %s is nobody’s', (_name, place) => {
  expect(sentencesOf([place])).toEqual([])
})
