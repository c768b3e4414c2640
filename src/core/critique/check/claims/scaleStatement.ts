// A statement that one number of a scale decides.
import type { FactId, Facts } from '../../../../shared/facts.ts'
import { contradictingValue, type Scale } from '../../../../shared/scales/scale.ts'
import type { Measured, Statement } from '../claim.ts'
import { gradedContradiction } from '../trust.ts'

/** A contradicting value in words, with the grade its fact allows; null where the value contradicts nothing. */
export function scaleContradiction<Id extends FactId, Name extends string, Claim extends string>(
  scale: Scale<Id, Name, Claim>,
  kind: Claim,
  facts: Facts,
  describe: (value: number, facts: Facts) => string,
): Measured | null {
  const value = contradictingValue(scale, kind, facts)
  return value === null ? null : gradedContradiction(facts, scale.fact, describe(value, facts))
}

/** Makes statements about one scale: `says('the picture is noisy', 'noisy')`. */
export const statementsOn =
  <Id extends FactId, Name extends string, Claim extends string>(
    scale: Scale<Id, Name, Claim>,
    describe: (value: number, facts: Facts) => string,
  ) =>
  (claim: string, kind: Claim): Statement => ({
    claim,
    contradictedBy: ({ facts }) => scaleContradiction(scale, kind, facts, describe),
  })
