import { useRef, type ReactNode } from 'react'
import { downloadName, firstOffer, hasEyes, isTesting, onItsWay, type Entry } from '../../state/shelf.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { usePreferences } from '../../state/usePreferences.ts'
import { licenceText, offerText, readyText } from '../../words/models.ts'
import { clickOn, elementIds, focusOn } from '../elements.ts'
import { DownloadRow } from './DownloadRow.tsx'
import { useKeptFocus } from './useKeptFocus.ts'

/** Where nothing looks at photographs yet: asks whether it shall, and shows it come. */
export function FirstRun() {
  const shelf = useStudioState((state) => state.shelf)
  const models = useStudioState((state) => state.models)
  const writerId = useStudioState((state) => state.settings?.defaultModelId)
  const writer = models.find(({ id }) => id === writerId)
  const { preferences } = usePreferences()
  const section = useRef<HTMLElement>(null)
  const rememberPlace = useKeptFocus(section)
  const offer = firstOffer(shelf)
  const coming = (offer && onItsWay(shelf, offer)) ?? shelf.downloads.find(({ state }) => state === 'running')
  const hasCome = shelf.downloads.some(({ isFresh, modelId }) => isFresh && modelId === writerId)
  const isOffered = models.length > 0 && !hasEyes(models) && !preferences.keepsStarter

  const content = (): { title: string; rest: ReactNode } | null => {
    if (coming)
      return {
        title: shelf.wanted === coming.name ? 'Eyes are on their way' : 'A model is on its way',
        rest: (
          <>
            <DownloadRow download={coming} name={downloadName(shelf, coming)} />
            <p className="first-run-small">
              Drop photographs meanwhile: what is here writes about them until it has come.
            </p>
          </>
        ),
      }
    if (hasCome && writer) {
      const isTried = isTesting(shelf.test)
      const sentence = isTried ? 'It is being tried on a sample photograph.' : 'Drop one, and see.'
      return { title: readyText(writer), rest: <p>{sentence}</p> }
    }
    if (!offer || !isOffered) return null
    return {
      title: 'Shall it look at your photographs?',
      rest: <Offer entry={offer} host={shelf.catalogue?.host ?? ''} />,
    }
  }
  const shown = content()
  return (
    shown && (
      <section
        ref={section}
        className="first-run"
        aria-labelledby={elementIds.firstRun}
        onFocus={rememberPlace}
      >
        <h3 id={elementIds.firstRun} tabIndex={-1} data-heading>
          {shown.title}
        </h3>
        {shown.rest}
      </section>
    )
  )
}

/** What it takes to get eyes, and the way without. */
function Offer({ entry, host }: { entry: Entry; host: string }) {
  const { getModel, openModels } = useActions()
  const { change } = usePreferences()
  const keepStarter = (): void => {
    change({ keepsStarter: true })
    focusOn('choose')
    clickOn('files')
  }
  return (
    <>
      <p>What came with Mondrian words the measurements. A model that looks is fetched once.</p>
      <div className="first-run-ways">
        <div>
          <button type="button" className="button strong" onClick={() => void getModel(entry.id, true)}>
            Get eyes
          </button>
          <small>{offerText(entry)}</small>
        </div>
        <div>
          <button type="button" className="button" onClick={keepStarter}>
            Write now with the starter
          </button>
          <small>From the measurements alone. It says so above every critique.</small>
        </div>
      </div>
      <p className="first-run-small">
        “Get eyes” fetches it from {host}, which then knows what you asked for and your address; nothing of
        yours is sent. {licenceText(entry, host)}
      </p>
      <p>
        <button type="button" className="text-button" onClick={openModels}>
          Another model, or a file of yours
        </button>
      </p>
    </>
  )
}
