import { useEffect, useRef } from 'react'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { Announcer } from '../Messages.tsx'
import { EarsToFetch } from './EarsToFetch.tsx'
import { Installed } from './Installed.tsx'
import { OnTheirWay } from './OnTheirWay.tsx'
import { OtherWays } from './OtherWays.tsx'
import { Servers } from './Servers.tsx'
import { ToFetch } from './ToFetch.tsx'
import { useKeptFocus } from './useKeptFocus.ts'

/** The window of models: what is here, what is on its way, what can be fetched. Over the whole page while it is open. */
export function ModelsDialog() {
  const isOpen = useStudioState(({ shelf }) => shelf.isOpen)
  return isOpen && <Models />
}

function Models() {
  const shelf = useStudioState((state) => state.shelf)
  const models = useStudioState((state) => state.models)
  const { closeModels } = useActions()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const rememberPlace = useKeptFocus(dialog)
  return (
    <dialog
      ref={dialog}
      className="models-view"
      aria-labelledby="models-title"
      onClose={closeModels}
      onFocus={rememberPlace}
    >
      <header className="models-bar">
        <form method="dialog">
          <button type="submit" className="button small" title="Back to the photographs (Esc)">
            ← Photographs
          </button>
        </form>
        <h2 id="models-title">Models</h2>
      </header>
      <div className="models-scroll">
        <div className="models-lists">
          <Installed models={models} />
          <Servers models={models} />
          <OnTheirWay shelf={shelf} />
          <ToFetch shelf={shelf} />
          <EarsToFetch shelf={shelf} />
        </div>
        <OtherWays />
      </div>
      <p className={shelf.said?.isWrong ? 'models-said models-wrong' : 'models-said'} role="status">
        {shelf.said?.sentence}
      </p>
      <Announcer />
    </dialog>
  )
}
