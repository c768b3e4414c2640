// How an answer is put: as a sentence, with how far its fact may be believed. Never reads a question.
import type { FactId, Facts } from '../../../../shared/facts.ts'
import { bandOf, scaleValue, type Scale } from '../../../../shared/scales/scale.ts'
import { shownFact } from '../../../../shared/scales/shown.ts'

/** "The picture is crisp (80 % sure)." of "the picture is crisp"; the trust in the fact only where it leaves doubt. */
export function say(words: string, facts?: Facts, id?: FactId): string {
  const trust = facts && id ? (shownFact(facts, id)?.trust ?? '') : ''
  const told = `${words[0]!.toUpperCase()}${words.slice(1)}`
  if (trust === '') return `${told}.`
  return told.endsWith(')') ? `${told.slice(0, -1)}; ${trust}).` : `${told} (${trust}).`
}

/** "0.47 %", "12.5 %": of 0..100, as the panel has it. */
export const percentText = (percent: number): string => `${percent.toFixed(percent < 10 ? 2 : 1)} %`

/**
 * What `tell` says of the value on its scale, or that it is not known: not measured, or too unsure to be said.
 * @param what "how sharp it is"
 */
export function tellScale<Id extends FactId, Name extends string>(
  scale: Scale<Id, Name>,
  facts: Facts,
  what: string,
  tell: (value: number, band: { name: Name; word: string }) => string,
): string {
  if (!facts[scale.fact]) return notMeasured(what)
  const value = scaleValue<Id>(scale, facts, scale.confidence.said)
  if (value === null) return say(`${what} cannot be told: ${scale.unclear}`)
  return say(tell(value, bandOf(scale, value)), facts, scale.fact)
}

/** "How sharp it is has not been measured." */
export const notMeasured = (what: string): string => say(`${what} has not been measured`)
