import type { ClaimFamily, Statement } from '../claim.ts'
import * as words from '../lexicon/seen/focus.ts'
import { alone } from '../relation.ts'
import { onlyPerson } from '../seen.ts'
import { gradedContradiction } from '../trust.ts'

const unless = (claim: string, focus: 'sharp' | 'soft', seen: string): Statement => ({
  claim,
  contradictedBy: ({ facts }, text) =>
    onlyPerson(facts, text)?.focus === focus
      ? gradedContradiction(facts, 'subject', `the person that was seen is ${seen}`)
      : null,
})
const soft = unless('the person is out of focus', 'sharp', 'crisp before softer surroundings')
const sharp = unless('the person is in focus', 'soft', 'softer than what is around')

/** Whether the only person is in focus, where the blur of the person and that of the surroundings differ plainly. */
export const personFocus: ClaimFamily = {
  id: 'personFocus',
  rules: [
    { pattern: alone(words.softPerson), unless: words.otherFocus, affirms: soft },
    { pattern: alone(words.sharpPerson), unless: words.otherFocus, affirms: sharp },
  ],
}
