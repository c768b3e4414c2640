// One change of state in a page with 10,000 finished jobs. Plain JavaScript: the checks of Node's code know no DOM types.
import { applyEvents } from '../../src/renderer/state/applyEvent.ts'
import { mergeJobs, mergePage } from '../../src/renderer/state/merge.ts'
import { isMeasuring, rowJob } from '../../src/renderer/state/selectors.ts'
import { emptyState } from '../../src/renderer/state/studioState.ts'
import { queueText } from '../../src/renderer/words/queue.ts'
import { sampleJob, samplePhoto } from '../../src/shared/testing/samples.ts'

const finished = 10_000
const changes = 2000
/** Rows that are drawn at once. */
const rows = 30

/** Milliseconds of each change: an event of the running job, and what the views ask then. */
export function changeTimes() {
  const photos = Array.from({ length: finished }, (_, index) =>
    samplePhoto(`p${index}`, { number: finished - index }),
  )
  const done = photos.map(({ id }, index) =>
    sampleJob(`j${index}`, id, { status: 'completed', elapsedMs: index }),
  )
  const running = sampleJob('running', 'p0', { status: 'running', attempt: 1, createdAt: 1 })
  const listed = mergePage(emptyState, { photos, next: null, older: 0 }, true)
  let state = mergeJobs(listed, [running, ...done], 0)
  const event = (seq) => ({
    type: 'progress',
    seq,
    at: seq,
    jobId: 'running',
    attempt: 1,
    progress: seq / changes,
    stage: 'writing',
    stageShare: null,
    currentTokens: seq,
    tokensPerSecond: 10,
    elapsedMs: seq,
    estimatedRemainingMs: 1000,
    promptTokens: 1,
    promptTps: 1,
    totalTokens: null,
    peakMemoryBytes: null,
    slow: false,
  })
  const times = []
  for (let seq = 1; seq <= changes; seq++) {
    const began = performance.now()
    state = applyEvents(state, [event(seq)], seq)
    queueText(state)
    isMeasuring(state)
    for (let row = 0; row < rows; row++) rowJob(`p${row}`)(state)
    times.push(performance.now() - began)
  }
  if (state.jobs.get('running')?.currentTokens !== changes) throw new Error('the state did not change')
  return times
}
