import { X } from 'lucide-react'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { skippedFiles } from '../state/studioState.ts'
import { countOf } from '../words/numbers.ts'

/** What was not added, by name, under the reason why. It lies over the page and moves nothing. */
export function SkippedFiles() {
  const skipped = useStudioState((state) => state.skipped)
  const { dismissSkipped } = useActions()
  if (skipped.length === 0) return null
  const reasons = [...Map.groupBy(skipped, ({ reason }) => reason)]
  return (
    <section className="skipped" aria-labelledby="skipped-title">
      <header>
        <h2 id="skipped-title">{countOf(skippedFiles(skipped), 'file')} not added</h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Dismiss what was not added"
          onClick={dismissSkipped}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      <dl tabIndex={0} aria-label="Files that were not added">
        {reasons.map(([reason, files]) => (
          <div key={reason}>
            <dt>{reason}</dt>
            {files.map(({ name }, index) => (
              <dd key={index}>{name}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  )
}
