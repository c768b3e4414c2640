// A state in the making: the one before it stays as it was, however many events change it.
import type { Job } from '../../shared/jobs.ts'
import type { Photo, PhotoFacts } from '../../shared/photos.ts'
import { listedIds } from './choosing.ts'
import { withoutFound } from './found.ts'
import { withChanges } from './layers.ts'
import { foremost } from './selectors.ts'
import { emptyDetail, isOpen, type EndedJob, type JobDetail, type StudioState } from './studioState.ts'

type Table<Value> = {
  get: (id: string) => Value | undefined
  set: (id: string, value: Value) => void
  delete: (id: string) => void
  result: () => ReadonlyMap<string, Value>
}

function tableOf<Value>(original: ReadonlyMap<string, Value>): Table<Value> {
  const changes = new Map<string, Value | undefined>()
  return {
    get: (id) => (changes.has(id) ? changes.get(id) : original.get(id)),
    set: (id, value) => void changes.set(id, value),
    delete: (id) => void changes.set(id, undefined),
    result: () => (changes.size === 0 ? original : withChanges(original, changes)),
  }
}

/** How many of the newest finished jobs tell how long a job takes. */
const recentJobs = 10

function withEnded(pace: readonly EndedJob[], { id, completedAt, elapsedMs }: Job): readonly EndedJob[] {
  const others = pace.filter((each) => each.id !== id)
  const all = [...others, { id, endedAt: completedAt ?? 0, elapsedMs }]
  return all.toSorted((a, b) => b.endedAt - a.endedAt).slice(0, recentJobs)
}

export type Draft = ReturnType<typeof createDraft>

/** Changes go into the draft; `finish` gives the new state and leaves the old one as it was. */
export function createDraft(state: StudioState) {
  const fields = { ...state }
  const photos = tableOf(state.photos)
  const facts = tableOf(state.facts)
  const jobs = tableOf(state.jobs)
  const photoJobs = tableOf(state.photoJobs)
  const details = tableOf(state.details)

  /** Ids in the list, once they were asked for, and those that are still to get their place in it. */
  let listed: Set<string> | null = null
  let unplaced: string[] = []
  const placeRows = (): void => {
    if (unplaced.length === 0) return
    const numberOf = (id: string): number => photos.get(id)?.number ?? 0
    fields.order = [...unplaced, ...fields.order].toSorted((a, b) => numberOf(b) - numberOf(a))
    unplaced = []
  }
  const detail = (jobId: string): JobDetail => details.get(jobId) ?? emptyDetail
  const isRemoved = (id: string): boolean => fields.removed.has(id)
  const countQueue = (before: Job | undefined, after: Job): void => {
    const { paused, open, ended } = fields.queue
    if (isOpen(before) === isOpen(after)) return
    if (isOpen(after)) fields.queue = { paused, open: open + 1, ended: open === 0 ? 0 : ended }
    else if (before) fields.queue = { paused, open: open - 1, ended: ended + 1 }
  }
  const pin = ({ id, photoId }: Job): void => {
    if (fields.selectedPhotoId === photoId) fields.selectedJobId ??= id
  }
  /** What is asked of all jobs and photographs is counted here, for there may be ten thousands. */
  const countJob = (before: Job | undefined, after: Job): void => {
    countQueue(before, after)
    if (after.status === 'running') fields.runningJobId = after.id
    else if (fields.runningJobId === after.id) fields.runningJobId = null
    if (after.status === 'completed' && before?.status !== 'completed')
      fields.pace = withEnded(fields.pace, after)
  }
  const forget = (id: string): void => {
    fields.removed = new Set(fields.removed).add(id)
    fields.stale = fields.stale.filter((each) => each !== id)
  }
  const dropJob = (jobId: string): void => {
    const { paused, open, ended } = fields.queue
    if (isOpen(jobs.get(jobId))) fields.queue = { paused, open: open - 1, ended }
    if (fields.runningJobId === jobId) fields.runningJobId = null
    fields.pace = fields.pace.filter(({ id }) => id !== jobId)
    forget(jobId)
    jobs.delete(jobId)
    details.delete(jobId)
  }
  const choose = (photoId: string | null): void => {
    fields.selectedPhotoId = photoId
    fields.selectedJobId = foremost(photoJobs.get(photoId ?? '') ?? [], jobs.get)
  }

  return {
    /** Everything that is not a table. */
    fields,
    job: jobs.get,
    detail,
    /** Whether a photo or a job is gone for good. */
    isRemoved,
    /** Of a job that is gone nothing is kept. */
    changeDetail(jobId: string, changes: Partial<JobDetail>): void {
      if (isRemoved(jobId)) return
      details.set(jobId, { ...detail(jobId), ...changes })
    },
    putJob(job: Job): void {
      if (isRemoved(job.photoId)) forget(job.id)
      if (isRemoved(job.id)) return
      const before = jobs.get(job.id)
      jobs.set(job.id, job)
      countJob(before, job)
      if (before) return
      const siblings = [...(photoJobs.get(job.photoId) ?? []), job.id]
      siblings.sort((a, b) => (jobs.get(a)?.createdAt ?? 0) - (jobs.get(b)?.createdAt ?? 0))
      photoJobs.set(job.photoId, siblings)
      pin(job)
    },
    /** A photo that was measured never becomes a new one again, unless it was turned: that is an older answer. */
    putPhoto(photo: Photo): void {
      if (isRemoved(photo.id)) return
      const known = photos.get(photo.id)
      const isTurned = known !== undefined && known.rotation !== photo.rotation
      if (known && known.status !== 'new' && photo.status === 'new' && !isTurned) return
      photos.set(photo.id, photo)
      fields.unmeasured += Number(photo.status === 'new') - Number(known?.status === 'new')
      // What was measured belongs to the picture as it stood.
      if (isTurned) facts.set(photo.id, { photoId: photo.id, facts: {}, complete: false })
    },
    photo: photos.get,
    /** Gives a photo its row, if it belongs to the part of the list that is loaded. */
    list({ id, number }: Photo): void {
      if (isRemoved(id) || fields.listedFrom === null || number < fields.listedFrom) return
      listed ??= new Set(fields.order)
      if (listed.has(id)) return
      listed.add(id)
      unplaced.push(id)
    },
    putFacts(next: PhotoFacts): void {
      if (isRemoved(next.photoId)) return
      if (next.complete || !facts.get(next.photoId)?.complete) facts.set(next.photoId, next)
    },
    /** With everything of it; the choice moves on to the one below it, at the end to the one above. */
    removePhoto(photoId: string): void {
      placeRows()
      const index = fields.order.indexOf(photoId)
      // One without a row was counted among those that are not loaded yet.
      if (index === -1) fields.older = Math.max(0, fields.older - 1)
      fields.unmeasured -= Number(photos.get(photoId)?.status === 'new')
      forget(photoId)
      for (const jobId of photoJobs.get(photoId) ?? []) dropJob(jobId)
      for (const table of [photos, facts, photoJobs]) table.delete(photoId)
      const place = listedIds(fields).indexOf(photoId)
      fields.order = fields.order.filter((id) => id !== photoId)
      fields.found = withoutFound(fields.found, photoId)
      if (fields.chosen.has(photoId))
        fields.chosen = new Set([...fields.chosen].filter((id) => id !== photoId))
      if (fields.selectedPhotoId !== photoId) return
      const left = listedIds(fields)
      choose(left[Math.max(0, place)] ?? left.at(-1) ?? null)
    },
    removeJob(jobId: string): void {
      const photoId = jobs.get(jobId)?.photoId ?? ''
      dropJob(jobId)
      const siblings = photoJobs.get(photoId)
      if (siblings)
        photoJobs.set(
          photoId,
          siblings.filter((id) => id !== jobId),
        )
      if (fields.selectedJobId === jobId) choose(fields.selectedPhotoId)
    },
    finish(): StudioState {
      placeRows()
      return {
        ...fields,
        photos: photos.result(),
        facts: facts.result(),
        jobs: jobs.result(),
        photoJobs: photoJobs.result(),
        details: details.result(),
      }
    },
  }
}
