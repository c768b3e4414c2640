import type { ClaimFamily, Statement } from '../claim.ts'
import * as words from '../lexicon/seen/people.ts'
import { alone } from '../relation.ts'
import { gradedContradiction } from '../trust.ts'

const nobody: Statement = {
  claim: 'there is nobody in it',
  contradictedBy: ({ facts }) =>
    facts.faces && facts.faces.faces.length > 0
      ? gradedContradiction(facts, 'faces', 'a face was seen in it')
      : null,
}

/** Nobody where there is a face. That there is somebody is never contradicted: some faces are missed. */
export const people: ClaimFamily = {
  id: 'people',
  rules: [{ pattern: alone(words.nobody), unless: words.otherThanNobody, affirms: nobody }],
}
