import { expect, test } from 'vitest'
import { sampleAdvisor } from '../../shared/testing/samples.ts'
import { advisorOf, draftOf, draftProblems, emptyDraft, idFrom } from './advisorDraft.ts'

const sample = sampleAdvisor('leiter', 'Saul Leiter')

test('a draft of an advisor is that advisor, and nothing is wrong with it', () => {
  expect(advisorOf(draftOf(sample))).toEqual(sample)
  expect(draftProblems(draftOf(sample), ['ansel'])).toEqual({})
})

test('every field that is still to be filled is named', () => {
  expect(Object.keys(draftProblems(emptyDraft, [])).toSorted()).toEqual(
    ['bio', 'focusAreas', 'id', 'name', 'prompt', 'tradition', 'voice'].toSorted(),
  )
})

test.each([
  [{ id: 'L' }, 'id', /small letters/],
  [{ id: 'ansel' }, 'id', /Another advisor/],
  [{ focus: [] }, 'focus', /one to four/],
  [{ focusAreas: ' \n ' }, 'focusAreas', /at least one/],
  [{ focusAreas: 'a\n'.repeat(9) }, 'focusAreas', /Eight lines/],
  [{ voice: 'v'.repeat(601) }, 'voice', /601 of 600/],
] as const)('%j: what to do about %s', (change, field, sentence) =>
  expect(
    draftProblems(
      { ...draftOf(sample), ...change, focus: [...('focus' in change ? change.focus : sample.focus)] },
      ['ansel'],
    )[field],
  ).toMatch(sentence),
)

test('what is typed over several lines is one', () =>
  expect(advisorOf({ ...draftOf(sample), bio: ' One\n  two ', focusAreas: 'a\n\n b  c ' })).toMatchObject({
    bio: 'One two',
    focusAreas: ['a', 'b c'],
  }))

test.each([
  ['Saul Leiter', 'saul-leiter'],
  ['Élise É. 2nd', 'elise-e-2nd'],
  ['3 Men', 'men'],
  ['森山', ''],
  ['long '.repeat(20), 'long-long-long-long-long-long-lo'],
])('the id of %s', (name, id) => expect(idFrom(name)).toBe(id))
