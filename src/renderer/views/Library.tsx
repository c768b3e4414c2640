import { FolderOpen, Plus } from 'lucide-react'
import { listedCount } from '../state/selectors.ts'
import { useStudioState } from '../state/StudioProvider.tsx'
import { countOf } from '../words/numbers.ts'
import { clickOn } from './elements.ts'
import { Find, NothingFound } from './Find.tsx'
import { PhotoList } from './PhotoList.tsx'
import { QueueFooter } from './QueueFooter.tsx'

/** The left column: every photograph, and what the queue is doing. */
export function Library() {
  const count = useStudioState(listedCount)
  const isNothing = useStudioState(({ found }) => found.ids?.length === 0 && !found.isBusy)
  const view = useStudioState((state) => state.view)
  const isListed = useStudioState((state) => state.listedFrom !== null)
  return (
    <aside className="library" aria-label="Photographs">
      <div className="library-head">
        <h2>{count === 0 ? 'Photographs' : countOf(count, 'photograph')}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Add a folder"
          title="Add a folder"
          onClick={() => clickOn('folder')}
        >
          <FolderOpen size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="button small"
          aria-label="Add photographs"
          title="Add photographs (O)"
          onClick={() => clickOn('files')}
        >
          <Plus size={14} aria-hidden="true" /> <span className="wide-only">Add</span>
        </button>
      </div>
      {count > 0 && <Find />}
      {view === 'grid' ? (
        <div className="library-filler" />
      ) : isNothing ? (
        <NothingFound />
      ) : count === 0 ? (
        <p className="library-empty">{isListed ? 'What you add stands here.' : ''}</p>
      ) : (
        <PhotoList />
      )}
      <QueueFooter />
    </aside>
  )
}
