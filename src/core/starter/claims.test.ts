import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyCamera } from '../../shared/photos.ts'
import { checkClaims } from '../critique/check/index.ts'
import { fallbackCritique } from './fallback.ts'
import { loadGrammar } from './grammar.ts'
import { planStarter } from './plan.ts'
import { arbitraryInput } from './testing/arbitraryFacts.ts'

const grammar = await loadGrammar('resources')

test.each([
  'The sides seem in balance, the first condition of rest, as long as it is not mere symmetry.',
  'Balance without symmetry is the aim; see how close this comes.',
])('more than symmetry is asked for, and none denied: %s', (said) => {
  const symmetry = { tier: 'A', confidence: 1, label: '', display: '', statement: null, mirror: 1 } as const
  const critique = `## Visual Balance · 8.0\n${said}\n`
  expect(checkClaims(critique, { facts: { symmetry }, camera: emptyCamera })).toEqual([])
})

test('nothing it says contradicts a measurement or the file', () => {
  fc.assert(
    fc.property(arbitraryInput, (input) => {
      const critique = fallbackCritique(planStarter({ grammar, ...input }))
      expect(checkClaims(critique, { facts: input.facts, camera: input.camera ?? emptyCamera })).toEqual([])
    }),
    { numRuns: 60 },
  )
})
