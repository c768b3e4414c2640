import type { EyeState } from '../../../../shared/facts.ts'
import type { ClaimFamily, Statement } from '../claim.ts'
import * as words from '../lexicon/seen/eyes.ts'
import { onlyFace } from '../seen.ts'
import { alone } from '../relation.ts'
import { gradedContradiction } from '../trust.ts'

const unless = (claim: string, state: EyeState, seen: string): Statement => ({
  claim,
  contradictedBy: ({ facts }) =>
    onlyFace(facts)?.eyes === state
      ? gradedContradiction(facts, 'faces', `the eyes of the face that was seen are ${seen}`)
      : null,
})
const shut = unless('the eyes are closed', 'open', 'open')
const wide = unless('the eyes are wide open', 'closed-or-down', 'closed or looking down')

/** Eyes of the only face. That they are not closed, or just open, is never contradicted: who looks down has both. */
export const eyes: ClaimFamily = {
  id: 'eyes',
  rules: [
    { pattern: alone(words.shutEyes), unless: words.otherEyes, affirms: shut },
    { pattern: alone(words.blinks), unless: words.otherEyes, affirms: shut, isLoose: true },
    { pattern: alone(words.wideEyes), unless: words.otherEyes, affirms: wide },
  ],
}
