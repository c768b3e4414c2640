// What all overlays are drawn with.
import type { Facts } from '../../shared/facts.ts'

/** Size of the photograph, in whatever unit the overlay is drawn in. */
export type Frame = { width: number; height: number }
export type OverlayProps = { facts: Facts; frame: Frame }

/** A line that is seen on any photograph: light on dark. */
export function Line({ d, dashed = false }: { d: string; dashed?: boolean }) {
  return (
    <>
      <path className="overlay-casing" d={d} />
      <path className={dashed ? 'overlay-line dashed' : 'overlay-line'} d={d} />
    </>
  )
}
