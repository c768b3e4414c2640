// What nets saw in a photograph, drawn where it is. Decoration: the words stand in the facts and in the legend.
import type { Facts } from '../../shared/facts.ts'
import type { Box, SubjectMask } from '../../shared/sight.ts'
import { shownFact } from '../../shared/scales/shown.ts'
import { Line, type Frame, type OverlayProps } from './overlay.tsx'

/** The subject's cells, a frame around each face, thing and writing, and the long lines; without names. */
export function SightOverlay({ facts, frame }: OverlayProps) {
  const { subject, faces, things, writing, lines } = facts
  const mask = subject?.seen?.mask
  return (
    <>
      {mask && (
        <path
          className="overlay-subject"
          transform={`scale(${frame.width / mask.columns} ${frame.height / mask.rows})`}
          d={coveredCells(mask)}
        />
      )}
      {lines?.lines.map(({ x1, y1, x2, y2 }, index) => (
        <Line
          key={index}
          d={`M${x1 * frame.width} ${y1 * frame.height}L${x2 * frame.width} ${y2 * frame.height}`}
        />
      ))}
      {faces?.faces.map((face, index) => (
        <Line key={index} d={around(face, frame)} />
      ))}
      {[...(things?.things ?? []), ...(writing?.writing ?? [])].map((box, index) => (
        <Line key={index} dashed d={around(box, frame)} />
      ))}
    </>
  )
}

const around = ({ x, y, width, height }: Box, frame: Frame): string =>
  `M${x * frame.width} ${y * frame.height}h${width * frame.width}v${height * frame.height}h${-width * frame.width}z`

/** The cells of which more than half belongs to the subject; a cell is 1 x 1. */
function coveredCells({ columns, cells }: SubjectMask): string {
  return Array.from({ length: cells.length }, (_, cell) =>
    Number.parseInt(cells[cell]!, 16) > 7 ? `M${cell % columns} ${Math.floor(cell / columns)}h1v1h-1z` : '',
  ).join('')
}

/** "1 face, eyes open · Seen: person, bicycle", or why nothing is drawn. */
export function sightLegend(facts: Facts): string {
  if (!facts.things && !facts.faces && !facts.lines) return 'It was not looked at'
  const shown = (['subject', 'faces', 'things', 'writing', 'lines'] as const).flatMap((id) => {
    const fact = facts[id]
    const words = fact && fact.confidence > 0 ? shownFact(facts, id) : null
    return words && !(id === 'subject' && !facts.subject?.seen) ? [`${words.label}: ${words.display}`] : []
  })
  return shown.join(' · ') || 'Nothing that may be named was seen'
}
