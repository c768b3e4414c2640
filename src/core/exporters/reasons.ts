import type { ExportedCritique } from '../../shared/exports.ts'

/** "Try: ... – A level horizon. Michael Freeman, ...": each advice that points at a card, with its title and sources. */
export const reasonsOf = ({ analysisMarkdown, remarks }: ExportedCritique): string[] =>
  remarks.flatMap(({ start, end, card }) =>
    card
      ? [
          `“${analysisMarkdown.slice(start, end).trim().replaceAll(/\s+/g, ' ')}” – ${card.title}. ${card.source}`,
        ]
      : [],
  )
