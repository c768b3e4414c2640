import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from 'react'
import { pageActions } from '../../../shared/host.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { acceleratorText, keyText } from '../../words/keys.ts'
import { useAct } from '../shortcuts.ts'
import { matching, type PaletteCommand } from './matching.ts'

/** Opens it wherever the focus is: Ctrl Shift P, on a Mac Command Shift P. */
function usePaletteKey(open: () => void): void {
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const isWanted = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey
    if (!isWanted || event.code !== 'KeyP' || document.querySelector('dialog[open]')) return
    event.preventDefault()
    open()
  })
  useEffect(() => {
    const listener = (event: globalThis.KeyboardEvent): void => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

/** Everything that can be done, found by its words and done from there. */
export function Palette() {
  const isOpen = useStudioState((state) => state.isPaletteOpen)
  const { openPalette } = useActions()
  usePaletteKey(openPalette)
  return isOpen && <Commands />
}

type Runnable = PaletteCommand & { run: () => unknown }

/** What the page does by a letter or from a menu, and what has only its button elsewhere. */
function useCommands(): Runnable[] {
  const act = useAct()
  const { undoMark, redoMark, stopAll, retryFailed, foldAll, pickAll, findEverything } = useActions()
  const more: Runnable[] = [
    { id: 'undo', does: 'take the last marks back', key: keyText('Ctrl Z'), run: undoMark },
    { id: 'redo', does: 'set the marks again', key: keyText('Ctrl ⇧ Z'), run: redoMark },
    { id: 'stopAll', does: 'stop all that waits and runs', key: null, run: stopAll },
    { id: 'retryFailed', does: 'try all again that failed', key: null, run: retryFailed },
    { id: 'foldAll', does: 'fold or unfold all stacks of the grid', key: '⇧ S', run: foldAll },
    { id: 'pickAll', does: 'choose all in the grid', key: keyText('Ctrl A'), run: pickAll },
    { id: 'findEverything', does: 'show all photographs, without filters', key: null, run: findEverything },
  ]
  const letters = pageActions
    .filter(({ id }) => id !== 'palette')
    .map(({ id, does, letter, accelerator }) => ({
      id,
      does,
      key: letter ?? acceleratorText(accelerator),
      run: () => act(id),
    }))
  return [...letters, ...more]
}

function Commands() {
  const { closePalette } = useActions()
  const commands = useCommands()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const found = matching(commands, typed)
  const active = found[Math.min(at, found.length - 1)]
  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    if (active) document.getElementById(`${id}${active.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])
  const run = (command: Runnable | undefined): void => {
    if (!command) return
    dialog.current?.close()
    // Only now: what opens a dialog or goes to a field must not find this one in its way.
    queueMicrotask(() => void command.run())
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined)
      setAt((Math.min(at, found.length - 1) + step + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') run(active)
    else return
    event.preventDefault()
  }
  return (
    <dialog ref={dialog} className="settings commands" aria-label="Commands" onClose={closePalette}>
      <input
        type="text"
        className="field"
        role="combobox"
        aria-label="What to do"
        aria-expanded
        aria-controls={`${id}list`}
        aria-activedescendant={active && `${id}${active.id}`}
        placeholder="What to do"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}list`} role="listbox" aria-label="Commands">
        {found.map((command) => (
          <div
            key={command.id}
            id={`${id}${command.id}`}
            role="option"
            aria-selected={command === active}
            onClick={() => run(command)}
          >
            <span>{command.does}</span>
            {command.key !== null && <kbd>{command.key}</kbd>}
          </div>
        ))}
      </div>
      <p className="find-count" role="status">
        {found.length === 0 && 'Nothing is called so.'}
      </p>
    </dialog>
  )
}
