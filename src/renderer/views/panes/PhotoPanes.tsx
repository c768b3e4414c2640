import { useEffect, useMemo, useState } from 'react'
import type { Stack } from '../../../shared/stacks.ts'
import { paneColumns, paneIds, type PanesView } from '../../state/sideBySide.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { fitted } from '../../zoom/geometry.ts'
import { PaneTools } from './PaneTools.tsx'
import { PhotoPane } from './PhotoPane.tsx'
import { usePaneKeys } from './usePaneKeys.ts'

/** So many stand there with what was measured; more leave no room for it. */
const mostWithFacts = 3
/** What stands below a picture, pixels: a line, and what was measured. */
const lineHeight = 34
const factsHeight = 108
/** Narrower windows show no measurements, pixels. */
const leastForFacts = 700

function useSize(): [(element: HTMLElement | null) => void, { width: number; height: number }] {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    if (!element) return undefined
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return [setElement, size]
}

/** The best of those that stand there, asked for once they are measured. */
function useBest(ids: readonly string[]): Stack['best'] {
  const { measurePanes, bestOf } = useActions()
  const key = ids.join(' ')
  const [found, setFound] = useState<{ key: string; best: Stack['best'] }>({ key: '', best: null })
  useEffect(() => {
    let isShown = true
    const look = async (): Promise<void> => {
      const all = key.split(' ').filter(Boolean)
      if (all.length < 2) return
      await measurePanes(all)
      const best = await bestOf(all)
      if (isShown) setFound({ key, best })
    }
    void look()
    return () => {
      isShown = false
    }
  }, [key, measurePanes, bestOf])
  return found.key === key ? found.best : null
}

/** A few photographs side by side: one magnification and one place for all, each marked where it stands. */
export function PhotoPanes({ kind }: { kind: PanesView }) {
  const panes = useStudioState((state) => state.panes)
  const photos = useStudioState((state) => state.photos)
  const activeId = useStudioState((state) => state.selectedPhotoId)
  const ids = useMemo(() => paneIds({ panes, photos, view: kind }), [panes, photos, kind])
  const [measure, { width, height }] = useSize()
  const [view, setView] = useState(fitted)
  const isClose = view.scale !== 'fit'
  usePaneKeys(kind, isClose)
  const best = useBest(ids)
  const { leavePanes } = useActions()
  const hasFacts = kind === 'compare' && ids.length <= mostWithFacts && width >= leastForFacts
  const columns = paneColumns(ids.length, width, height, hasFacts ? lineHeight + factsHeight : lineHeight)
  return (
    <main className="panes" aria-label={kind === 'compare' ? 'Compare' : 'Survey'}>
      <div
        ref={measure}
        className={`panes-grid panes-${kind}`}
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {ids.map((id, index) => (
          <PhotoPane
            key={id}
            photoId={id}
            number={index + 1}
            isActive={id === activeId}
            locked={{ view, setView, hasKeys: id === activeId }}
            hasFacts={hasFacts}
            best={best?.id === id ? best.reason : null}
          />
        ))}
        {ids.length === 0 && (
          <div className="panes-none">
            <p>Nothing is left to compare.</p>
            <button type="button" className="button" onClick={leavePanes}>
              Back
            </button>
          </div>
        )}
      </div>
      <PaneTools kind={kind} activeId={ids.includes(activeId ?? '') ? activeId : null} count={ids.length} />
    </main>
  )
}
