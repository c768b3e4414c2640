import { useMemo } from 'react'
import type { FactId, Facts } from '../../shared/facts.ts'
import type { Photo } from '../../shared/photos.ts'
import { Histogram } from '../components/Histogram.tsx'
import { doubts, FactValue, Value } from '../components/FactValue.tsx'
import { Palette } from '../components/Palette.tsx'
import { critiqueOf, disputedFacts } from '../state/selectors.ts'
import { useStudioState } from '../state/StudioProvider.tsx'
import { cameraRows } from '../words/camera.ts'
import { describeScore } from '../../shared/measurementScore.ts'
import { shownFacts } from '../../shared/scales/shown.ts'
import { cameraBody, exposureLine, paletteNames, pixelsText } from '../words/photo.ts'

/** Shown at a glance; their names stand here until they are measured. */
const first: [FactId, string][][] = [
  [
    ['exposure', 'Exposure'],
    ['clipping', 'Clipped'],
  ],
  [
    ['blur', 'Sharpness'],
    ['tilt', 'Level line'],
  ],
  [
    ['subject', 'Subject'],
    ['faces', 'Faces'],
  ],
]
const noFacts: Facts = {}

/** What was measured, at a glance, and all of it on request. Its size does not change when facts arrive. */
export function FactsStrip({ photo }: { photo: Photo | null }) {
  const photoFacts = useStudioState((state) => state.facts.get(photo?.id ?? ''))
  const facts = photoFacts?.facts ?? noFacts
  const critique = useStudioState(critiqueOf(photo?.id ?? ''))
  const disputed = useMemo(() => disputedFacts(critique), [critique])
  const { exposure, palette, aspect } = facts
  const camera = photo?.camera
  const frame = [aspect?.display, photo && pixelsText(photo)].filter(Boolean).join(' · ')
  return (
    <section className="facts" aria-label="Measurements" aria-busy={photo !== null && !photoFacts?.complete}>
      <div className="facts-strip">
        <dl>
          <dt>Tones</dt>
          <dd className="facts-histogram">{exposure && <Histogram histogram={exposure.histogram} />}</dd>
        </dl>
        {first.map((column) => (
          <dl key={column[0]?.[0]}>
            {column.map(([id, label]) => (
              <FactValue key={id} facts={facts} id={id} label={label} disputed={disputed} />
            ))}
          </dl>
        ))}
        <dl className="facts-colours">
          <dt>Palette</dt>
          <dd className="facts-palette" title={palette?.display}>
            {palette ? <Palette palette={palette} /> : <span className="palette" />}
            {palette ? paletteNames(palette) : '–'}
          </dd>
        </dl>
        <dl>
          <Value label="Camera" display={camera ? exposureLine(camera) || cameraBody(camera) : undefined} />
          <Value label="Frame" display={frame} />
        </dl>
      </div>
      <AllFacts facts={facts} photo={photo} disputed={disputed} />
    </section>
  )
}

type AllFactsProps = { facts: Facts; photo: Photo | null; disputed: ReadonlySet<FactId> }

function AllFacts({ facts, photo, disputed }: AllFactsProps) {
  return (
    <details className="all-facts">
      <summary>All measurements</summary>
      <dl tabIndex={0} aria-label="All measurements">
        {photo &&
          cameraRows(photo).map(({ label, display, note }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {display} {note !== undefined && <small>{note}</small>}
              </dd>
            </div>
          ))}
        {photo?.measurementScore && (
          <div>
            <dt>Measurement score</dt>
            <dd>{describeScore(photo.measurementScore)}</dd>
          </div>
        )}
        {shownFacts(facts)
          .map((shown) => ({ ...shown, trust: doubts(shown, disputed) }))
          .map(({ id, label, display, trust }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd>
                {display} {trust !== '' && <small>{trust}</small>}
              </dd>
            </div>
          ))}
      </dl>
    </details>
  )
}
