// A claim: words, what they assert when affirmed and when denied, and which measurement contradicts that.
import type { ClaimGrade } from '../../../shared/critique.ts'
import type { Facts } from '../../../shared/facts.ts'
import type { Camera } from '../../../shared/photos.ts'
import { assertionOf } from './assertion.ts'
import { clauseHolds } from './clause.ts'
import type { Phrase, Reading } from './reading.ts'
import type { Pattern } from './relation.ts'
import type { Terms } from './terms.ts'

export type Evidence = { facts: Facts; camera: Camera }

/** What was measured instead, and how far it may be trusted to decide. */
export type Measured = { measured: string; grade: ClaimGrade }

export type Contradiction = Measured & {
  /** What the sentence claims, in few words. */
  claim: string
}

/** A state of affairs a sentence may assert; `words` are the claim's own, with their capitals. */
export type Statement = {
  claim: string | ((words: string) => string)
  /** The measurement that contradicts it; null where none does. */
  contradictedBy: (evidence: Evidence, words: string) => Measured | null
}

export type Rule = {
  pattern: Pattern
  /** Terms in the same clause that make it something else. */
  unless?: Terms
  affirms?: Statement
  denies?: Statement
  /** Words that mean this most of the time: never more than "check this". */
  isLoose?: true
  /** A figure of speech, which "as if" does not weaken; loose as well. */
  isFigure?: true
}

export type ClaimFamily = { id: string; rules: Rule[] }

/** What a sentence asserts against the evidence, each claim once. */
export function contradictionsIn(
  reading: Reading,
  { rules }: ClaimFamily,
  evidence: Evidence,
): Contradiction[] {
  const found = new Map<string, Contradiction>()
  for (const rule of rules) {
    if (rule.isFigure && isIdle(rule, evidence)) continue
    for (const span of rule.pattern(reading)) {
      const contradiction = contradictionAt(reading, span, rule, evidence)
      if (!contradiction) continue
      const { claim, grade } = contradiction
      if (found.get(claim)?.grade !== 'doesNotHold' || grade === 'doesNotHold')
        found.set(claim, contradiction)
    }
  }
  return [...found.values()]
}

/** Nothing that a figure of speech says here is contradicted, whatever its words: it is not looked for. */
const isIdle = ({ affirms, denies }: Rule, evidence: Evidence): boolean =>
  !affirms?.contradictedBy(evidence, '') && !denies?.contradictedBy(evidence, '')

function contradictionAt(
  reading: Reading,
  span: Phrase,
  rule: Rule,
  evidence: Evidence,
): Contradiction | null {
  if (rule.unless && clauseHolds(reading, rule.unless, span)) return null
  const assertion = assertionOf(reading, span, rule.isFigure === true)
  const statement = assertion === 'affirmed' ? rule.affirms : assertion === 'denied' ? rule.denies : undefined
  const words = reading.cased.slice(span.from, span.to)
  const found = statement?.contradictedBy(evidence, words)
  if (!statement || !found) return null
  const claim = typeof statement.claim === 'string' ? statement.claim : statement.claim(words)
  return { claim, measured: found.measured, grade: rule.isLoose || rule.isFigure ? 'checkThis' : found.grade }
}
