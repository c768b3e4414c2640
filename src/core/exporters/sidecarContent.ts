// What a sidecar says of a critique: its opening and its advice, without what a measurement contradicts.
import { isOnSentence } from '../../shared/critique.ts'
import type { ExportedCritique, ExportedPhoto } from '../../shared/exports.ts'
import type { Marks } from '../../shared/marks.ts'
import type { SidecarContent } from '../../shared/sidecar.ts'

/** The newest finished critique of the photograph as it is turned now; null for none. */
export function newestCritique({ critiques, rotation }: ExportedPhoto): ExportedCritique | null {
  const present = critiques.filter((critique) => (critique.rotation ?? rotation) === rotation)
  return present.toSorted((a, b) => (a.writtenAt ?? 0) - (b.writtenAt ?? 0)).at(-1) ?? null
}

/** Sentences that are flagged as contradicted stay behind, and with one that advises its operation. */
export function sidecarContent(critique: ExportedCritique, { rating, flag, label }: Marks): SidecarContent {
  const { analysisMarkdown: text, remarks, advisor, writtenAt } = critique
  const refuted = critique.flags.filter(isOnSentence).filter(({ kind }) => kind === 'contradiction')
  const isRefuted = (from: number, to: number): boolean =>
    refuted.some(({ start, end }) => start < to && end > from)
  const advised = remarks.filter(({ operation, start, end }) => operation !== null && !isRefuted(start, end))
  const { from, to } = openingOf(text)
  const kept = refuted
    .filter(({ start, end }) => start < to && end > from)
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (opening, { start, end }) =>
        opening.slice(0, Math.max(0, start - from)) + opening.slice(Math.max(0, end - from)),
      text.slice(from, to),
    )
  return {
    advisor: advisor.name,
    writtenAt: writtenAt === null ? null : new Date(writtenAt).toISOString(),
    summary: oneLine(kept),
    advice: advised.map(({ start, end }) => oneLine(text.slice(start, end))),
    operations: advised.flatMap(({ operation }) => operation ?? []),
    marks: { rating, flag, label },
  }
}

/** Where the first section lies, without its heading; a text without headings is one. */
function openingOf(text: string): { from: number; to: number } {
  const headings = [...text.matchAll(/^#{1,6}[ \t].*$/gm)]
  const [first, second] = headings
  const from = first ? first.index + first[0].length : 0
  return { from, to: second?.index ?? text.length }
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
