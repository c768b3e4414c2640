import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { labels, type Marks } from '../../../shared/marks.ts'
import type { Photo } from '../../../shared/photos.ts'
import { labelToSet } from '../../state/markSteps.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { starsText, targetWords } from '../../words/marks.ts'
import { menuStart, placeOfKey } from './menuKeys.ts'
import { useMenuActions } from './useMenuActions.ts'

/** Where a menu opens, pixels in the window, and the photographs it is for. */
export type MenuAt = { x: number; y: number; ids: readonly string[] }

type OpenMenuProps = {
  at: MenuAt
  /** Those that the app may open photographs with; null where it opens none. */
  programs: readonly string[] | null
  /** A photograph was opened in one, which may be new. */
  onOpened: () => Promise<void>
  say: (sentence: string) => void
  onClose: () => void
}

const itemsIn = (menu: HTMLElement | null): HTMLElement[] => [
  ...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []),
]

/** Everything that can be done to these photographs, most of which have keys of their own. */
export function OpenMenu({ at, programs, onOpened, say, onClose }: OpenMenuProps) {
  const known = useStudioState(({ photos }) => photos)
  const photos = at.ids.flatMap((id) => known.get(id) ?? [])
  const menu = useRef<HTMLDivElement>(null)
  const entries = useMenuActions({ photos, programs, onOpened, say })
  useLayoutEffect(() => {
    const element = menu.current
    if (!element) return
    if (!element.matches(':popover-open')) element.showPopover()
    const { width, height } = element.getBoundingClientRect()
    element.style.left = `${menuStart(at.x, width, window.innerWidth)}px`
    element.style.top = `${menuStart(at.y, height, window.innerHeight)}px`
    itemsIn(element)[0]?.focus()
  }, [at])
  const onKeyDown = (event: KeyboardEvent): void => {
    // The letters of the page rest while a menu is open.
    event.stopPropagation()
    if (event.key === 'Tab') menu.current?.hidePopover()
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const items = itemsIn(menu.current)
    const names = items.map((item) => item.getAttribute('aria-label') ?? item.textContent)
    const place = placeOfKey(event.key, items.indexOf(document.activeElement as HTMLElement), names)
    if (place === null) return
    event.preventDefault()
    items[place]?.focus()
  }
  const run = (work: () => unknown) => (): void => {
    // Closed first, so that what is done may have the focus.
    menu.current?.hidePopover()
    void work()
  }
  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      className="photo-menu"
      aria-label={targetWords(at.ids, known)}
      onKeyDown={onKeyDown}
      onToggle={({ newState }) => newState === 'closed' && onClose()}
    >
      <MarkItems photos={photos} run={run} />
      {entries.map((part, index) => (
        <div key={part[0]?.name} role="group" aria-label={['Take along', 'Other programs'][index]}>
          {part.map(({ name, act }) => (
            <button key={name} type="button" role="menuitem" tabIndex={-1} onClick={run(act)}>
              {name}
            </button>
          ))}
        </div>
      ))}
    </div>
  )
}

type MarkItemsProps = { photos: readonly Photo[]; run: (work: () => unknown) => () => void }

/** Flag, stars and color label, each on where all of the photographs have it. */
function MarkItems({ photos, run }: MarkItemsProps) {
  const { mark } = useActions()
  const ids = photos.map(({ id }) => id)
  const all = (test: (photo: Photo) => boolean): boolean => photos.length > 0 && photos.every(test)
  const item = (
    role: 'menuitemcheckbox' | 'menuitemradio',
    { name, isOn, patch, shown }: { name: string; isOn: boolean; patch: Partial<Marks>; shown: ReactNode },
  ) => (
    <button
      key={name}
      type="button"
      role={role}
      aria-checked={isOn}
      aria-label={name}
      title={name}
      tabIndex={-1}
      onClick={run(() => mark(ids, patch))}
    >
      {shown}
    </button>
  )
  const flag = (value: 'pick' | 'reject', name: string) => {
    const isOn = all((photo) => photo.flag === value)
    return item('menuitemcheckbox', { name, isOn, patch: { flag: isOn ? null : value }, shown: name })
  }
  return (
    <>
      <div role="group" aria-label="Flag" className="photo-menu-row">
        {flag('pick', 'Pick')}
        {flag('reject', 'Reject')}
      </div>
      <div role="group" aria-label="Stars" className="photo-menu-row">
        {[0, 1, 2, 3, 4, 5].map((rating) =>
          item('menuitemradio', {
            name: starsText(rating),
            isOn: all((photo) => photo.rating === rating),
            patch: { rating },
            shown: rating === 0 ? '–' : `${rating}★`,
          }),
        )}
      </div>
      <div role="group" aria-label="Color label" className="photo-menu-row">
        {labels.map((label) =>
          item('menuitemcheckbox', {
            name: `${label} label`,
            isOn: all((photo) => photo.label === label),
            patch: {
              label: labelToSet(
                label,
                photos.map((photo) => photo.label),
              ),
            },
            shown: <i className={`label-dot label-${label}`} aria-hidden="true" />,
          }),
        )}
      </div>
    </>
  )
}
