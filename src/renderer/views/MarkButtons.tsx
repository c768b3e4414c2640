import { Flag, X } from 'lucide-react'
import { labels, type Marks } from '../../shared/marks.ts'
import type { Photo } from '../../shared/photos.ts'
import { labelToSet } from '../state/markSteps.ts'
import { useActions } from '../state/StudioProvider.tsx'
import { starsText } from '../words/marks.ts'

const keyOf: Record<string, string> = { red: ' (6)', yellow: ' (7)', green: ' (8)', blue: ' (9)' }

/** Every mark as a button, for these photographs; pressed where all of them have it. */
export function MarkButtons({ photos }: { photos: readonly Photo[] }) {
  const { mark } = useActions()
  const ids = photos.map(({ id }) => id)
  const all = (test: (photo: Photo) => boolean): boolean => photos.length > 0 && photos.every(test)
  const set = (patch: Partial<Marks>) => () => void mark(ids, patch)
  const flagButton = (flag: 'pick' | 'reject', name: string, Icon: typeof Flag) => {
    const isOn = all((photo) => photo.flag === flag)
    return (
      <button
        type="button"
        className="icon-button"
        aria-label={name}
        aria-pressed={isOn}
        title={`${name} (${flag === 'pick' ? 'P' : 'X'})`}
        onClick={set({ flag: isOn ? null : flag })}
      >
        <Icon size={15} aria-hidden="true" />
      </button>
    )
  }
  const first = photos[0]?.rating ?? 0
  const shared = all(({ rating }) => rating === first) ? first : 0
  return (
    <div className="mark-buttons">
      <div role="group" aria-label="Flag">
        {flagButton('pick', 'Pick', Flag)}
        {flagButton('reject', 'Reject', X)}
      </div>
      <div role="group" aria-label="Stars">
        {[1, 2, 3, 4, 5].map((stars) => (
          <button
            key={stars}
            type="button"
            className={stars <= shared ? 'icon-button star star-on' : 'icon-button star'}
            aria-label={starsText(stars)}
            aria-pressed={stars === shared}
            title={`${starsText(stars)} (${stars})`}
            onClick={set({ rating: stars === shared ? 0 : stars })}
          >
            ★
          </button>
        ))}
      </div>
      <div role="group" aria-label="Color label">
        {labels.map((label) => (
          <button
            key={label}
            type="button"
            className="icon-button"
            aria-label={`${label} label`}
            aria-pressed={all((photo) => photo.label === label)}
            title={`${label} label${keyOf[label] ?? ''}`}
            onClick={set({
              label: labelToSet(
                label,
                photos.map((photo) => photo.label),
              ),
            })}
          >
            <i className={`label-dot label-${label}`} aria-hidden="true" />
          </button>
        ))}
      </div>
    </div>
  )
}
