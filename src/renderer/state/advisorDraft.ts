// An advisor as it is typed, and what is still wrong with it, field by field. Pure.
import { advisorSchema, type Advisor } from '../../shared/advisors.ts'

export type AdvisorDraft = Omit<Advisor, 'focusAreas'> & {
  /** One a line. */
  focusAreas: string
}
export type AdvisorField = keyof AdvisorDraft

export const emptyDraft: AdvisorDraft = {
  id: '',
  name: '',
  years: '',
  tradition: '',
  bio: '',
  focus: ['composition'],
  focusAreas: '',
  voice: '',
  prompt: '',
}

export const draftOf = (advisor: Advisor): AdvisorDraft => ({
  ...advisor,
  focusAreas: advisor.focusAreas.join('\n'),
})

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** As it would be kept: a field's text is one line, however it was typed. */
export function advisorOf(draft: AdvisorDraft): Advisor {
  const { id, name, years, tradition, bio, voice } = draft
  return {
    id: id.trim(),
    name: oneLine(name),
    years: oneLine(years),
    tradition: oneLine(tradition),
    bio: oneLine(bio),
    focus: draft.focus,
    focusAreas: draft.focusAreas.split('\n').map(oneLine).filter(Boolean),
    voice: oneLine(voice),
    prompt: draft.prompt.trim(),
  }
}

const most: Partial<Record<AdvisorField, number>> = {
  name: 80,
  years: 40,
  tradition: 160,
  bio: 1200,
  voice: 600,
  prompt: 6000,
}

/** What to do about each field that cannot be kept as it is; `taken`: ids that others have. */
export function draftProblems(
  draft: AdvisorDraft,
  taken: readonly string[],
): Partial<Record<AdvisorField, string>> {
  const advisor = advisorOf(draft)
  const problems: Partial<Record<AdvisorField, string>> = {}
  for (const { path } of advisorSchema.safeParse(advisor).error?.issues ?? []) {
    const field = path[0] as AdvisorField
    problems[field] ??= sentenceOf(field, advisor)
  }
  if (!problems.id && taken.includes(advisor.id))
    problems.id = 'Another advisor has this id: take another one.'
  return problems
}

function sentenceOf(field: AdvisorField, advisor: Advisor): string {
  if (field === 'id') return 'Two to 32 small letters, digits and hyphens, a letter first.'
  if (field === 'focus') return 'Choose one to four sections.'
  if (field === 'focusAreas') {
    return advisor.focusAreas.length === 0
      ? 'Write at least one, each on a line of its own.'
      : 'Eight lines at most, of 120 letters each.'
  }
  const text = advisor[field]
  return text === '' ? 'This is still empty.' : `Make it shorter: ${text.length} of ${most[field]} letters.`
}

/** An id made of a name: "Saul Leiter" gives "saul-leiter". */
export const idFrom = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 32)
    .replace(/-+$/, '')
