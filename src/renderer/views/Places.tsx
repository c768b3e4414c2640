import { useMemo, useState, type KeyboardEvent } from 'react'
import type { Frame } from '../components/overlay.tsx'
import { Line } from '../components/overlay.tsx'
import { placesOf, type Place } from '../state/pointing.ts'
import { litOnShow, remarksOnShow } from '../state/selectors.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { placeText } from '../words/places.ts'
import { focusOnRemark } from './elements.ts'

/**
 * The places the critique on show speaks of, unseen until one is pointed at, in the text or here: then it has an outline,
 * and the rest steps back. One of them takes the focus, the arrows lead to the others.
 */
export function Places({ frame }: { frame: Frame }) {
  const remarks = useStudioState(remarksOnShow)
  const { pointAtPlace, pointAtNothing } = useActions()
  const places = useMemo(() => placesOf(remarks), [remarks])
  const [last, setLast] = useState(0)
  if (places.length === 0) return null
  const current = Math.min(last, places.length - 1)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = (current + step + places.length) % places.length
    event.currentTarget.querySelectorAll('button')[next]?.focus()
  }
  const focus = (place: Place, index: number): void => {
    setLast(index)
    pointAtPlace(place)
  }
  return (
    <>
      <Lights frame={frame} />
      <div role="group" aria-label="What the critique speaks of" onKeyDown={onKeyDown}>
        {places.map((place, index) => {
          const { x, y, width, height } = place.region.box
          return (
            <button
              key={place.key}
              type="button"
              className="place"
              style={{
                left: `${100 * x}%`,
                top: `${100 * y}%`,
                width: `${100 * width}%`,
                height: `${100 * height}%`,
              }}
              tabIndex={index === current ? 0 : -1}
              aria-label={`${placeText(place.region)}: to its sentence`}
              onMouseEnter={() => pointAtPlace(place)}
              onMouseLeave={pointAtNothing}
              onFocus={() => focus(place, index)}
              onBlur={pointAtNothing}
              onClick={() => focusOnRemark(place.remarks[0]!)}
            />
          )
        })}
      </div>
    </>
  )
}

/** The lit places: light and dark lines around them, and a shade over the rest. */
function Lights({ frame: { width, height } }: { frame: Frame }) {
  const lit = useStudioState(litOnShow)
  if (!lit) return null
  const boxes = lit.regions.map(
    ({ box }) =>
      `M${box.x * width} ${box.y * height}h${box.width * width}v${box.height * height}h${-box.width * width}z`,
  )
  return (
    <svg
      className="overlays lights"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <mask id="lit-places">
        <rect width={width} height={height} fill="#ffffff" />
        {boxes.map((d, index) => (
          <path key={index} className="unshaded" d={d} />
        ))}
      </mask>
      <rect width={width} height={height} className="lights-shade" mask="url(#lit-places)" />
      {boxes.map((d, index) => (
        <Line key={index} d={d} />
      ))}
    </svg>
  )
}
