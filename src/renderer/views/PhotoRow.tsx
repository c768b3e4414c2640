import { Marked, nameParts } from '../components/Marked.tsx'
import { MarkSigns } from '../components/MarkSigns.tsx'
import { briefScore, describeScore } from '../../shared/measurementScore.ts'
import { advisorName, jobIdsOf, rowJob } from '../state/selectors.ts'
import type { Arrival } from '../state/studioState.ts'
import { useActions, useStudio, useStudioState } from '../state/StudioProvider.tsx'
import { standing } from '../words/critique.ts'
import { turnedUrl } from './pictureUrl.ts'

/** Where a row stands in the list; `top` in pixels. */
type Place = { index: number; count: number; top: number }

const placed = ({ index, count, top }: Place) => ({
  'aria-posinset': index + 1,
  'aria-setsize': count,
  style: { transform: `translateY(${top}px)` },
})

/** A file that is still on its way to Mondrian. */
export function ArrivalRow({ arrival, ...place }: Place & { arrival: Arrival }) {
  return (
    <div role="option" aria-selected={false} aria-disabled className="row" {...placed(place)}>
      <span className="thumb" />
      <strong>{arrival.name}</strong>
      <small>adding</small>
    </div>
  )
}

/** A photograph, and how its running, next or newest critique stands. */
export function PhotoRow({
  photoId,
  isSelected,
  ...place
}: Place & { photoId: string; isSelected: boolean }) {
  const { client } = useStudio()
  const { show } = useActions()
  const photo = useStudioState((state) => state.photos.get(photoId))
  const job = useStudioState(rowJob(photoId))
  const jobCount = useStudioState((state) => jobIdsOf(photoId)(state).length)
  const advisor = useStudioState((state) => (job ? advisorName(state, job.advisorId) : ''))
  const excerpt = useStudioState(({ found }) => found.excerpts.get(photoId))
  const text = useStudioState(({ found }) => found.query.text)
  // A minute is soon enough: this shows days.
  const now = useStudioState((state) => Math.floor(state.now / 60_000) * 60_000)

  if (!photo) return null
  const isFailed = photo.status === 'failed' || job?.status === 'failed'
  const score = photo.measurementScore ?? undefined
  const failure = photo.error?.message ?? job?.errorMessage ?? 'failed'
  const told = job
    ? `${jobCount > 1 ? `${jobCount} advisors` : advisor} · ${standing(job, now)}`
    : photo.status
  return (
    <div
      id={`photo-${photoId}`}
      role="option"
      aria-selected={isSelected}
      className="row"
      onClick={() => show(photoId)}
      {...placed(place)}
    >
      {photo.status === 'measured' || photo.thumb ? (
        <img
          className="thumb"
          src={turnedUrl(client.thumbUrl(photoId), photo)}
          alt=""
          width={56}
          height={42}
          loading="lazy"
        />
      ) : (
        <span className="thumb" />
      )}
      <strong title={photo.name}>
        <Marked parts={nameParts(photo.name, text)} />
      </strong>
      {job?.status === 'running' ? (
        <span className="row-score">{Math.floor(job.progress)} %</span>
      ) : (
        <span className="row-score" title={score && `Measurement score ${describeScore(score)}`}>
          {score && briefScore(score)}
        </span>
      )}
      <small className={isFailed ? 'row-failed' : undefined} title={isFailed ? failure : undefined}>
        {isFailed ? failure : excerpt ? <Marked parts={excerpt} /> : told}
      </small>
      <MarkSigns {...photo} />
      {job?.status === 'running' && (
        <span className="mini">
          <i style={{ width: `${job.progress}%` }} />
        </span>
      )}
    </div>
  )
}
