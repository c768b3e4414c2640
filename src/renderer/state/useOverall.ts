import { useEffect } from 'react'
import type { Job } from '../../shared/jobs.ts'
import { useActions, useStudioState } from './StudioProvider.tsx'

/** The overall score of a finished job, asked for where it is not known yet; null or undefined while there is none. */
export function useOverall(job: Job | null | undefined): number | null | undefined {
  const overall = useStudioState((state) => state.details.get(job?.id ?? '')?.critique?.overall)
  const { needCritique } = useActions()
  const missing = job?.status === 'completed' && overall === undefined ? job.id : null
  useEffect(() => {
    if (missing !== null) needCritique(missing)
  }, [missing, needCritique])
  return overall
}
