import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react'
import { listedIds } from '../state/choosing.ts'
import { listedCount } from '../state/selectors.ts'
import type { Arrival } from '../state/studioState.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { elementIds, focusOn } from './elements.ts'
import { askOnDelete } from './shortcuts.ts'
import { ArrivalRow, PhotoRow } from './PhotoRow.tsx'

const rowHeight = 58
/** Older rows are asked for when this few are left below. */
const ahead = 20
const pageRows = 8
const noArrivals: readonly Arrival[] = []

/** Every photograph, newest first. A listbox: arrows move the choice, Enter goes on to the critique. */
export function PhotoList() {
  const order = useStudioState(listedIds)
  const isFinding = useStudioState(({ found }) => found.ids !== null)
  const onTheirWay = useStudioState((state) => state.arrivals)
  const arrivals = isFinding ? noArrivals : onTheirWay
  const selectedId = useStudioState((state) => state.selectedPhotoId)
  const { show, more, moreFound } = useActions()
  const scroller = useRef<HTMLDivElement>(null)
  const count = arrivals.length + order.length
  const everything = useStudioState(listedCount)
  const total = isFinding ? order.length : everything
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  const rows = virtualizer.getVirtualItems()
  const isNearEnd = (rows.at(-1)?.index ?? 0) >= count - ahead
  useEffect(() => {
    if (isNearEnd) void (isFinding ? moreFound() : more())
  }, [isNearEnd, count, more, moreFound, isFinding])

  const isSelectedShown = rows.some(({ index }) => order[index - arrivals.length] === selectedId)
  const selected = selectedId === null ? -1 : order.indexOf(selectedId)
  const scrollToChosen = useEffectEvent(() => {
    if (selected !== -1) virtualizer.scrollToIndex(arrivals.length + selected)
  })
  useEffect(() => scrollToChosen(), [selectedId])

  const onKeyDown = (event: KeyboardEvent): void => {
    const last = order.length - 1
    const targets: Record<string, number> = {
      ArrowDown: selected + 1,
      ArrowUp: selected - 1,
      PageDown: selected + pageRows,
      PageUp: selected - pageRows,
      Home: 0,
      End: last,
    }
    const target = targets[event.key]
    if (target !== undefined) {
      const id = order[Math.min(last, Math.max(0, target))]
      if (id !== undefined) show(id)
    } else if (event.key === 'Enter' || event.key === ' ') focusOn('critique')
    else return askOnDelete(event)
    event.preventDefault()
  }

  return (
    <div className="photo-list" ref={scroller}>
      <div
        id={elementIds.list}
        role="listbox"
        aria-label="Photographs"
        tabIndex={0}
        // Rows out of view do not exist, and what does not exist cannot be named.
        aria-activedescendant={isSelectedShown ? `photo-${selectedId}` : undefined}
        onKeyDown={onKeyDown}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {rows.map(({ index, start, key }) => {
          const place = { index, count: total, top: start }
          const arrival = arrivals[index]
          const photoId = order[index - arrivals.length]
          if (arrival) return <ArrivalRow key={key} arrival={arrival} {...place} />
          return photoId === undefined ? null : (
            <PhotoRow key={key} photoId={photoId} isSelected={photoId === selectedId} {...place} />
          )
        })}
      </div>
    </div>
  )
}
