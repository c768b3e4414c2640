import { queueRemaining, runningJob } from '../state/selectors.ts'
import type { StudioState } from '../state/studioState.ts'
import { estimateText } from './numbers.ts'

/** "2 of 12 · about 4 min left". */
export function queueText(state: StudioState): string {
  const { paused, open, ended } = state.queue
  const failed = state.failed > 0 ? ` · ${state.failed} failed` : ''
  if (open === 0) return `${paused === null ? 'Nothing waits' : 'Paused'}${failed}`
  const running = runningJob(state) ? 1 : 0
  const where = running === 0 ? `${open} waiting` : `${ended + running} of ${ended + open}`
  if (paused !== null) return `${where} · paused`
  const remaining = queueRemaining(state)
  return remaining === null ? where : `${where} · about ${estimateText(remaining).slice(1)} left`
}
