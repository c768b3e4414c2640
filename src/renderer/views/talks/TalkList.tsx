import { Plus } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { Thread } from '../../../shared/threads.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { dayText } from '../../words/conversation.ts'
import { elementIds, focusOn, focusOnTalk } from '../elements.ts'
import { QueueFooter } from '../QueueFooter.tsx'

/** The left column while it is talked about photography: every conversation about no photograph. */
export function TalkList() {
  const { openTalk } = useActions()
  return (
    <aside className="library" aria-label="Conversations">
      <div className="library-head">
        <h2>Conversations</h2>
        <button
          type="button"
          className="button small"
          onClick={() => {
            openTalk(null)
            focusOn('question')
          }}
        >
          <Plus size={14} aria-hidden="true" /> New
        </button>
      </div>
      <FindTalks />
      <Removed />
      <Talks />
      <QueueFooter />
    </aside>
  )
}

/** Looks for words in questions and answers. */
function FindTalks() {
  const query = useStudioState(({ talks }) => talks.query)
  const isFinding = useStudioState(({ talks }) => talks.listedFor !== talks.query)
  const count = useStudioState(({ talks }) => talks.threads.length)
  const isMore = useStudioState(({ talks }) => talks.next !== null)
  const { findTalks } = useActions()
  return (
    <search className="find">
      <input
        id={elementIds.find}
        type="search"
        className="field"
        aria-label="Find conversations"
        placeholder="Find (Ctrl K)"
        title="In questions and answers"
        maxLength={200}
        value={query}
        onChange={({ target }) => void findTalks(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || query === '') return
          event.preventDefault()
          void findTalks('')
        }}
      />
      {/* Always there: only what appears inside is told to who does not see it. */}
      <p className="find-count" role="status">
        {query.trim() !== '' && (isFinding ? 'Looking…' : `${count}${isMore ? ' or more' : ''} found`)}
      </p>
    </search>
  )
}

/** What was removed last, and the way back. */
function Removed() {
  const removed = useStudioState(({ talks }) => talks.removed)
  const { undoRemoveTalk } = useActions()
  return (
    <p className="talk-removed" role="status">
      {removed && (
        <>
          <span>“{removed.title}” was removed.</span>
          <button
            type="button"
            className="button small"
            title="Puts it back (Ctrl Z)"
            onClick={() => void undoRemoveTalk().then(() => focusOnTalk(0))}
          >
            Undo
          </button>
        </>
      )}
    </p>
  )
}

function Talks() {
  const threads = useStudioState(({ talks }) => talks.threads)
  const shownId = useStudioState(({ talks }) => talks.shownId)
  const query = useStudioState(({ talks }) => talks.query)
  const isListed = useStudioState(({ talks }) => talks.listedFor !== null)
  const isMore = useStudioState(({ talks }) => talks.next !== null)
  const { openTalk, removeTalk, moreTalks } = useActions()
  if (threads.length === 0) {
    const words = query.trim() === '' ? 'What you ask stands here.' : `No conversation has “${query.trim()}”.`
    return <p className="library-empty">{isListed ? words : ''}</p>
  }
  const onKeyDown = (event: KeyboardEvent, at: number, thread: Thread): void => {
    const steps: Partial<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      Home: -at,
      End: threads.length,
    }
    const step = steps[event.key]
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (!isPlain) return
    if (step !== undefined) focusOnTalk(Math.min(threads.length - 1, Math.max(0, at + step)))
    else if (event.key === 'Delete' || event.key === 'Backspace')
      void removeTalk(thread).then(() => focusOnTalk(Math.min(at, threads.length - 2)))
    else return
    event.preventDefault()
  }
  // Where Esc leads back to: the one on show, else the first.
  const shownAt = Math.max(
    0,
    threads.findIndex(({ id }) => id === shownId),
  )
  return (
    <div className="talk-list">
      <ul aria-label="Conversations about photography">
        {threads.map((thread, at) => (
          <li key={thread.id}>
            <button
              type="button"
              className="talk-row"
              {...(at === shownAt && { id: elementIds.list })}
              data-talk={at}
              aria-current={thread.id === shownId}
              title={`${thread.title}. Delete removes it`}
              onClick={() => openTalk(thread.id)}
              onKeyDown={(event) => onKeyDown(event, at, thread)}
            >
              <span className="talk-title">{thread.title}</span>
              <small>{dayText(thread.createdAt)}</small>
            </button>
          </li>
        ))}
      </ul>
      {isMore && (
        <button type="button" className="button small" onClick={() => void moreTalks()}>
          Show older conversations
        </button>
      )}
    </div>
  )
}
