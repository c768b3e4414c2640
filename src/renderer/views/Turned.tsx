import { RotateCw } from 'lucide-react'
import type { Critique } from '../../shared/critique.ts'
import type { Job } from '../../shared/jobs.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'

/** That a critique speaks of the picture as it stood before it was turned, and a way to one that does not. */
export function Turned({ job, critique }: { job: Job; critique: Critique }) {
  const rotation = useStudioState((state) => state.photos.get(job.photoId)?.rotation)
  const { writeAgain } = useActions()
  if (critique.rotation === null || rotation === undefined || rotation === critique.rotation) return null
  return (
    <p className="turned" role="status">
      <RotateCw size={14} aria-hidden="true" />
      <span>Written before the photograph was turned.</span>
      <button type="button" className="button small" onClick={() => void writeAgain(job)}>
        Write again
      </button>
    </p>
  )
}
