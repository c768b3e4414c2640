import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Trial } from '../state/studioState.ts'
import type { Frame } from '../components/overlay.tsx'
import { keptRectangle } from '../../shared/keptRectangle.ts'
import { elementIds } from './elements.ts'

/** Where the split begins, percent from the left: beside the middle, where the subject often is. */
const firstSplit = 52

type TrialPictureProps = { trial: Trial; frame: Frame; originalUrl: string; onBroken: () => void }

/** The advice over the photograph, which stays where it is: what would be cut is hatched, not hidden. */
export function TrialPicture({ trial, frame, originalUrl, onBroken }: TrialPictureProps) {
  const [split, setSplit] = useState(firstSplit)
  const { operations, copy, isSplit, isBefore } = trial
  if (operations.length === 0) return null
  const kept = keptOf(frame, trial)
  const url = copy !== null && typeof copy === 'object' && 'url' in copy ? copy.url : originalUrl
  const from = isSplit ? split : 0
  const turn = `rotate(${kept.degrees}deg)`
  const origin = `${(100 * kept.x) / frame.width}% ${(100 * kept.y) / frame.height}%`
  return (
    <div className="trial" aria-busy={copy === 'on its way'}>
      {!isBefore && (
        <div className="trial-after" style={{ clipPath: `inset(0 0 0 ${from}%)` }}>
          <img
            src={url}
            alt=""
            style={{ transform: turn, transformOrigin: origin }}
            onError={url === originalUrl ? undefined : onBroken}
          />
          <Cut frame={frame} kept={kept} />
        </div>
      )}
      {isSplit && <SplitHandle split={split} onSplit={setSplit} isAway={isBefore} />}
      {(isSplit || isBefore) && <span className="on-photo at-left">Before</span>}
      {!isBefore && (
        <span className="on-photo at-right">{trial.remark === null ? 'As advised' : 'After'}</span>
      )}
    </div>
  )
}

type Kept = ReturnType<typeof keptRectangle>

/** All of it where the operations would leave nothing, which no button offers. */
function keptOf(frame: Frame, { operations }: Trial): Kept {
  try {
    return keptRectangle(frame, operations)
  } catch {
    return { x: frame.width / 2, y: frame.height / 2, ...frame, degrees: 0 }
  }
}

/** What would be cut off, around what is kept. */
function Cut({ frame, kept }: { frame: Frame; kept: Kept }) {
  const share = 1 - (kept.width * kept.height) / (frame.width * frame.height)
  if (share < 0.001) return null
  const [left, top] = [kept.x - kept.width / 2, kept.y - kept.height / 2]
  const inner = `M${left} ${top}h${kept.width}v${kept.height}h${-kept.width}z`
  // As wide on the screen whatever the photograph's size.
  const unit = Math.max(frame.width, frame.height) / 900
  return (
    <>
      <svg
        className="overlays"
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <defs>
          <pattern
            id="trial-hatch"
            width={12 * unit}
            height={12 * unit}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={12 * unit} height={12 * unit} fill="#000000a6" />
            <rect width={6 * unit} height={12 * unit} fill="#000000d0" />
          </pattern>
        </defs>
        <path className="trial-cut" fillRule="evenodd" d={`M0 0H${frame.width}V${frame.height}H0z${inner}`} />
        <path className="overlay-casing" d={inner} />
        <path className="overlay-line" d={inner} />
      </svg>
      <span className="on-photo at-top">Cut: {Math.max(1, Math.round(100 * share))} % of the photograph</span>
    </>
  )
}

/** `isAway`: not seen for the moment; it keeps the focus. */
type SplitHandleProps = { split: number; onSplit: (percent: number) => void; isAway: boolean }

function SplitHandle({ split, onSplit, isAway }: SplitHandleProps) {
  const to = (percent: number): void => onSplit(Math.min(100, Math.max(0, percent)))
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? 10 : 1
    const byKey: Record<string, number> = {
      ArrowLeft: split - step,
      ArrowDown: split - step,
      ArrowRight: split + step,
      ArrowUp: split + step,
      PageDown: split - 10,
      PageUp: split + 10,
      Home: 0,
      End: 100,
    }
    const next = byKey[event.key]
    if (next === undefined) return
    event.preventDefault()
    to(next)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const { currentTarget, pointerId, clientX } = event
    const area = currentTarget.parentElement?.getBoundingClientRect()
    if (!area || !currentTarget.hasPointerCapture(pointerId)) return
    to(Math.round((100 * (clientX - area.left)) / area.width))
  }
  return (
    <div
      id={elementIds.split}
      className={isAway ? 'split-handle away' : 'split-handle'}
      style={{ left: `${split}%` }}
      role="slider"
      tabIndex={0}
      aria-label="Before and after"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={split}
      aria-valuetext={`${split} % before`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.focus()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={onPointerMove}
    >
      <span aria-hidden="true">◂▸</span>
    </div>
  )
}
