import { stages, type Job, type Stage } from '../../shared/jobs.ts'
import type { JobDetail } from '../state/studioState.ts'
import { stageNames, stageVerb } from '../words/critique.ts'
import { shareText } from '../words/numbers.ts'

type Segment = {
  stage: Stage
  state: 'done' | 'now' | 'failed' | 'stopped' | 'next'
  label: string
  /** How long it took, beside the label. */
  time: string
  /** What it means, for those who do not see it. */
  meaning: string
  /** 0..1, where it is known. */
  share: number | null
}

const secondsText = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`

/** How long a stage took, from its beginning to that of the next one seen. */
function taken(stage: Stage, { stages: seen }: JobDetail, job: Job): string | null {
  const began = seen[stage]
  if (began === undefined) return null
  const later = stages.slice(stages.indexOf(stage) + 1).flatMap((each) => seen[each] ?? [])
  const ended = later[0] ?? job.completedAt
  return ended === null ? null : secondsText(Math.max(0, ended - began))
}

/** The stages of a job, as the rail shows them. */
export function railSegments(job: Job | null, detail: JobDetail): Segment[] {
  // Only a model that sees the picture looks at it.
  const own = stages.filter((stage) => stage !== 'encoding' || job?.mode === 'vision')
  const present = job?.stage ? own.indexOf(job.stage) : -1
  return own.map((stage, index) => {
    const name = stageNames[stage]
    const base = { stage, label: name, time: '', share: null }
    const next: Segment = { ...base, state: 'next', meaning: `${name}: to come` }
    if (!job || job.status === 'queued') return next
    if (job.status === 'completed' || index < present) {
      const skipped =
        stage === 'loading' && detail.stages.loading === undefined && detail.stages.preparing !== undefined
      const time = skipped ? 'hot' : taken(stage, detail, job)
      const meaning = skipped
        ? `${name}: the model was in memory`
        : `${name}: done${time ? ` in ${time}` : ''}`
      return { ...base, state: 'done', time: time ?? '', meaning }
    }
    if (index > present) return next
    if (job.status !== 'running') {
      const state = job.status === 'failed' ? 'failed' : 'stopped'
      return { ...base, state, label: state, meaning: `${name}: ${state}` }
    }
    const { stageShare: share } = detail
    const percent = share === null ? '' : shareText(share)
    const verb = stageVerb(stage)
    const meaning = percent === '' ? `${verb} now` : `${verb} now, ${percent}`
    // Only the widest cell has room for a number beside the word; of the others the line below says it.
    return { stage, state: 'now', label: verb, time: stage === 'writing' ? percent : '', meaning, share }
  })
}

/** Where a critique stands, in the colours of the mark. */
export function StageRail({ job, detail }: { job: Job | null; detail: JobDetail }) {
  return (
    <ol className="rail" aria-label="Stages">
      {railSegments(job, detail).map(({ stage, state, label, time, meaning, share }) => (
        <li key={stage} className={`rail-${stage} rail-${state}`} title={meaning}>
          {share !== null && <span className="rail-fill" style={{ width: `${100 * share}%` }} />}
          <span className="rail-label" aria-hidden="true">
            <span className="rail-name">{label}</span>{' '}
            {time !== '' && <span className="rail-time">{time}</span>}
          </span>
          <span className="visually-hidden">{meaning}</span>
        </li>
      ))}
    </ol>
  )
}
