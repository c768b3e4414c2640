// A state in the making: each table is copied at most once, however many events change it.
import type { Job } from '../../shared/jobs.ts'
import type { Photo, PhotoFacts } from '../../shared/photos.ts'
import { emptyDetail, isOpen, type JobDetail, type StudioState } from './studioState.ts'

type Table<Value> = {
  get: (id: string) => Value | undefined
  set: (id: string, value: Value) => void
  result: () => ReadonlyMap<string, Value>
}

function tableOf<Value>(original: ReadonlyMap<string, Value>): Table<Value> {
  let copy: Map<string, Value> | null = null
  return {
    get: (id) => (copy ?? original).get(id),
    set(id, value) {
      copy ??= new Map(original)
      copy.set(id, value)
    },
    result: () => copy ?? original,
  }
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

  const detail = (jobId: string): JobDetail => details.get(jobId) ?? emptyDetail
  const countQueue = (before: Job | undefined, after: Job): void => {
    const { paused, open, ended } = fields.queue
    if (isOpen(before) === isOpen(after)) return
    if (isOpen(after)) fields.queue = { paused, open: open + 1, ended: open === 0 ? 0 : ended }
    else if (before) fields.queue = { paused, open: open - 1, ended: ended + 1 }
  }
  const pin = ({ id, photoId }: Job): void => {
    if (fields.selectedPhotoId === photoId) fields.selectedJobId ??= id
  }

  return {
    /** Everything that is not a table. */
    fields,
    job: jobs.get,
    detail,
    changeDetail(jobId: string, changes: Partial<JobDetail>): void {
      details.set(jobId, { ...detail(jobId), ...changes })
    },
    putJob(job: Job): void {
      const before = jobs.get(job.id)
      jobs.set(job.id, job)
      countQueue(before, job)
      if (before) return
      const siblings = [...(photoJobs.get(job.photoId) ?? []), job.id]
      siblings.sort((a, b) => (jobs.get(a)?.createdAt ?? 0) - (jobs.get(b)?.createdAt ?? 0))
      photoJobs.set(job.photoId, siblings)
      pin(job)
    },
    /** A photo that was measured never becomes a new one again, unless it was turned: that is an older answer. */
    putPhoto(photo: Photo): void {
      const known = photos.get(photo.id)
      const isTurned = known !== undefined && known.rotation !== photo.rotation
      if (known && known.status !== 'new' && photo.status === 'new' && !isTurned) return
      photos.set(photo.id, photo)
      // What was measured belongs to the picture as it stood.
      if (isTurned) facts.set(photo.id, { photoId: photo.id, facts: {}, complete: false })
    },
    photo: photos.get,
    putFacts(next: PhotoFacts): void {
      if (next.complete || !facts.get(next.photoId)?.complete) facts.set(next.photoId, next)
    },
    finish: (): StudioState => ({
      ...fields,
      photos: photos.result(),
      facts: facts.result(),
      jobs: jobs.result(),
      photoJobs: photoJobs.result(),
      details: details.result(),
    }),
  }
}
