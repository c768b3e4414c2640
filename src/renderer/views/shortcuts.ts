import { useEffect, useEffectEvent, type KeyboardEvent } from 'react'
import { pageActions, type HostRequest, type PageAction } from '../../shared/host.ts'
import { selectedJob, selectedPhoto } from '../state/selectors.ts'
import { isOpen } from '../state/studioState.ts'
import { useStudio } from '../state/StudioProvider.tsx'
import { useChosenAdvisors } from '../state/useChosenAdvisors.ts'
import { usePreferences } from '../state/usePreferences.ts'
import { clickOn, focusOn, openDialog, togglePopover } from './elements.ts'

/** Every shortcut, as the settings list them. */
export const shortcuts = [
  { key: '↑ ↓', does: 'the photograph before or after, in the list' },
  { key: '← →', does: 'side by side, and in the grid, the one before or after' },
  { key: 'Enter', does: 'from the list to the critique' },
  { key: 'Esc', does: 'back to the list, or out of a view; closes what is open' },
  { key: 'Z', does: 'look closely: 1:1 and back to all of it; with Shift, fill the stage' },
  { key: '+ −', does: 'larger, smaller; then the arrows move the photograph, and Esc shows all of it' },
  { key: 'Delete', does: 'remove the photograph, in the list or on it' },
  { key: 'Ctrl K', does: 'look for photographs' },
  { key: 'Ctrl ⇧ P', does: 'all commands, by their words' },
  { key: '⇧ Space', does: 'in the grid, with arrows a range; Space one more, Ctrl A all, Esc none' },
  { key: 'S', does: 'in the grid: fold the photographs of one moment, or unfold them; with ⇧ all' },
  { key: 'P X U', does: 'pick it, reject it, neither; with ⇧ or Caps Lock on to the next' },
  { key: '0 – 5', does: 'no stars to five' },
  { key: '6 – 9', does: 'red, yellow, green or blue label; again: none' },
  { key: 'K', does: 'side by side: keep this one and reject the others' },
  { key: '/', does: 'side by side: take this one away from there, without a mark' },
  { key: '⇧ F10', does: 'the menu of the photograph: marks, export, other programs' },
  { key: 'Ctrl Z', does: 'take the last marks back; with ⇧ set them again' },
  { key: '← →', does: 'in the critique, the sentence before or after that speaks of a place' },
  { key: 'Y', does: 'show what the critique advises; beside the photograph as it is, or in its place' },
  { key: 'M', does: 'ask aloud, while held; Esc drops the question and silences the answer' },
  { key: '\\', does: 'in a preview, the photograph as it is, while held' },
  ...pageActions.flatMap(({ letter, does }) => (letter === null ? [] : [{ key: letter, does }])),
]

/** Asks before it removes the photograph on show, on Delete and on what a Mac calls so. */
export function askOnDelete(event: KeyboardEvent): void {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
  if (!isPlain || (event.key !== 'Delete' && event.key !== 'Backspace')) return
  event.preventDefault()
  openDialog('remove')
}

/** Typing, a choice in a form or an open dialog is meant for itself. */
export const isMeantElsewhere = ({ target }: globalThis.KeyboardEvent): boolean =>
  target instanceof Element && target.closest('input, select, textarea, dialog') !== null

const ofPhoto: ReadonlySet<PageAction> = new Set(['stop', 'retry', 'turn', 'remove'])

/** What each action does to the page as it stands. */
export function useAct(): (action: PageAction) => void {
  const { store, actions } = useStudio()
  return (action) => {
    const job = selectedJob(store.getState())
    const photo = selectedPhoto(store.getState())
    const canRetry = job?.status === 'failed' || job?.status === 'cancelled'
    const isPaused = store.getState().queue.paused !== null
    const isTalk = store.getState().view === 'talk'
    // Nothing happens to a photograph that is not on show.
    if (isTalk && ofPhoto.has(action)) return
    const byAction: Record<PageAction, () => unknown> = {
      add: () => clickOn('files'),
      advisors: () => togglePopover('advisors'),
      ask: () => focusOn('question'),
      stop: () => job && isOpen(job) && actions.stop(job.id),
      retry: () => job && canRetry && actions.retry(job.id),
      turn: () => photo && photo.status !== 'failed' && actions.turn(photo.id),
      clipping: () => clickOn('clipping'),
      focus: () => clickOn('focus'),
      thirds: () => clickOn('thirds'),
      level: () => clickOn('level'),
      sight: () => clickOn('sight'),
      grid: () => actions.changeView('grid'),
      loupe: () => actions.changeView('loupe'),
      compare: () => actions.compare('compare'),
      survey: () => actions.compare('survey'),
      gallery: actions.openGallery,
      critiques: () => actions.changeView('critiques'),
      talk: () => actions.changeView('talk'),
      export: () => togglePopover('exports'),
      reveal: () => photo && actions.revealPhoto(photo.id),
      remove: () => openDialog('remove'),
      pause: () => (isPaused ? actions.resume() : actions.pause()),
      models: actions.openModels,
      palette: actions.openPalette,
      settings: () => openDialog('settings'),
    }
    byAction[action]()
  }
}

/**
 * The Latin letter of a pressed key: its own on every Latin layout (Q stays Q where it lies elsewhere), and on others,
 * which have none, the one that is printed there on a US keyboard.
 */
export const latinLetter = ({
  key,
  code,
}: Pick<globalThis.KeyboardEvent, 'key' | 'code'>): string | undefined =>
  /^[a-z]$/i.test(key) ? key.toUpperCase() : /^Key([A-Z])$/.exec(code)?.[1]

/** Makes the letters work wherever the focus is. */
export function useShortcuts(): void {
  const { store, actions } = useStudio()
  const { preferences } = usePreferences()
  const act = useAct()
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (!isPlain || !preferences.letterKeys || isMeantElsewhere(event)) return
    // A sign is where its layout has it.
    const pressed = latinLetter(event) ?? event.key
    const isStack = pressed === 'S' && store.getState().view === 'grid'
    if (isStack) return event.shiftKey ? actions.foldAll() : actions.foldStack()
    const action = pageActions.find(({ letter }) => letter !== null && letter === pressed)
    if (!action) return
    event.preventDefault()
    act(action.id)
  })
  useEffect(() => {
    const listener = (event: globalThis.KeyboardEvent): void => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

/** Does what the app around the page asks for, where there is one. */
export function useHostRequests(): void {
  const { client, actions } = useStudio()
  const { ids } = useChosenAdvisors()
  const act = useAct()
  const onRequest = useEffectEvent((request: HostRequest) => {
    if (request.type === 'open') void actions.addPaths(request.paths, ids)
    else act(request.action)
  })
  useEffect(() => client.onHost((request) => onRequest(request)), [client])
}
