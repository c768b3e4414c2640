import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyCamera } from '../../shared/photos.ts'
import { checkClaims } from '../critique/check.ts'
import { fallbackCritique } from './fallback.ts'
import { loadGrammar } from './grammar.ts'
import { planStarter } from './plan.ts'
import { arbitraryInput } from './testing/arbitraryFacts.ts'

const grammar = await loadGrammar('resources')

test('nothing it says contradicts a measurement or the file', () => {
  fc.assert(
    fc.property(arbitraryInput, (input) => {
      const critique = fallbackCritique(planStarter({ grammar, ...input }))
      expect(checkClaims(critique, { facts: input.facts, camera: input.camera ?? emptyCamera })).toEqual([])
    }),
    { numRuns: 300 },
  )
})
