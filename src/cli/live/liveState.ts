// What the live view knows, gathered from the events alone. Never prints.
import { handleEvent, type EventHandlers, type EventOf, type MondrianEvent } from '../../shared/events.ts'
import { isCritiqueJob, type Job } from '../../shared/jobs.ts'
import type { Photo, PhotoFacts } from '../../shared/photos.ts'

export type LiveJob = {
  job: Job
  text: string
  start: EventOf<'start'> | null
  progress: EventOf<'progress'> | null
  reset: EventOf<'reset'> | null
  complete: EventOf<'analysis_complete'> | null
  error: EventOf<'error'> | null
  done: EventOf<'done'> | null
}

export type LiveState = {
  /** By id, in the order in which the jobs began to run. */
  jobs: Map<string, LiveJob>
  photos: Map<string, Photo>
  /** By photo id, once complete. */
  facts: Map<string, PhotoFacts['facts']>
}

export const emptyState = (): LiveState => ({ jobs: new Map(), photos: new Map(), facts: new Map() })

const newLiveJob = (job: Job, text: string): LiveJob => ({
  job,
  text,
  start: null,
  progress: null,
  reset: null,
  complete: null,
  error: null,
  done: null,
})

const handlersOf = ({ jobs, photos, facts }: LiveState): EventHandlers => {
  const change = (jobId: string, changes: Partial<LiveJob>): void => {
    const live = jobs.get(jobId)
    if (live) Object.assign(live, changes)
  }
  const textOf = (jobId: string): string => jobs.get(jobId)?.text ?? ''
  return {
    connection(event) {
      for (const { job, text } of event.jobs)
        if (isCritiqueJob(job) && job.status === 'running') jobs.set(job.id, newLiveJob(job, text))
    },
    status_update({ jobId, job }) {
      if (!isCritiqueJob(job)) return
      if (job.status === 'running' && !jobs.has(jobId)) jobs.set(jobId, newLiveJob(job, ''))
      change(jobId, { job })
    },
    start: (event) => change(event.jobId, { start: event }),
    facts(event) {
      if (event.complete) facts.set(event.photoId, event.facts)
    },
    photo_update: ({ photo }) => void photos.set(photo.id, photo),
    // What was printed stays printed.
    photo_removed: () => undefined,
    job_removed: () => undefined,
    progress: (event) => change(event.jobId, { progress: event }),
    chunk: ({ jobId, offset, text }) => change(jobId, { text: textOf(jobId).slice(0, offset) + text }),
    // status_update and progress say the same in parts.
    thinking_update: () => undefined,
    reset: (event) => change(event.jobId, { reset: event, text: textOf(event.jobId).slice(0, event.keep) }),
    analysis_complete: (event) => change(event.jobId, { complete: event, text: event.analysisMarkdown }),
    // Critiques alone are shown.
    message: () => undefined,
    transcription: () => undefined,
    thread_update: () => undefined,
    // A photo is turned by a person at the window only.
    flags_update: () => undefined,
    done: (event) => change(event.jobId, { done: event }),
    error: (event) => change(event.jobId, { error: event }),
    // Pauses reach the reader as sentences on standard error.
    download_update: () => undefined,
    model_test: () => undefined,
    queue_update: () => undefined,
    export_update: () => undefined,
    advisors_update: () => undefined,
    settings_update: () => undefined,
  }
}

/** Changes `state` by what `event` says. */
export function applyEvent(state: LiveState, event: MondrianEvent): void {
  handleEvent(handlersOf(state), event)
}
