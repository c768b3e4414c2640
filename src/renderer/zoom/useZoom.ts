// How closely the photograph on show is looked at: by keys, pointer, wheel and fingers. Keeps its place from one to the next.
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Size } from '../../shared/tiles.ts'
import { isMeantElsewhere, latinLetter } from '../views/shortcuts.ts'
import {
  fitted,
  panBy,
  stepFrom,
  zoomTo,
  type Point,
  type Scale,
  type Scene,
  type Stage,
  type View,
} from './geometry.ts'
import { useStage } from './useStage.ts'
import { useZoomPointer } from './useZoomPointer.ts'

export type Zoom = {
  view: View
  /** Null until the stage was measured. */
  stage: Stage | null
  /** For the element of the stage. */
  stageRef: (element: HTMLElement | null) => void
  /** Magnifies about the middle of the stage, or about `at`, in CSS pixels of the window. */
  to: (scale: Scale, at?: Point) => void
}

/** CSS pixels by which an arrow moves the photograph; with Shift, most of the stage. */
const arrowStep = 80
const arrows: Record<string, Point> = {
  ArrowLeft: { x: 1, y: 0 },
  ArrowRight: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
}

/** One magnification of several photographs, of which one has the keys. */
export type LockedZoom = { view: View; setView: (change: (before: View) => View) => void; hasKeys: boolean }

/** `frame`: pixels of the photograph on show, null where it cannot be looked at closely. `locked`: what it shares with others. */
export function useZoom(frame: Size | null, letterKeys: boolean, locked?: LockedZoom): Zoom {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const stage = useStage(element)
  const [ownView, setOwnView] = useState(fitted)
  const { view, setView, hasKeys } = locked ?? { view: ownView, setView: setOwnView, hasKeys: true }
  /** Where the pointer is over the stage, in CSS pixels of the window; keys magnify what lies there. */
  const pointer = useRef<Point | null>(null)
  const scene: Scene | null = frame && stage ? { frame, stage } : null

  const to = (scale: Scale, at?: Point): void => {
    if (!scene) return
    const { left, top, width, height } = scene.stage
    const about = at ? { x: at.x - left, y: at.y - top } : { x: width / 2, y: height / 2 }
    setView((before) => zoomTo(before, scale, about, scene))
  }
  const pan = (by: Point): void => {
    if (scene) setView((before) => panBy(before, by, scene))
  }
  const step = (direction: 1 | -1): void => {
    if (scene) to(stepFrom(view.scale, direction, scene), pointer.current ?? undefined)
  }
  useZoomPointer({ element, pointer, view, scene, to, pan })

  const returnTo = useRef<HTMLElement | null>(null)
  /** Whoever looks closely by a key moves the photograph by arrows next: from the list, these would lead to another one. */
  const takeFocus = (): void => {
    const { activeElement } = document
    const isFree = activeElement === document.body || activeElement?.closest('#photo-list')
    if (!isFree || !element) return
    returnTo.current = activeElement instanceof HTMLElement ? activeElement : null
    element.focus({ preventScroll: true })
  }
  const leave = (): void => {
    to('fit')
    if (document.activeElement === element) returnTo.current?.focus()
    returnTo.current = null
  }

  /** What a key does here; undefined for one that is not ours. */
  const actOf = (event: KeyboardEvent): (() => void) | undefined => {
    const isClose = view.scale !== 'fit'
    if (event.key === 'Escape' && isClose && !document.querySelector(':popover-open')) return leave
    const arrow = arrows[event.key]
    if (arrow && isClose && stage && isOnStage(event.target)) {
      const length = (share: number): number => (event.shiftKey ? share * 0.8 : arrowStep)
      return () => pan({ x: arrow.x * length(stage.width), y: arrow.y * length(stage.height) })
    }
    if (!letterKeys) return undefined
    const closer = (): void => {
      takeFocus()
      if (latinLetter(event) !== 'Z') step(1)
      else to(event.shiftKey ? 'fill' : 1, pointer.current ?? undefined)
    }
    if (latinLetter(event) === 'Z') return isClose && !event.shiftKey ? leave : closer
    if (event.key === '+' || event.key === '=') return closer
    return event.key === '-' && isClose ? () => step(-1) : undefined
  }
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!scene || !hasKeys || isMeantElsewhere(event) || event.ctrlKey || event.metaKey || event.altKey)
      return
    const act = actOf(event)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event)
    document.addEventListener('keydown', listener, true)
    return () => document.removeEventListener('keydown', listener, true)
  }, [])
  return { view: scene ? view : fitted, stage, stageRef: setElement, to }
}

/** Whether arrows are not meant for what has the focus: a place on the photograph or the handle of a preview. */
const isOnStage = (target: EventTarget | null): boolean =>
  target === document.body ||
  (target instanceof Element &&
    target.closest('.photo-view, .panes') !== null &&
    !target.closest('button, [role=slider]'))
