import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import { scaleOf, type Point, type Scale, type Scene, type View } from './geometry.ts'

type ZoomPointer = {
  element: HTMLElement | null
  /** Kept up to date: where the pointer is, null where it is not over the stage. */
  pointer: RefObject<Point | null>
  view: View
  scene: Scene | null
  to: (scale: Scale, at?: Point) => void
  pan: (by: Point) => void
}

/** Beyond this a press is a drag, CSS pixels. */
const dragFrom = 4
/** How much nearer a wheel brings it for each pixel that it says it turned. */
const wheelRate = 0.002

const at = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => ({ x: clientX, y: clientY })

/** Double click, drag, two fingers, the wheel with Ctrl (which is what a pinch on a touchpad says), and without it. */
export function useZoomPointer({ element, pointer, view, scene, to, pan }: ZoomPointer): void {
  /** Fingers and pressed buttons, by their ids. */
  const down = useRef(new Map<number, Point>())
  const isDrag = useRef(false)
  const now = (): number => (scene ? scaleOf(view.scale, scene.frame, scene.stage) : 1)

  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (!scene) return
    if (event.ctrlKey) {
      event.preventDefault()
      to(now() * Math.exp(-event.deltaY * wheelRate), at(event))
    } else if (view.scale !== 'fit') {
      event.preventDefault()
      pan({ x: -event.deltaX, y: -event.deltaY })
    }
  })
  const onDoubleClick = useEffectEvent((event: MouseEvent) => {
    if (isHandle(event.target)) return
    to(view.scale === 'fit' ? 1 : 'fit', at(event))
  })
  const onDown = useEffectEvent((event: PointerEvent) => {
    if (event.button !== 0 || isHandle(event.target)) return
    down.current.set(event.pointerId, at(event))
    isDrag.current = false
  })
  const onMove = useEffectEvent((event: PointerEvent) => {
    pointer.current = at(event)
    const before = down.current.get(event.pointerId)
    if (!before || !scene) return
    const moved = { x: event.clientX - before.x, y: event.clientY - before.y }
    const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1]
    if (!other && !isDrag.current && Math.hypot(moved.x, moved.y) < dragFrom) return
    if (!isDrag.current) element?.setPointerCapture(event.pointerId)
    isDrag.current = true
    down.current.set(event.pointerId, at(event))
    if (other) {
      const apart = (point: Point): number => Math.hypot(point.x - other.x, point.y - other.y)
      const middle = { x: (event.clientX + other.x) / 2, y: (event.clientY + other.y) / 2 }
      to((now() * apart(at(event))) / Math.max(1, apart(before)), middle)
    } else if (view.scale !== 'fit') pan(moved)
  })
  const onUp = useEffectEvent((event: PointerEvent) => {
    down.current.delete(event.pointerId)
  })

  useEffect(() => {
    if (!element) return undefined
    const over = new AbortController()
    const { signal } = over
    element.addEventListener('wheel', (event) => onWheel(event), { signal, passive: false })
    element.addEventListener('dblclick', (event) => onDoubleClick(event), { signal })
    element.addEventListener('pointerdown', (event) => onDown(event), { signal })
    element.addEventListener('pointermove', (event) => onMove(event), { signal })
    for (const name of ['pointerup', 'pointercancel'] as const)
      element.addEventListener(name, (event) => onUp(event), { signal })
    element.addEventListener('pointerleave', () => (pointer.current = null), { signal })
    return () => over.abort()
  }, [element, pointer])
}

/** What is drawn over the photograph and moves by itself. */
const isHandle = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=slider]') !== null
