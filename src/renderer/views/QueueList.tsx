import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { advisorName, runningJob } from '../state/selectors.ts'
import { placeAfterMove } from '../state/queueing.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { countOf } from '../words/numbers.ts'
import { elementIds } from './elements.ts'

const noIds: readonly string[] = []

/** What is written and what waits, in an order that a person may change; stopped one by one, then all. */
export function QueueList() {
  const waiting = useStudioState((state) => state.waiting) ?? noIds
  const running = useStudioState(runningJob)
  const open = useStudioState((state) => state.queue.open)
  const { openQueue, closeQueue, stop, stopAll } = useActions()
  const [dragged, setDragged] = useState<string | null>(null)
  /** Stop is for this one first, and for all when it is pressed again. */
  const [isForAll, setForAll] = useState(false)
  const next = running?.id ?? waiting[0]
  const stopOneOrAll = (): void => {
    if (isForAll || next === undefined) void stopAll()
    else void stop(next)
    setForAll(!isForAll)
  }
  return (
    <div
      id={elementIds.queue}
      popover="auto"
      className="picker queue-list"
      role="dialog"
      aria-label="Queue"
      onToggle={({ newState }) => {
        setForAll(false)
        if (newState === 'open') void openQueue()
        else closeQueue()
      }}
    >
      <p className="picker-hint">Drag to put them into another order, or Alt with ↑ and ↓.</p>
      <ol>
        {running && <RunningRow jobId={running.id} />}
        {waiting.map((id, index) => (
          <WaitingRow
            key={id}
            jobId={id}
            place={index + 1}
            ids={waiting}
            isTarget={dragged !== null && dragged !== id}
            onDrag={setDragged}
            dragged={dragged}
          />
        ))}
      </ol>
      {open > waiting.length + (running ? 1 : 0) && (
        <p className="picker-hint">
          {countOf(open - waiting.length - (running ? 1 : 0), 'more')} after these.
        </p>
      )}
      {open > 0 && (
        <button type="button" className="button stop" onClick={stopOneOrAll}>
          {isForAll ? `Stop all ${open}` : running ? 'Stop this one' : 'Stop the next one'}
        </button>
      )}
    </div>
  )
}

function useRow(jobId: string): { name: string; advisor: string } {
  const job = useStudioState((state) => state.jobs.get(jobId))
  const name = useStudioState((state) => state.photos.get(job?.photoId ?? '')?.name ?? 'A photograph')
  const advisor = useStudioState((state) => (job ? advisorName(state, job.advisorId) : ''))
  return { name, advisor }
}

function RunningRow({ jobId }: { jobId: string }) {
  const { name, advisor } = useRow(jobId)
  return (
    <li className="queue-row queue-running">
      <span className="queue-words">
        <b>{name}</b> <small>{advisor} · being written</small>
      </span>
    </li>
  )
}

type WaitingRowProps = {
  jobId: string
  place: number
  ids: readonly string[]
  isTarget: boolean
  dragged: string | null
  onDrag: (jobId: string | null) => void
}

function WaitingRow({ jobId, place, ids, isTarget, dragged, onDrag }: WaitingRowProps) {
  const { name, advisor } = useRow(jobId)
  const { moveInQueue, stop } = useActions()
  const moveBy = (steps: number): void => {
    const before = placeAfterMove(ids, jobId, steps)
    if (before !== undefined) void moveInQueue(jobId, before)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (steps === undefined || !event.altKey) return
    event.preventDefault()
    moveBy(steps)
  }
  const button = (label: string, steps: number, Icon: typeof ChevronUp) => (
    <button
      type="button"
      className="icon-button"
      aria-label={`${name} by ${advisor}: ${label}`}
      disabled={placeAfterMove(ids, jobId, steps) === undefined}
      onClick={() => moveBy(steps)}
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  )
  return (
    <li
      className={isTarget ? 'queue-row queue-target' : 'queue-row'}
      draggable
      onKeyDown={onKeyDown}
      onDragStart={({ dataTransfer }) => {
        dataTransfer.setData('text/plain', name)
        dataTransfer.effectAllowed = 'move'
        onDrag(jobId)
      }}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => dragged !== null && event.preventDefault()}
      onDrop={(event) => {
        if (dragged === null) return
        event.preventDefault()
        // From above it comes after this one, from below before it.
        const isFromAbove = ids.indexOf(dragged) < place - 1
        void moveInQueue(dragged, isFromAbove ? (ids[place] ?? null) : jobId)
        onDrag(null)
      }}
    >
      <span className="queue-words">
        <b>{name}</b> <small>{advisor}</small>
      </span>
      {button('earlier', -1, ChevronUp)}
      {button('later', 1, ChevronDown)}
      <button
        type="button"
        className="icon-button"
        aria-label={`${name} by ${advisor}: stop`}
        onClick={() => void stop(jobId)}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </li>
  )
}
