import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react'
import { listedIds, type Way } from '../state/choosing.ts'
import { isMeasuring } from '../state/selectors.ts'
import { foldedIds } from '../state/stacks.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { usePreferences } from '../state/usePreferences.ts'
import { elementIds } from './elements.ts'
import { NothingFound } from './Find.tsx'
import { GridCell } from './GridCell.tsx'
import { GridFoot } from './GridFoot.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { askOnDelete } from './shortcuts.ts'

const gap = 8
/** What stands below a picture, pixels. */
const wordsHeight = 46
/** Moments are asked for when nothing has changed for so long, milliseconds. */
const settleMs = 300
/** Pictures are 3:2 more often than not. */
const shape = 0.72
/** Rows left below when older photographs are asked for. */
const ahead = 3

const wayOf = ({ shiftKey, ctrlKey, metaKey }: KeyboardEvent | MouseEvent): Way =>
  shiftKey ? 'range' : ctrlKey || metaKey ? 'toggle' : 'alone'

/** How wide an element is, pixels. */
function useWidth(): [(element: HTMLElement | null) => void, number] {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!element) return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return [setElement, width]
}

/** All that is listed as small pictures, of which several can be chosen. */
export function PhotoGrid() {
  const listed = useStudioState(listedIds)
  const stacks = useStudioState((state) => state.stacks)
  const ids = useMemo(() => foldedIds(listed, stacks), [listed, stacks])
  const isFinding = useStudioState(({ found }) => found.ids !== null)
  const isNothing = useStudioState(({ found }) => found.ids?.length === 0 && !found.isBusy)
  const shownId = useStudioState((state) => state.selectedPhotoId)
  const chosen = useStudioState((state) => state.chosen)
  const { pick, pickNone, changeView, more, moreFound, findStacks } = useActions()
  const { preferences } = usePreferences()
  // Asked again whenever more is known: until all is measured and seen one may be missing.
  const isComplete = !useStudioState(isMeasuring)
  const factsTold = useStudioState((state) => state.factsTold)
  useEffect(() => {
    if (listed.length < 2) return undefined
    const timer = setTimeout(() => void findStacks(listed, isComplete), settleMs)
    return () => clearTimeout(timer)
  }, [listed, isComplete, factsTold, findStacks])
  const scroller = useRef<HTMLDivElement>(null)
  const [measure, width] = useWidth()
  /** Where a range that grows by arrows ends. */
  const [leadId, setLead] = useState<string | null>(null)

  const columns = Math.max(1, Math.floor((width - gap) / (preferences.thumbSize + gap)))
  const cellWidth = Math.floor((width - gap) / columns) - gap
  const rowHeight = Math.round(cellWidth * shape) + wordsHeight + gap
  const rowCount = Math.ceil(ids.length / columns)
  const virtualizer = useVirtualizer({
    count: width === 0 ? 0 : rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 2,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  const rows = virtualizer.getVirtualItems()
  const isNearEnd = width > 0 && (rows.at(-1)?.index ?? 0) >= rowCount - ahead
  useEffect(() => {
    if (isNearEnd) void (isFinding ? moreFound() : more())
  }, [isNearEnd, listed.length, more, moreFound, isFinding])

  const activeId = leadId ?? shownId
  const active = activeId === null ? -1 : ids.indexOf(activeId)
  const scrollToActive = useEffectEvent(() => {
    if (active !== -1 && width > 0) virtualizer.scrollToIndex(Math.floor(active / columns))
  })
  useEffect(() => scrollToActive(), [activeId, width])

  const reach = (id: string, way: Way): void => {
    setLead(way === 'range' ? id : null)
    pick(id, way)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight))
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      PageDown: pageRows * columns,
      PageUp: -pageRows * columns,
      Home: -ids.length,
      End: ids.length,
    }
    const step = steps[event.key]
    if (step !== undefined) {
      const target = active === -1 ? 0 : Math.min(ids.length - 1, Math.max(0, active + step))
      const id = ids[target]
      if (id !== undefined) reach(id, event.shiftKey ? 'range' : 'alone')
    } else if (event.key === 'Enter') changeView('loupe')
    else if (event.key === ' ' && activeId !== null) reach(activeId, 'toggle')
    else if (event.key === 'Escape' && chosen.size > 0) pickNone()
    else return askOnDelete(event)
    event.preventDefault()
  }

  const isShown = rows.some(({ index }) => Math.floor(active / columns) === index)
  return (
    <main className="grid-view">
      {isNothing && <NothingFound />}
      <div
        className="grid-scroller"
        ref={(element) => {
          scroller.current = element
          measure(element)
        }}
      >
        <div
          id={elementIds.grid}
          role="listbox"
          aria-label="Photographs"
          aria-multiselectable
          tabIndex={0}
          aria-activedescendant={isShown && activeId !== null ? `cell-${activeId}` : undefined}
          onKeyDown={onKeyDown}
          style={{ height: virtualizer.getTotalSize() + gap }}
        >
          {rows.flatMap(({ index: row, start }) =>
            ids.slice(row * columns, (row + 1) * columns).map((id, column) => (
              <GridCell
                key={id}
                photoId={id}
                place={{ index: row * columns + column, count: ids.length }}
                box={{
                  left: gap + column * (cellWidth + gap),
                  top: start + gap,
                  width: cellWidth,
                  height: rowHeight - gap,
                }}
                isChosen={chosen.size === 0 ? id === shownId : chosen.has(id)}
                isMany={chosen.size > 0}
                isActive={id === activeId}
                onClick={(event) => reach(id, wayOf(event))}
              />
            )),
          )}
        </div>
      </div>
      <SelectionBar />
      <GridFoot />
    </main>
  )
}
