import { useEffect, useRef } from 'react'
import { advisorName, completedOf, jobIdsOf } from '../state/selectors.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { standing } from '../words/critique.ts'

/** The critiques of the photograph on show, where it has several. */
export function JobTabs() {
  const photoId = useStudioState((state) => state.selectedPhotoId)
  const jobIds = useStudioState(jobIdsOf(photoId))
  const completed = useStudioState(completedOf(photoId))
  const { changeView } = useActions()
  if (photoId === null || jobIds.length < 2) return <div className="job-tabs-none" />
  return (
    <nav className="job-tabs" aria-label="Critiques of this photograph">
      {jobIds.map((jobId) => (
        <JobTab key={jobId} jobId={jobId} photoId={photoId} />
      ))}
      {completed > 1 && (
        <button type="button" title="Side by side (D)" onClick={() => changeView('critiques')}>
          Side by side
        </button>
      )}
    </nav>
  )
}

function JobTab({ jobId, photoId }: { jobId: string; photoId: string }) {
  const job = useStudioState((state) => state.jobs.get(jobId))
  const name = useStudioState((state) => advisorName(state, job?.advisorId ?? ''))
  const isShown = useStudioState((state) => state.selectedJobId === jobId)
  const { show } = useActions()
  const tab = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isShown) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isShown])
  if (!job) return null
  const end = job.overall?.toFixed(1) ?? standing(job, job.completedAt ?? job.createdAt)
  return (
    <button type="button" ref={tab} aria-current={isShown} onClick={() => show(photoId, jobId)}>
      {name} <span>{job.status === 'running' ? `${Math.floor(job.progress)} %` : end}</span>
    </button>
  )
}
