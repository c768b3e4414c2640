// What is otherwise where another computer writes: what it is told, and that nothing may hold its text to the form.
import type { Stats } from '../../shared/critique.ts'
import { AppError } from '../../shared/errors.ts'
import type { Mode } from '../../shared/jobs.ts'
import type { GenerateOptions } from '../../shared/workers.ts'
import { withoutPersons } from '../critique/cameraData.ts'
import { critiqueForm } from '../critique/form.ts'
import { parseCritique } from '../critique/parse.ts'
import { judgedSections, leastJudged, requiredSections } from '../critique/skeleton.ts'
import type { Measured } from '../photos/index.ts'

/** What may leave this computer of what is known of a photograph. */
export const measuredThere = (measured: Measured): Measured => ({
  ...measured,
  camera: withoutPersons(measured.camera),
})

const reminder =
  'Write each heading exactly as it is given, begin with the first one, and write nothing else.'

/**
 * What is asked there: the same, with the form as a schema for a server that takes one in place of the grammar. At a second
 * try, as after a text without the form of a critique, it is asked otherwise: the same seed would say the same.
 */
export function askedThere(options: GenerateOptions, mode: Mode, tries: number): GenerateOptions {
  const asked = { ...options, form: critiqueForm(mode === 'vision' ? 'vision' : 'text') }
  if (tries === 1) return asked
  return { ...asked, user: `${options.user}\n\n${reminder}`, seed: options.seed + tries - 1 }
}

/**
 * Throws `critique-incomplete` for a whole text that lacks sections which every critique has; once: what the second try
 * brings is kept where it is a critique at all.
 */
export function assertForm(text: string, { finishReason }: Pick<Stats, 'finishReason'>, tries: number): void {
  if (tries > 1 || finishReason !== 'stop') return
  const present = new Set(parseCritique(text).sections.map(({ id }) => id))
  const judged = judgedSections.filter((id) => present.has(id)).length
  if (judged >= leastJudged && requiredSections.every((id) => present.has(id))) return
  throw new AppError('critique-incomplete', 'The model left out sections that every critique has.', {
    hint: 'Try again, or choose another model.',
  })
}
