import type { ReactNode } from 'react'
import type { Job } from '../../shared/jobs.ts'

/** Why a job failed, and what to do about it; nothing of any other. */
export function Failure({ job, children }: { job: Job; children?: ReactNode }) {
  if (job.status !== 'failed') return null
  return (
    <div className="failure">
      <p>{job.errorMessage ?? 'The critique failed.'}</p>
      {job.errorHint !== null && <p>{job.errorHint}</p>}
      {children}
    </div>
  )
}
