import { useLayoutEffect, useState } from 'react'
import type { Stage } from './geometry.ts'

/** The stage as it stands in the window, measured again whenever that changes; null before. */
export function useStage(element: HTMLElement | null): Stage | null {
  const [stage, setStage] = useState<Stage | null>(null)
  useLayoutEffect(() => {
    if (!element) return undefined
    const measure = (): void => {
      const { left, top, width, height } = element.getBoundingClientRect()
      const margin = Number.parseFloat(getComputedStyle(element).paddingLeft)
      const next = { left, top, width, height, margin, dpr: devicePixelRatio }
      setStage((before) => (before && isSame(before, next) ? before : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    // Another display, and a page that scrolls, move it without changing its size.
    addEventListener('resize', measure)
    addEventListener('scroll', measure, true)
    return () => {
      observer.disconnect()
      removeEventListener('resize', measure)
      removeEventListener('scroll', measure, true)
    }
  }, [element])
  return stage
}

const isSame = (one: Stage, other: Stage): boolean =>
  (Object.keys(one) as (keyof Stage)[]).every((key) => one[key] === other[key])
