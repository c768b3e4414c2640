import { useMemo, type FocusEvent, type MouseEvent, type ReactNode, type RefObject } from 'react'
import { useEffect, useEffectEvent } from 'react'
import type { Remark } from '../../shared/remarks.ts'
import { litOnShow, remarksOnShow, trialOnShow } from '../state/selectors.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { shownAdviceCount } from '../state/trials.ts'
import { aboutText, placeId } from '../words/places.ts'

type MarkedText = { remarks: readonly Remark[]; lit: readonly number[]; tried: number | null }

type RemarkedTextProps = {
  className: string
  /** Around the text: arrows pressed in it lead from sentence to sentence. */
  scroller: RefObject<HTMLElement | null>
  children: (marked: MarkedText) => ReactNode
}

const none: readonly number[] = []
const numberAt = (target: EventTarget, name: 'remark' | 'try'): number | null => {
  const element = target instanceof Element ? target.closest<HTMLElement>(`[data-${name}]`) : null
  return element ? Number(element.dataset[name]) : null
}

/** The text of a critique: a sentence that speaks of a place lights it, by pointer or by keyboard, and advice is tried. */
export function RemarkedText({ className, scroller, children }: RemarkedTextProps) {
  const remarks = useStudioState(remarksOnShow)
  const lit = useStudioState((state) => litOnShow(state)?.remarks ?? none)
  const tried = useStudioState((state) => trialOnShow(state)?.remark ?? null)
  const { pointAtRemark, pointAtNothing, tryAdvice, leaveTrial } = useActions()
  useArrows(scroller)
  const point = ({ target }: MouseEvent | FocusEvent): void => {
    const number = numberAt(target, 'remark')
    if (number === null) pointAtNothing()
    else pointAtRemark(number)
  }
  const onClick = ({ target }: MouseEvent): void => {
    const number = numberAt(target, 'try')
    if (number === null) return
    if (number === tried) leaveTrial()
    else tryAdvice(number)
  }
  const about = useMemo(
    () =>
      remarks.map(({ regions }, number) =>
        regions.length === 0 ? null : (
          <span key={number} id={placeId(number)}>
            {aboutText(regions)}
          </span>
        ),
      ),
    [remarks],
  )
  return (
    <>
      <div
        className={className}
        role="presentation"
        onMouseOver={point}
        onMouseLeave={pointAtNothing}
        onFocus={point}
        onBlur={pointAtNothing}
        onClick={onClick}
      >
        {children({ remarks, lit, tried })}
      </div>
      <div hidden>{about}</div>
    </>
  )
}

/** Left and right lead from one sentence with a place to the next; Esc leads back to the text as a whole. */
function useArrows(scroller: RefObject<HTMLElement | null>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const frame = scroller.current
    const { target } = event
    if (!frame || !(target instanceof HTMLElement)) return
    const sentences = [...frame.querySelectorAll<HTMLElement>('[data-remark][tabindex]')]
    const at = sentences.indexOf(target)
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (!isPlain || (at === -1 && target !== frame)) return
    if (event.key === 'Escape' && at !== -1) {
      event.preventDefault()
      event.stopPropagation()
      return frame.focus()
    }
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = sentences[at === -1 && step < 0 ? sentences.length - 1 : at + step]
    if (step === 0 || !next) return
    event.preventDefault()
    next.focus()
  })
  useEffect(() => {
    const frame = scroller.current
    const listener = (event: KeyboardEvent): void => onKey(event)
    frame?.addEventListener('keydown', listener)
    return () => frame?.removeEventListener('keydown', listener)
  }, [scroller])
}

/** All of the critique's advice at once, where there is more than one piece. */
export function AsAdvised() {
  const count = useStudioState(shownAdviceCount)
  const isShown = useStudioState((state) => trialOnShow(state)?.remark === null)
  const { tryAdvice, leaveTrial } = useActions()
  if (count < 2) return null
  return (
    <p className="as-advised">
      <button
        type="button"
        className="button small"
        aria-pressed={isShown}
        title="Shows all of it over the photograph (Y). The original is not touched."
        onClick={() => (isShown ? leaveTrial() : tryAdvice(null))}
      >
        Show all {count} as advised
      </button>
    </p>
  )
}
