// How far a fact may decide against a sentence. A flag is never trusted more than the fact behind it.
import type { ClaimGrade } from '../../../shared/critique.ts'
import { sightFactIds, type FactId, type Facts } from '../../../shared/facts.ts'
import { keyScale } from '../../../shared/scales/exposure.ts'
import { bandOf } from '../../../shared/scales/scale.ts'
import type { Measured } from './claim.ts'

/** A tier B fact from this confidence up is "almost certain" in the prompt, too, and decides alone. */
const decidesFrom = 0.9
/** Nets err on pictures unlike those they were held against: what they saw never decides alone, however sure. */
const isSeen = (id: FactId): boolean => id === 'subject' || sightFactIds.some((seen) => seen === id)
/** Under this confidence a fact says nothing against anybody. */
const speaksFrom = 0.5

/** Pictures in which a fact is known to fail, whatever its own confidence says: it is silent there. */
const failsIn: Partial<Record<FactId, (facts: Facts) => boolean>> = {
  // Movement draws edges along one direction only, and few pixels hold no fine detail to compare. A backdrop without
  // texture is as soft as any beside a subject that is crisp before it.
  focusMap: ({ blur, subject }) =>
    subject?.seen?.focus === 'sharp' ||
    (blur !== undefined && ['movement', 'part-moved', 'too-small'].includes(blur.verdict)),
  noise: ({ blur }) => blur?.verdict === 'too-small',
  // Next to black, the colour of the light is no longer in the pixels.
  cast: ({ exposure }) => exposure !== undefined && bandOf(keyScale, exposure.keyStops).name === 'deep',
}

/** The grade of a contradiction by this fact; null where the fact is missing, a hint, too little sure, or fails. */
export function gradeOf(facts: Facts, id: FactId): ClaimGrade | null {
  const fact = facts[id]
  if (!fact || fact.tier === 'C' || fact.confidence < speaksFrom) return null
  if (failsIn[id]?.(facts)) return null
  if (isSeen(id)) return 'checkThis'
  return fact.tier === 'A' || fact.confidence >= decidesFrom ? 'doesNotHold' : 'checkThis'
}

/** What was measured with the grade of its fact; null where the fact may not speak. */
export function gradedContradiction(facts: Facts, id: FactId, measured: string): Measured | null {
  const grade = gradeOf(facts, id)
  return grade === null ? null : { measured, grade }
}
