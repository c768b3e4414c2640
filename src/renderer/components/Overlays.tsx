// Measurements drawn over the photograph they were made in. Decoration: the figures stand in the facts.
import type { ReactNode } from 'react'
import type { ClippingMap, FactId, Facts } from '../../shared/facts.ts'
import { shownFact } from '../../shared/scales/shown.ts'
import { tiltScale } from '../../shared/scales/tilt.ts'
import { Line, type OverlayProps } from './overlay.tsx'
import { SightOverlay, sightLegend } from './SightOverlay.tsx'

/** The lines of thirds, and around what draws the eye an ellipse of its size. */
function ThirdsOverlay({ facts: { subject }, frame: { width, height } }: OverlayProps) {
  const [left, right] = [width / 3, (2 * width) / 3]
  const [top, bottom] = [height / 3, (2 * height) / 3]
  return (
    <>
      <Line d={`M${left} 0V${height}M${right} 0V${height}M0 ${top}H${width}M0 ${bottom}H${width}`} />
      {subject && subject.confidence > 0 && (
        <Line
          dashed
          d={ellipse(subject.x * width, subject.y * height, {
            x: (subject.width * width) / 2,
            y: (subject.height * height) / 2,
          })}
        />
      )}
    </>
  )
}

/** A closed path around a centre, by its two half-axes. */
function ellipse(x: number, y: number, half: { x: number; y: number }): string {
  const arc = `a${half.x} ${half.y} 0 0 1`
  return `M${x - half.x} ${y}${arc} ${2 * half.x} 0${arc} ${-2 * half.x} 0Z`
}

/** Each tile the stronger, the more fine detail it holds beside the sharpest one. */
function FocusOverlay({ facts: { focusMap }, frame: { width, height } }: OverlayProps) {
  if (!focusMap) return null
  const { columns, rows, tiles } = focusMap
  return tiles.map((energy, index) => (
    <rect
      key={index}
      className="overlay-tile"
      x={((index % columns) * width) / columns}
      y={(Math.floor(index / columns) * height) / rows}
      width={width / columns}
      height={height / rows}
      // Energies are squared: their root is what one sees.
      fillOpacity={0.75 * Math.sqrt(energy)}
    />
  ))
}

/** How strongly a cell is drawn, by the strength its digit gives it. */
const clippingOpacity = [0.3, 0.6, 0.9]

/** Cells in which highlights are clipped, and those in which shadows are, each the stronger, the more of it is. */
function ClippingOverlay({ facts: { clipping }, frame: { width, height } }: OverlayProps) {
  const map = clipping?.map
  if (!map) return null
  return (['highlights', 'shadows'] as const).flatMap((kind) =>
    clippingOpacity.map((opacity, index) => (
      <path
        key={`${kind} ${index}`}
        className={`overlay-${kind}`}
        fillOpacity={opacity}
        transform={`scale(${width / map.columns} ${height / map.rows})`}
        d={clippedCells(map, kind, index + 1)}
      />
    )),
  )
}

/** The cells of one strength as a path, neighbours in a row together; a cell is 1 x 1. */
function clippedCells({ columns, cells }: ClippingMap, kind: 'highlights' | 'shadows', strength: number) {
  const isMeant = (cell: number): boolean =>
    ((Number.parseInt(cells[cell]!, 16) >> (kind === 'highlights' ? 0 : 2)) & 3) === strength
  const parts: string[] = []
  for (let cell = 0; cell < cells.length; cell++) {
    if (!isMeant(cell)) continue
    const first = cell
    while ((cell + 1) % columns !== 0 && cell + 1 < cells.length && isMeant(cell + 1)) cell++
    const length = cell + 1 - first
    parts.push(`M${first % columns} ${Math.floor(first / columns)}h${length}v1h-${length}z`)
  }
  return parts.join('')
}

/** The measured tilt against the level, through the middle: only its angle is known, not where it runs. */
function LevelOverlay({ facts: { tilt }, frame: { width, height } }: OverlayProps) {
  if (!tilt || tilt.degrees === null || tilt.confidence < tiltScale.confidence.said) return null
  const middle = height / 2
  const rise = Math.round((width / 2) * Math.tan((tilt.degrees * Math.PI) / 180))
  return (
    <>
      <Line dashed d={`M0 ${middle}H${width}`} />
      <Line d={`M0 ${middle - rise}L${width} ${middle + rise}`} />
    </>
  )
}

/** Every overlay, in the order of its buttons; `fact` is the measurement it draws. */
export const overlays = {
  clipping: { label: 'Where it is clipped', fact: 'clipping', Overlay: ClippingOverlay },
  focus: { label: 'Focus map', fact: 'focusMap', Overlay: FocusOverlay },
  thirds: { label: 'Thirds and what draws the eye', fact: 'subject', Overlay: ThirdsOverlay },
  level: { label: 'Level line', fact: 'tilt', Overlay: LevelOverlay },
  sight: { label: 'What was seen', fact: 'things', Overlay: SightOverlay },
} as const satisfies Record<
  string,
  { label: string; fact: FactId; Overlay: (props: OverlayProps) => ReactNode }
>
export type OverlayName = keyof typeof overlays
export const overlayNames = Object.keys(overlays) as OverlayName[]

/** The overlays named in `shown`, over a photograph of the size of `frame`. */
export function Overlays({ shown, facts, frame }: OverlayProps & { shown: ReadonlySet<OverlayName> }) {
  const names = overlayNames.filter((name) => shown.has(name))
  if (names.length === 0) return null
  // Everything is measured inside a mat or bars, and so drawn there.
  const inside = facts.frame?.inside ?? { x: 0, y: 0, width: 1, height: 1 }
  const measured = { width: inside.width * frame.width, height: inside.height * frame.height }
  return (
    <>
      <svg
        className="overlays"
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <g transform={`translate(${inside.x * frame.width} ${inside.y * frame.height})`}>
          {names.map((name) => {
            const { Overlay } = overlays[name]
            return <Overlay key={name} facts={facts} frame={measured} />
          })}
        </g>
      </svg>
      <Legend names={names} facts={facts} />
    </>
  )
}

/** "Level line 2.0° clockwise, 80 % sure". */
function legendOf(facts: Facts, fact: FactId, label: string): string {
  const shown = shownFact(facts, fact)
  if (!shown) return `${label} is being measured`
  return `${shown.label} ${shown.display}${shown.trust === '' ? '' : `, ${shown.trust}`}`
}

/** The figure behind each overlay, and what its colours mean: where nothing is drawn, it says why. */
function Legend({ names, facts }: { names: readonly OverlayName[]; facts: Facts }) {
  return (
    <ul className="overlay-legend" aria-label="Drawn over the photograph">
      {names.map((name) => {
        const { label, fact } = overlays[name]
        return (
          <li key={name}>
            {name === 'clipping' && (
              <>
                <i className="swatch-highlights" /> high <i className="swatch-shadows" /> low ·{' '}
              </>
            )}
            {name === 'sight' ? sightLegend(facts) : legendOf(facts, fact, label)}
          </li>
        )
      })}
    </ul>
  )
}
