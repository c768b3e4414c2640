// The shape of a starter critique and of its prompt. Must stay as training/corpus.py has it: the model knows no other.
import { sections, type SectionId } from '../../shared/critique.ts'

/** Sections that comment on what was measured, in their order. */
export const commentedSections = ['composition', 'lighting', 'focus', 'color', 'balance'] as const
export type CommentedSection = (typeof commentedSections)[number]

export type SectionPlan = {
  id: SectionId
  /** What is said, in order: a sentence for each. */
  labels: string[]
}

/** Which of a label's forms is preferred, so that photographs vary at temperature 0. */
export const variants = 'abcdefghijkl'

/** Stands for advisors without sentences of their own. */
export const plainAdvisor = 'plain'

export const systemText = 'Write the critique from the outline.'

/** The outline: the advisor, the variant, then each section's name and labels. */
export function renderPrompt(
  advisor: string,
  variant: string,
  plan: Pick<SectionPlan, 'id' | 'labels'>[],
): string {
  return [advisor, variant, ...plan.flatMap(({ id, labels }) => [id, ...labels])].join(' ')
}

/** A section's name without a sentence, or a label with its sentence. */
export type RawLine = { word: string; sentence: string }

/**
 * Reads a line of the model: the word of the line before, its own word of the outline, and after a label the
 * sentence. Null when it is none.
 */
export function readRawLine(line: string): RawLine | null {
  const parts = /^(?:[a-z]+ )?([a-z]+)(?: (\S.*))?$/.exec(line)
  return parts && { word: parts[1]!, sentence: parts[2] ?? '' }
}

/** The heading as it is shown. */
export function headingLine(id: SectionId): string {
  return `## ${sections.find((section) => section.id === id)!.heading}`
}
