import type { Size } from '../../shared/tiles.ts'
import { scaleOf, type Scale } from '../zoom/geometry.ts'
import type { Zoom } from '../zoom/useZoom.ts'

const named: [value: string, label: string, scale: Scale][] = [
  ['fit', 'Fit', 'fit'],
  ['fill', 'Fill', 'fill'],
  ['0.5', '50 %', 0.5],
  ['1', '1:1', 1],
  ['2', '2:1', 2],
  ['4', '4:1', 4],
]

/** "14 %" of the pixels of the file along an edge, in those of the display. */
const percentText = (scale: number): string => `${Math.round(100 * scale)} %`

/** How closely the photograph is looked at, in words and to be chosen. */
export function ZoomControl({ zoom, frame }: { zoom: Zoom; frame: Size }) {
  const { view, stage, to } = zoom
  const scale = stage ? scaleOf(view.scale, frame, stage) : 1
  const value = String(view.scale)
  const isNamed = named.some(([each]) => each === value)
  return (
    <>
      <select
        className="zoom-control"
        aria-label="Magnification"
        title="Magnification (Z: 1:1 and back, + and −)"
        value={value}
        onChange={({ target }) => to(named.find(([each]) => each === target.value)?.[2] ?? 'fit')}
      >
        {named.map(([each, label]) => (
          <option key={each} value={each}>
            {label}
          </option>
        ))}
        {!isNamed && <option value={value}>{percentText(scale)}</option>}
      </select>
      <span className="visually-hidden" role="status">
        {view.scale === 'fit' ? '' : `Magnified to ${percentText(scale)}`}
      </span>
    </>
  )
}
