import { mostCounted } from '../../shared/findCommand.ts'
import { listedIds } from '../state/choosing.ts'
import { listedCount } from '../state/selectors.ts'
import { useStudioState } from '../state/StudioProvider.tsx'
import { usePreferences } from '../state/usePreferences.ts'
import { countOf } from '../words/numbers.ts'

/** The width of a small picture, pixels. */
export const thumbSizes = { least: 110, most: 340, step: 10 } as const

/** How many there are, and how large they are shown. */
export function GridFoot() {
  const all = useStudioState(listedCount)
  const loaded = useStudioState((state) => listedIds(state).length)
  const count = useStudioState(({ found }) => (found.ids === null ? null : Math.max(found.count, loaded)))
  const { preferences, change } = usePreferences()
  const found = count !== null && count >= mostCounted ? `${count} or more` : count
  return (
    <footer className="grid-foot">
      <span>{found === null ? countOf(all, 'photograph') : `${found} of ${countOf(all, 'photograph')}`}</span>
      <label>
        Size
        <input
          type="range"
          min={thumbSizes.least}
          max={thumbSizes.most}
          step={thumbSizes.step}
          value={preferences.thumbSize}
          onChange={({ target }) => change({ thumbSize: Number(target.value) })}
        />
      </label>
    </footer>
  )
}
