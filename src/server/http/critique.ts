import { z } from 'zod'
import type { Core } from '../../core/index.ts'
import type { Critique } from '../../shared/critique.ts'
import { AppError } from '../../shared/errors.ts'

export const critiqueRequestSchema = z.strictObject({
  upload: z.uuid(),
  advisorId: z.string().min(1).max(64),
  modelId: z.string().max(4096).optional(),
})
export type CritiqueRequest = z.infer<typeof critiqueRequestSchema>

/** Resolves when the job is over or gone, also when it already is, or when `signal` aborts. */
export function whenJobIsOver(core: Core, jobId: string, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const unsubscribe = core.on((event) => {
    if (event.type === 'connection' && event.jobs.every(({ job }) => job.id !== jobId)) resolve()
    const isEnd = event.type === 'done' || event.type === 'job_removed'
    if (isEnd && event.jobId === jobId) resolve()
  })
  signal.addEventListener('abort', () => resolve(), { once: true })
  if (signal.aborted) resolve()
  return promise.finally(unsubscribe)
}

/**
 * One photograph, one advisor, one answer: waits for the critique to be finished.
 * When `signal` aborts first, the job is stopped; its partial text stays with it.
 * Rejects with what photos.add rejects with, the error of the job, or `cancelled`.
 */
export async function critiqueOf(
  core: Core,
  { upload, advisorId, modelId }: CritiqueRequest,
  signal: AbortSignal,
): Promise<Critique> {
  const { jobs } = await core.api['photos.add']({ uploads: [upload], advisorIds: [advisorId], modelId })
  const id = jobs[0]!.id
  await whenJobIsOver(core, id, signal)
  if (signal.aborted) await core.api['jobs.cancel']({ id })
  const { status, errorCode, errorMessage, errorHint } = await core.api['jobs.get']({ id })
  const critique = await core.api['jobs.critique']({ id })
  if (status === 'completed' && critique) return critique
  const said = errorMessage ?? 'This critique was stopped.'
  throw new AppError(errorCode ?? 'cancelled', said, errorHint === null ? {} : { hint: errorHint })
}
