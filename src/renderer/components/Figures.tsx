import type { Job } from '../../shared/jobs.ts'
import type { JobDetail } from '../state/studioState.ts'
import { scoreName } from '../words/critique.ts'
import { bytesText, clockText, durationText, estimateText, speedText } from '../words/numbers.ts'

export type Figure = { value: string; label: string }

const none = '–'

/** Time left while it runs, the score when it is over; and the memory it takes. */
function lastFigure(job: Job, { critique, slow }: JobDetail): Figure {
  const memory = job.peakMemoryBytes === null ? '' : ` · ${bytesText(job.peakMemoryBytes)}`
  if (critique && critique.overall !== null) {
    return { value: critique.overall.toFixed(1), label: scoreName(job.mode) }
  }
  if (job.status !== 'running') {
    return { value: job.peakMemoryBytes === null ? none : bytesText(job.peakMemoryBytes), label: 'memory' }
  }
  if (job.estimatedRemainingMs === null) return { value: none, label: `left${memory}` }
  const label = slow ? 'slower than usual' : `left${memory}`
  return { value: estimateText(job.estimatedRemainingMs), label }
}

/** The four figures of a job. `now`: milliseconds since 1970, by the same clock as `clockStart`. */
export function figuresOf(job: Job | null, detail: JobDetail, now: number): Figure[] {
  const labels = ['tokens', 'tokens / s', 'elapsed', 'left']
  if (!job || job.status === 'queued') return labels.map((label) => ({ value: none, label }))
  const { critique, clockStart } = detail
  const speed = critique
    ? critique.stats.generationTps
    : job.status === 'running'
      ? job.tokensPerSecond
      : job.generationTps
  const elapsed =
    clockStart === null
      ? durationText(critique?.stats.elapsedMs ?? job.elapsedMs)
      : clockText(now - clockStart)
  return [
    { value: String(critique?.stats.completionTokens ?? job.currentTokens), label: 'tokens' },
    { value: speed === null ? none : speedText(speed), label: 'tokens / s' },
    { value: elapsed, label: 'elapsed' },
    lastFigure(job, detail),
  ]
}

export function Figures({ job, detail, now }: { job: Job | null; detail: JobDetail; now: number }) {
  return (
    <dl className="figures">
      {figuresOf(job, detail, now).map(({ value, label }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
