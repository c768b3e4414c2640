// What was asked for joins what events told. Pure. An answer never replaces what an event said after the question.
import type { CommandOutput } from '../../shared/commands.ts'
import type { Critique } from '../../shared/critique.ts'
import type { Job } from '../../shared/jobs.ts'
import type { Photo, PhotoFacts } from '../../shared/photos.ts'
import { withoutArrived } from './arrivals.ts'
import { createDraft } from './draft.ts'
import { foremost, jobIdsOf } from './selectors.ts'
import type { StudioState } from './studioState.ts'

/** Photographs that were added or asked for by themselves. */
export function mergePhotos(state: StudioState, photos: readonly Photo[]): StudioState {
  const draft = createDraft(state)
  for (const photo of photos) {
    // Its file is on the list no longer than until it is there itself.
    if (!draft.photo(photo.id)) draft.fields.arrivals = withoutArrived(draft.fields.arrivals, photo)
    draft.putPhoto(photo)
    draft.list(photo)
  }
  return draft.finish()
}

/**
 * A page of the list, newest first; `isFirst` where it is the newest page. Rows below a newest page that does not reach
 * down to them are left out: what lies between is not known, and they would come to stand in the wrong place.
 */
export function mergePage(
  state: StudioState,
  { photos: page, next, older }: CommandOutput<'photos.list'>,
  isFirst: boolean,
): StudioState {
  const draft = createDraft(state)
  for (const photo of page) draft.putPhoto(photo)
  const last = next === null ? 0 : (page.at(-1)?.number ?? 0)
  const { listedFrom, order } = state
  const isJoined =
    listedFrom !== null && (!isFirst || next === null || page.some(({ id }) => order.includes(id)))
  const from = isJoined ? Math.min(listedFrom, last) : last
  const numberOf = (id: string): number => draft.photo(id)?.number ?? 0
  const told = [...state.photos.keys()].filter((id) => numberOf(id) >= from)
  const ids = new Set([...(isJoined ? order : []), ...page.map(({ id }) => id), ...told])
  draft.fields.order = [...ids]
    .filter((id) => !draft.isRemoved(id))
    .toSorted((a, b) => numberOf(b) - numberOf(a))
  draft.fields.listedFrom = from
  if (from === last) draft.fields.older = older
  return draft.finish()
}

/** While an attempt runs, events know more than the database, which is written less often. */
const isToldByEvents = (known: Job | undefined, job: Job): boolean =>
  known?.status === 'running' && job.status === 'running' && known.attempt === job.attempt

/** Job rows as they were when the last event was `asOf`. */
export function mergeJobs(state: StudioState, jobs: readonly Job[], asOf: number): StudioState {
  const draft = createDraft(state)
  for (const job of jobs.toReversed()) {
    const isOlder = draft.detail(job.id).seq > asOf || isToldByEvents(draft.job(job.id), job)
    if (!isOlder) draft.putJob(job)
  }
  return draft.finish()
}

export type Fetched = { job: Job; text: string; critique: Critique | null }

/** A whole job as it was when the last event was `asOf`. */
export function mergeFetched(
  state: StudioState,
  { job, text, critique }: Fetched,
  asOf: number,
): StudioState {
  const draft = createDraft(state)
  const known = draft.detail(job.id)
  if (known.seq > asOf || isToldByEvents(draft.job(job.id), job)) {
    // Within an attempt text only grows: a longer one is the newer one.
    const isLonger = text.length > (known.text?.length ?? -1) && known.attempt === job.attempt
    if (isLonger) draft.changeDetail(job.id, { text })
    return draft.finish()
  }
  draft.putJob(job)
  draft.changeDetail(job.id, {
    attempt: job.attempt,
    critique,
    text: critique?.analysisMarkdown ?? text,
    clockStart: job.status === 'running' ? known.clockStart : null,
  })
  return draft.finish()
}

export function mergeFacts(state: StudioState, facts: PhotoFacts): StudioState {
  const draft = createDraft(state)
  draft.putFacts(facts)
  return draft.finish()
}

/** Without a photo that turned out to be gone. */
export function withoutPhoto(state: StudioState, photoId: string): StudioState {
  const draft = createDraft(state)
  draft.removePhoto(photoId)
  return draft.finish()
}

/** Without a job that turned out to be gone. */
export function withoutJob(state: StudioState, jobId: string): StudioState {
  const draft = createDraft(state)
  draft.removeJob(jobId)
  return draft.finish()
}

/** Shows a photo and its job: the one named, else the foremost. */
export function select(state: StudioState, photoId: string, jobId?: string): StudioState {
  const foremostId = foremost(jobIdsOf(photoId)(state), (id) => state.jobs.get(id))
  const selected = { selectedPhotoId: photoId, selectedJobId: jobId ?? foremostId }
  return { ...state, ...selected, lit: null, trial: null }
}
