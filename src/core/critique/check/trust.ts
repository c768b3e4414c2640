// How far a fact may decide against a sentence. A flag is never trusted more than the fact behind it.
import type { ClaimGrade } from '../../../shared/critique.ts'
import type { FactId, Facts } from '../../../shared/facts.ts'
import type { Measured } from './claim.ts'

/** A tier B fact from this confidence up is "almost certain" in the prompt, too, and decides alone. */
const decidesFrom = 0.9
/** Under this confidence a fact says nothing against anybody. */
const speaksFrom = 0.5

/** The grade of a contradiction by this fact; null where the fact is missing, a hint, or too little sure. */
export function gradeOf(facts: Facts, id: FactId): ClaimGrade | null {
  const fact = facts[id]
  if (!fact || fact.tier === 'C' || fact.confidence < speaksFrom) return null
  return fact.tier === 'A' || fact.confidence >= decidesFrom ? 'doesNotHold' : 'checkThis'
}

/** What was measured with the grade of its fact; null where the fact may not speak. */
export function gradedContradiction(facts: Facts, id: FactId, measured: string): Measured | null {
  const grade = gradeOf(facts, id)
  return grade === null ? null : { measured, grade }
}
