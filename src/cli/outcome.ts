import type { ErrorRecord } from '../shared/errors.ts'
import type { MondrianEvent } from '../shared/events.ts'
import { isCritiqueJob, type AnyJob, type Job, type JobStatus } from '../shared/jobs.ts'
import type { Photo } from '../shared/photos.ts'
import type { Skipped } from '../shared/skipped.ts'

/** What came of the photographs and jobs that one command line asked for. */
export type Outcome = {
  see: (event: MondrianEvent) => void
  /** Names what is waited for; before that nothing is over. */
  accept: (photos: Photo[], jobs: Job[]) => void
  isOver: () => boolean
  isComplete: () => boolean
}

/** The sentence for a person, with what to do about it. */
export const sentenceOf = ({ message, hint }: Pick<ErrorRecord, 'message' | 'hint'>): string =>
  hint ? `${message} ${hint}` : message

/** What was skipped and why, for a person. */
export const skippedSentence = ({ name, reason }: Skipped): string => `${name}: ${reason}`

/** Follows the events to the end. Calls `report` once per failure with "name: sentence". */
export function createOutcome(report: (sentence: string) => void): Outcome {
  const photos = new Map<string, Photo>()
  const jobs = new Map<string, Job>()
  /** Answers that an earlier run was asked for: nobody here waits for them. */
  const answers = new Set<string>()
  const ended = new Map<string, JobStatus>()
  const reported = new Set<string>()
  let awaited: { photos: Photo[]; jobs: Job[] } | undefined

  const reportOnce = (key: string, sentence: string): void => {
    if (!reported.has(key)) report(sentence)
    reported.add(key)
  }
  const learnPhoto = (photo: Photo): void => {
    photos.set(photo.id, photo)
    if (photo.error) reportOnce(photo.id, `${photo.name}: ${sentenceOf(photo.error)}`)
  }
  const learnJob = (job: AnyJob): void => {
    if (isCritiqueJob(job)) jobs.set(job.id, job)
    else answers.add(job.id)
  }
  const reportJob = (jobId: string, error: ErrorRecord): void => {
    const job = jobs.get(jobId)
    const name = (job && photos.get(job.photoId)?.name) ?? 'A photograph'
    // An unreadable photo fails every job on it: one sentence for all of them.
    if (job && error.code.startsWith('photo-'))
      return reportOnce(job.photoId, `${name}: ${sentenceOf(error)}`)
    reportOnce(jobId, `${name}${job ? ` (${job.advisorId})` : ''}: ${sentenceOf(error)}`)
  }

  return {
    see(event) {
      if (event.type === 'photo_update') learnPhoto(event.photo)
      else if (event.type === 'status_update') learnJob(event.job)
      else if (event.type === 'error' && !answers.has(event.jobId)) reportJob(event.jobId, event)
      else if (event.type === 'done') ended.set(event.jobId, event.status)
    },
    accept(acceptedPhotos, acceptedJobs) {
      awaited = { photos: acceptedPhotos, jobs: acceptedJobs }
      for (const photo of acceptedPhotos) if (!photos.has(photo.id)) learnPhoto(photo)
      for (const job of acceptedJobs) if (!jobs.has(job.id)) jobs.set(job.id, job)
    },
    isOver: () => awaited !== undefined && awaited.jobs.every((job) => ended.has(job.id)),
    isComplete: () =>
      awaited !== undefined &&
      awaited.photos.length > 0 &&
      awaited.jobs.every((job) => ended.get(job.id) === 'completed') &&
      awaited.photos.every((photo) => photos.get(photo.id)?.status !== 'failed'),
  }
}
