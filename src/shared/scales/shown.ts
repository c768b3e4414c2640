// A fact as a person is shown it, in whatever host: with how far it may be believed, and not at all where it is unsure.
import { factIds, type FactId, type Facts, type Tier } from '../facts.ts'
import { scales } from './index.ts'

export type ShownFact = {
  id: FactId
  label: string
  /** The value, or why there is none to show. */
  display: string
  tier: Tier
  /** "80 % sure", "a hint, 40 % sure"; empty for what is certain, and where no value is shown. */
  trust: string
}

/** The fact as it is shown, null until it is measured. Under the confidence of its scale it has no value to show. */
export function shownFact(facts: Facts, id: FactId): ShownFact | null {
  const fact = facts[id]
  if (!fact) return null
  const { label, display, tier, confidence } = fact
  // Without any confidence there is no value either: `display` says why.
  if (confidence === 0) return { id, label, display, tier, trust: '' }
  const scale = scales.find((each) => each.fact === id)
  if (scale && confidence < scale.confidence.said)
    return { id, label, display: scale.unclear, tier, trust: '' }
  const percent = `${Math.round(confidence * 100)} % sure`
  return { id, label, display, tier, trust: { A: '', B: percent, C: `a hint, ${percent}` }[tier] }
}

/** The facts that are there, in their fixed order. */
export const shownFacts = (facts: Facts): ShownFact[] =>
  factIds.map((id) => shownFact(facts, id)).filter((shown) => shown !== null)
