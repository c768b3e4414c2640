// Questions to the state that more than one view asks. Pure.
import type { Critique } from '../../shared/critique.ts'
import type { FactId } from '../../shared/facts.ts'
import type { Job } from '../../shared/jobs.ts'
import type { Photo } from '../../shared/photos.ts'
import type { Remark } from '../../shared/remarks.ts'
import type { Lit, StudioState, Trial } from './studioState.ts'

export const selectedPhoto = (state: StudioState): Photo | null =>
  state.photos.get(state.selectedPhotoId ?? '') ?? null

export const selectedJob = (state: StudioState): Job | null =>
  state.jobs.get(state.selectedJobId ?? '') ?? null

/** The critique on show, if it is one of this photo. */
export const critiqueOf =
  (photoId: string) =>
  (state: StudioState): Critique | null => {
    const job = selectedJob(state)
    return (job?.photoId === photoId && state.details.get(job.id)?.critique) || null
  }

const noRemarks: readonly Remark[] = []
/** What the sentences of the critique on show are tied to, while the photograph lies as it lay for its writer. */
export function remarksOnShow(state: StudioState): readonly Remark[] {
  const photo = selectedPhoto(state)
  const critique = photo && critiqueOf(photo.id)(state)
  return critique && critique.rotation === photo.rotation ? critique.remarks : noRemarks
}

/** The advice that is tried on the photograph on show. */
export function trialOnShow(state: StudioState): Trial | null {
  const { trial, selectedJobId } = state
  const photo = selectedPhoto(state)
  const isItsOwn = trial?.photoId === photo?.id && trial?.rotation === photo?.rotation
  return trial && isItsOwn && trial.jobId === selectedJobId ? trial : null
}

/** What is pointed at in the critique on show. */
export const litOnShow = ({ lit, selectedJobId }: StudioState): Lit | null =>
  lit && lit.jobId === selectedJobId ? lit : null

/** The facts that the model of a critique, having seen the picture, disagrees with. */
export const disputedFacts = (critique: Critique | null): ReadonlySet<FactId> =>
  new Set(critique?.flags.flatMap(({ disputes }) => disputes ?? []))

const noJobs: readonly string[] = []
export const jobIdsOf =
  (photoId: string | null) =>
  (state: StudioState): readonly string[] =>
    state.photoJobs.get(photoId ?? '') ?? noJobs

/** How many critiques of a photo are complete. */
export const completedOf =
  (photoId: string | null) =>
  (state: StudioState): number =>
    jobIdsOf(photoId)(state).filter((id) => state.jobs.get(id)?.status === 'completed').length

/** Of a photo's jobs, oldest first, the one to look at: the running one, else the next to run, else the newest. */
export function foremost(ids: readonly string[], job: (id: string) => Job | undefined): string | null {
  const withStatus = (status: Job['status']): string | undefined =>
    ids.find((id) => job(id)?.status === status)
  return withStatus('running') ?? withStatus('queued') ?? ids.at(-1) ?? null
}

/** The job that a photo's row tells of. */
export const rowJob =
  (photoId: string) =>
  (state: StudioState): Job | null => {
    const id = foremost(jobIdsOf(photoId)(state), (each) => state.jobs.get(each))
    return state.jobs.get(id ?? '') ?? null
  }

/** Whether a photograph on the list is still to be measured. */
export const isMeasuring = ({ unmeasured }: StudioState): boolean => unmeasured > 0

/** How many photographs there are, those on their way and those below the loaded list included. */
export const listedCount = ({ order, arrivals, older }: StudioState): number =>
  order.length + arrivals.length + older

/** How many photographs the library still does not know: what another window added is not among them. */
export const unlistedCount = ({ unlisted, photos, removed }: StudioState): number =>
  unlisted.filter(({ id }) => !photos.has(id) && !removed.has(id)).length

export const advisorName = (state: StudioState, advisorId: string): string =>
  state.advisors.find(({ id }) => id === advisorId)?.name ?? advisorId

/** The job that is being written; there is one at the most. */
export const runningJob = ({ jobs, runningJobId }: StudioState): Job | null =>
  jobs.get(runningJobId ?? '') ?? null

/** Milliseconds until the queue is empty, an estimate; null until this machine's pace is known. */
export function queueRemaining(state: StudioState): number | null {
  const running = runningJob(state)
  const current = running?.estimatedRemainingMs ?? null
  const waiting = state.queue.open - (running ? 1 : 0)
  if (waiting === 0) return current
  const durations = state.pace.map(({ elapsedMs }) => elapsedMs)
  if (running && current !== null) durations.push(running.elapsedMs + current)
  if (durations.length === 0) return null
  const typical = durations.reduce((sum, each) => sum + each, 0) / durations.length
  return (current ?? typical) + waiting * typical
}
