import { CircleStop, RotateCcw } from 'lucide-react'
import { pausedByPerson } from '../../shared/jobs.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { countOf } from '../words/numbers.ts'
import { elementIds } from './elements.ts'
import { QueueList } from './QueueList.tsx'
import { queueText } from '../words/queue.ts'

/** What the queue is doing, and the buttons that hold it. */
export function QueueFooter() {
  const text = useStudioState(queueText)
  const held = useStudioState(({ queue }) => (queue.paused === pausedByPerson ? null : queue.paused))
  const paused = useStudioState((state) => state.queue.paused)
  const open = useStudioState((state) => state.queue.open)
  const stopped = useStudioState((state) => state.stopped)
  const failed = useStudioState((state) => state.failed)
  const { pause, resume, retryFailed, stopAll, undoStop } = useActions()
  return (
    <>
      {/* Always there: only what appears inside is told to who does not see it. */}
      <p className="queue-held" role="status">
        {held}
      </p>
      <footer className="queue">
        {open > 0 ? (
          <button
            type="button"
            className="text-button queue-text"
            title={paused ?? 'What waits, and in which order'}
            popoverTarget={elementIds.queue}
          >
            {text}
          </button>
        ) : (
          <span className="queue-text" title={paused ?? undefined}>
            {stopped ? `${countOf(stopped.count, 'critique')} stopped` : text}
          </span>
        )}
        {stopped && (
          // Where Stop all has just been: whoever pressed it by keyboard stands here.
          <button type="button" className="button small" autoFocus onClick={() => void undoStop()}>
            Undo
          </button>
        )}
        {failed > 0 && (
          <button
            type="button"
            className="icon-button"
            aria-label={`Retry all ${failed} that failed`}
            title={`Retry all ${failed} that failed`}
            onClick={() => void retryFailed()}
          >
            <RotateCcw size={16} aria-hidden="true" />
          </button>
        )}
        {open > 1 && (
          <button
            type="button"
            className="icon-button"
            aria-label={`Stop all ${open}`}
            title={`Stop all ${open}`}
            onClick={() => void stopAll()}
          >
            <CircleStop size={17} aria-hidden="true" />
          </button>
        )}
        {(open > 0 || paused !== null) && (
          <button
            type="button"
            className="button small"
            title={paused === null ? 'Pause (Q)' : 'Resume (Q)'}
            onClick={() => void (paused === null ? pause() : resume())}
          >
            {paused === null ? 'Pause' : 'Resume'}
          </button>
        )}
      </footer>
      <QueueList />
    </>
  )
}
