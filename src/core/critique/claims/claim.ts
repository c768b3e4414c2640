// How a claim is found in a sentence and held against the measurements. Never knows what any claim is about.
import type { Facts } from '../../../shared/facts.ts'
import type { Camera } from '../../../shared/photos.ts'
import { clauseAround, stanceOf } from './language.ts'

export type Evidence = { facts: Facts; camera: Camera }

export type Contradiction = {
  /** What the sentence claims, in few words. */
  claim: string
  /** What was measured instead. */
  measured: string
}

/** A state of affairs a sentence may assert. */
export type Statement = {
  claim: string | ((match: RegExpExecArray) => string)
  /** The measurement that clearly contradicts it; null where none does. */
  contradictedBy: (evidence: Evidence, match: RegExpExecArray) => string | null
}

export type Rule = {
  /** The words of the claim; with the flags `g` and `i`. */
  pattern: RegExp
  /** Words in the same clause that make it something else. */
  unless?: RegExp
  /** What it says when asserted, and what when denied. */
  affirms?: Statement
  denies?: Statement
}

export type ClaimFamily = { id: string; rules: Rule[] }

/** What `sentence` asserts against the evidence, each claim once. */
export function contradictionsIn(sentence: string, rules: Rule[], evidence: Evidence): Contradiction[] {
  const found = new Map<string, Contradiction>()
  for (const rule of rules) {
    for (const match of sentence.matchAll(rule.pattern)) {
      const end = match.index + match[0].length
      if (rule.unless?.test(clauseAround(sentence, match.index, end))) continue
      const statement = { affirms: rule.affirms, denies: rule.denies, neither: undefined }[
        stanceOf(sentence, match.index, end)
      ]
      const measured = statement?.contradictedBy(evidence, match)
      if (!statement || !measured) continue
      const claim = typeof statement.claim === 'string' ? statement.claim : statement.claim(match)
      found.set(claim, { claim, measured })
    }
  }
  return [...found.values()]
}
