// Which events are of answers, and so no part of the critiques on the page.
import type { MondrianEvent } from '../../shared/events.ts'
import type { AnyJob } from '../../shared/jobs.ts'
import type { Draft } from './draft.ts'

/** Whether an event is of the job of an answer; learns from those that carry their job which ids are. */
export function isOfAnswer({ fields }: Draft, event: MondrianEvent): boolean {
  const learn = (jobs: readonly AnyJob[]): void => {
    const ids = jobs.filter(({ kind, id }) => kind === 'ask' && !fields.answers.has(id)).map(({ id }) => id)
    if (ids.length > 0) fields.answers = new Set([...fields.answers, ...ids])
  }
  if (event.type === 'connection') learn(event.jobs.map(({ job }) => job))
  if (event.type === 'status_update') learn([event.job])
  return 'jobId' in event && event.jobId !== undefined && fields.answers.has(event.jobId)
}
