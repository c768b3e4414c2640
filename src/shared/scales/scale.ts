// One scale per measured fact: what its number is called, from which confidence, and what contradicts it. Whatever
// speaks of a fact (panel, prompt, starter writer, check of claims, documentation) takes its limits and words from
// here. Never measures.
import type { Fact, FactId, Facts } from '../facts.ts'

/** A stretch of a scale: from the `below` of the band before it (included) up to its own (not included). */
export type Band<Name extends string> = {
  name: Name
  /** In the scale's unit; Infinity for the last band. */
  below: number
  /** What a value in it is called in the panel and in the prompt. */
  word: string
}

/** Something that can be said of a photograph, as far as one number can contradict it. */
export type ScaleClaim<Name extends string> = {
  /** Bands for which it is true. None of their values contradicts it. */
  trueIn: readonly Name[]
  /** Values that contradict it: under `below`, or `from` it up. Between them and the bands it is left alone. */
  wrong: { below: number } | { from: number }
}

export type Scale<Id extends FactId = FactId, Name extends string = string, Claim extends string = string> = {
  fact: Id
  /** What the number is, for the documentation. */
  quantity: string
  /** "degrees", "percent of the frame"; empty for a bare number. */
  unit: string
  /** The fact's value on this scale; null: nothing was measured. */
  valueOf: (fact: Fact<Id>) => number | null
  /** Lowest first; together they cover every number. */
  bands: readonly Band<Name>[]
  confidence: {
    /** Under it nothing is said of the value: not in the prompt, not by the starter writer, not in the panel. */
    said: number
    /** From it on the value is stated without "seems" and "perhaps", and advice may rest on it. */
    stated: number
    /** From it on a sentence may be held against it. */
    held: number
  }
  /** What the panel shows in place of a value that is not said. */
  unclear: string
  claims: Record<Claim, ScaleClaim<Name>>
  /** How far a number that a critique states may be from the measured one. */
  tolerance?: number
  /** Where the quantity and its limits come from. */
  sources: readonly string[]
}

/** The scale as it is, with the names of its bands and claims known to the compiler. */
export const defineScale = <
  const Id extends FactId,
  const Name extends string,
  const Claim extends string = never,
>(
  scale: Scale<Id, Name, Claim>,
): Scale<Id, Name, Claim> => scale

/** The band that `value` lies in. */
export function bandOf<Name extends string>(
  { bands }: { bands: readonly Band<Name>[] },
  value: number,
): Band<Name> {
  return bands.find(({ below }) => value < below) ?? bands.at(-1)!
}

/** Where a band begins: -Infinity for the first. */
export function lowerLimit<Name extends string>(
  { bands }: { bands: readonly Band<Name>[] },
  name: Name,
): number {
  return bands[bands.findIndex((band) => band.name === name) - 1]?.below ?? -Infinity
}

/** The fact's value where it was measured with at least this confidence, else null. */
export function scaleValue<Id extends FactId>(
  { fact: id, valueOf }: Pick<Scale<Id>, 'fact' | 'valueOf'>,
  facts: Facts,
  leastConfidence: number,
): number | null {
  const fact = facts[id] as Fact<Id> | undefined
  return fact && fact.confidence >= leastConfidence ? valueOf(fact) : null
}

/** The value that contradicts the claim, where the fact is sure enough to be held against a sentence; else null. */
export function contradictingValue<Id extends FactId, Name extends string, Claim extends string>(
  scale: Scale<Id, Name, Claim>,
  claim: Claim,
  facts: Facts,
): number | null {
  const value = scaleValue<Id>(scale, facts, scale.confidence.held)
  return value !== null && isWrongAt(scale.claims[claim].wrong, value) ? value : null
}

/** Whether a value lies where it contradicts a claim. */
export function isWrongAt(wrong: ScaleClaim<string>['wrong'], value: number): boolean {
  return 'below' in wrong ? value < wrong.below : value >= wrong.from
}
