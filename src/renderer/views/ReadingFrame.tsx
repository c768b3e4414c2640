import { ArrowDown } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { elementIds, focusOn } from './elements.ts'

/** Nearer to the end than this is at the end, pixels. */
const nearEnd = 24

type ReadingFrameProps = {
  label: string
  className?: string
  /** While something is written, its text so far; null while nothing is. */
  growing: string | null
  /** What stands last: its growth is followed, too, and to its end. */
  tail: string
  children: (scroller: RefObject<HTMLDivElement | null>) => ReactNode
}

/** What is read in the right column. It does not move under the reader: it follows a text only for who went to its end. */
export function ReadingFrame({ label, className, growing, tail, children }: ReadingFrameProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const isFollowing = useRef(false)
  const lastTail = useRef(tail)
  const [hasMore, setHasMore] = useState(false)

  const look = (): boolean => {
    const element = scroller.current
    if (!element) return false
    const below = element.scrollHeight - element.scrollTop - element.clientHeight
    setHasMore(below > nearEnd)
    return below <= nearEnd && element.scrollTop > 0
  }
  const toEnd = (): void => {
    isFollowing.current = true
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }
  useLayoutEffect(() => {
    if (isFollowing.current && (growing !== null || tail !== lastTail.current)) toEnd()
    lastTail.current = tail
    look()
  }, [growing, tail])

  return (
    <div className="critique-frame">
      <div
        ref={scroller}
        id={elementIds.critique}
        className={className === undefined ? 'critique' : `critique ${className}`}
        role="region"
        aria-label={label}
        aria-busy={growing !== null}
        tabIndex={0}
        onScroll={() => {
          isFollowing.current = look()
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Escape') focusOn('list')
        }}
      >
        {children(scroller)}
      </div>
      {growing !== null && hasMore && (
        <button type="button" className="button small follow" onClick={toEnd}>
          <ArrowDown size={14} aria-hidden="true" /> Follow the text
        </button>
      )}
    </div>
  )
}
