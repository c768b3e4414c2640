// What becomes of a model's finished text: sections, scores and flags. Never changes a word of it.
import type { Critique, Flag } from '../../shared/critique.ts'
import { AppError } from '../../shared/errors.ts'
import type { Facts } from '../../shared/facts.ts'
import type { Mode } from '../../shared/jobs.ts'
import type { Camera } from '../../shared/photos.ts'
import { checkClaims } from './check/index.ts'
import { parseCritique, type ParsedCritique } from './parse.ts'
import { findRepeats } from './repeats.ts'
import { requiredSections } from './skeleton.ts'

export type FinishedCritique = Pick<Critique, 'analysisMarkdown' | 'scores' | 'overall' | 'flags'>

/**
 * Reads a generated text against what is known of its photo. Throws `critique-incomplete` when it is no critique,
 * so that an error page or a refusal is never stored as one; a critique cut short is still a critique.
 */
export function finishCritique(
  markdown: string,
  { facts, camera, mode }: { facts: Facts; camera: Camera; mode: Mode },
): FinishedCritique {
  const parsed = parseCritique(markdown)
  if (!isCritique(parsed, mode)) {
    throw new AppError('critique-incomplete', 'The model wrote a text without any section of a critique.', {
      hint: 'Try again, or choose another model.',
    })
  }
  const { scores, overall } = parsed
  return { analysisMarkdown: markdown, scores, overall, flags: findFlags(markdown, { facts, camera }) }
}

/** The sentences not to be relied on, in the order of the text. */
export function findFlags(markdown: string, evidence: { facts: Facts; camera: Camera }): Flag[] {
  const flags = [...checkClaims(markdown, evidence), ...findRepeats(markdown)]
  return flags.toSorted((a, b) => a.start - b.start)
}

/** Whether at least one section that this mode has to write is there, with text in it. */
export function isCritique({ sections }: ParsedCritique, mode: Mode): boolean {
  const required = requiredSections(mode)
  return sections.some(({ id, body }) => required.includes(id) && body.trim() !== '')
}
