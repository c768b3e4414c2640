import type { FactId, Facts } from '../../shared/facts.ts'
import { shownFact, type ShownFact } from '../../shared/scales/shown.ts'
import { unbroken } from '../words/numbers.ts'

type ValueProps = { label: string; display: string | undefined; trust?: string | undefined }

export function Value({ label, display, trust = '' }: ValueProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd title={[display, trust].filter(Boolean).join(', ')}>
        {unbroken(display || '–')} {trust !== '' && <small>{trust}</small>}
      </dd>
    </>
  )
}

/** How far a fact may be believed, and whether the model of the critique on show sees it otherwise. */
export const doubts = ({ id, trust }: ShownFact, disputed: ReadonlySet<FactId>): string =>
  [trust, disputed.has(id) ? 'the model disagrees' : ''].filter(Boolean).join(', ')

type FactValueProps = { facts: Facts; id: FactId; label: string; disputed: ReadonlySet<FactId> }

/** A measurement, or its name alone until it is there. */
export function FactValue({ facts, id, label, disputed }: FactValueProps) {
  const shown = shownFact(facts, id)
  return (
    <Value
      label={shown?.label ?? label}
      display={shown?.display}
      trust={shown ? doubts(shown, disputed) : ''}
    />
  )
}
