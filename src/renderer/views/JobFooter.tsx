import { Trash2 } from 'lucide-react'
import type { Job } from '../../shared/jobs.ts'
import { isOpen, type JobDetail } from '../state/studioState.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { durationText, shareText } from '../words/numbers.ts'
import { elementIds } from './elements.ts'

/** What a job says about itself: the last thinking line, else its present step and what is known of it. */
function jobLine(job: Job, { stageShare, stageMs }: JobDetail): string {
  if (job.status === 'queued')
    return job.notBefore === null ? 'Waits for its turn.' : 'Will be tried again shortly.'
  if (job.status === 'cancelled') return 'Stopped. The text so far is kept.'
  if (job.status === 'failed') return ''
  if (job.stage === 'writing' || job.status === 'completed') return job.thinking ?? job.currentStep
  const known = [stageShare !== null && shareText(stageShare), stageMs !== null && durationText(stageMs)]
  return [job.currentStep, known.filter(Boolean).join(' · ')].filter(Boolean).join(' ')
}

/** The line at the foot of the critique, with Stop while there is something to stop and Retry where it ended early. */
export function JobFooter({ job, detail }: { job: Job | null; detail: JobDetail }) {
  const { stop, retry, removeCritique } = useActions()
  const hasPhoto = useStudioState((state) => state.selectedPhotoId !== null)
  const nothing = hasPhoto ? 'Nobody was asked for a critique of it yet.' : 'Add a photograph to begin.'
  const line = job ? jobLine(job, detail) : nothing
  return (
    <footer className="job-footer">
      <p className="thinking" title={line}>
        {line}
      </p>
      {job && isOpen(job) && (
        <button type="button" className="button stop" title="Stop (S)" onClick={() => void stop(job.id)}>
          Stop
        </button>
      )}
      {(job?.status === 'failed' || job?.status === 'cancelled') && (
        <button type="button" className="button strong" title="Retry (R)" onClick={() => void retry(job.id)}>
          Retry
        </button>
      )}
      {job && !isOpen(job) && (
        <button
          type="button"
          className="icon-button"
          aria-label="Remove this critique"
          title="Remove this critique; it can be taken back for a while"
          onClick={() => void removeCritique(job.id)}
        >
          <Trash2 size={15} aria-hidden="true" />
        </button>
      )}
      {job?.status === 'completed' && (
        <button type="button" className="button" popoverTarget={elementIds.advisors}>
          Ask another
        </button>
      )}
    </footer>
  )
}
