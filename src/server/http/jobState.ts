// A job as it stands, for whoever asks once, and for whoever comes to its stream when it is over.
import type { Core } from '../../core/index.ts'
import { isWorthRetrying } from '../../core/jobs/job.ts'
import type { Critique } from '../../shared/critique.ts'
import type { EventBody, MondrianEvent } from '../../shared/events.ts'
import type { AnyJob } from '../../shared/jobs.ts'
import type { Message } from '../../shared/threads.ts'

/** `critique` of an answer and `message` of a critique are null. */
export type JobState = { job: AnyJob; text: string; critique: Critique | null; message: Message | null }

type Api = Pick<Core, 'api'>

/** Rejects with `not-found`. */
export async function jobState({ api }: Api, id: string): Promise<JobState> {
  const [job, { text }, critique] = await Promise.all([
    api['jobs.get']({ id }),
    api['jobs.text']({ id }),
    api['jobs.critique']({ id }),
  ])
  const message = job.kind === 'ask' ? await messageOf({ api }, job.threadId, id) : null
  return { job, text, critique, message }
}

/** The answer `id` of a conversation; null where it is gone. */
async function messageOf({ api }: Api, threadId: string, id: string): Promise<Message | null> {
  let before: string | undefined
  for (;;) {
    const page = await api['threads.get']({ id: threadId, ...(before !== undefined && { before }) })
    const found = page?.messages.find((message) => message.id === id)
    if (found) return found
    if (!page || page.next === null) return null
    before = page.next
  }
}

/** The last events of a job that is over, all stamped like the event before them; none of one that is open again. */
export async function lastEvents(
  { api }: Api,
  id: string,
  stamp: Pick<MondrianEvent, 'seq' | 'at'>,
): Promise<MondrianEvent[]> {
  const { job, critique, message } = await jobState({ api }, id)
  const { attempt, status, elapsedMs } = job
  const of = { jobId: id, attempt }
  const bodies: EventBody[] = [{ ...of, type: 'status_update', job }]
  if (critique) {
    const { jobId: _, ...finished } = critique
    bodies.push({ ...of, type: 'analysis_complete', ...finished })
  }
  if (message) bodies.push({ type: 'message', message })
  if (job.errorCode !== null && status === 'failed') {
    const { errorMessage, errorHint } = job
    const hint = errorHint === null ? {} : { hint: errorHint }
    bodies.push({
      ...of,
      type: 'error',
      code: job.errorCode,
      message: errorMessage ?? '',
      ...hint,
      retryable: isWorthRetrying(job.errorCode),
    })
  }
  bodies.push({ ...of, type: 'done', status, totalTokens: job.totalTokens ?? 0, elapsedMs })
  return bodies.map((body) => ({ ...stamp, ...body }))
}
