import { sections } from '../../shared/critique.ts'
import type { ExportedCritique } from '../../shared/exports.ts'
import { levelOfScore } from '../../shared/levels.ts'
import { modeSentences } from '../describe.ts'
import { dayOf } from './day.ts'

/** "Ansel Adams · 7.5 of 10", without the score where none was given. */
export const bylineOf = ({ advisor, overall }: ExportedCritique): string =>
  overall === null ? advisor.name : `${advisor.name} · ${overall.toFixed(1)} of 10`

/** Who wrote it when and what it had to go by: "Written by starter, 2026-01-31. Words what was measured ...". */
export function meansOf({ model, writtenAt, mode, notice }: ExportedCritique): string {
  const day = writtenAt === null ? '' : `, ${dayOf(new Date(writtenAt))}`
  return [`Written by ${model}${day}.`, mode && modeSentences[mode], notice].filter(Boolean).join(' ')
}

/** "Composition strong, 7.5 · Lighting sound, 5.0"; empty where no section was judged. */
export const sectionScoresOf = ({ scores }: ExportedCritique): string =>
  scores
    .map(({ section, score }) => {
      const { heading } = sections.find(({ id }) => id === section)!
      return `${heading} ${levelOfScore(score)}, ${score.toFixed(1)}`
    })
    .join(' · ')
