import { useId, type ReactNode } from 'react'
import { labels } from '../../shared/marks.ts'
import type { PhotoFilter } from '../../shared/findCommand.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'

type RangeName = 'iso' | 'focalLength' | 'score' | 'clipped' | 'shadows' | 'tilt'
const flagNames = { pick: 'Picks', none: 'Neither', reject: 'Rejects' } as const
const numberOf = (text: string): number | undefined => {
  const value = Number(text)
  return text.trim() === '' || !Number.isFinite(value) ? undefined : value
}

/** Every filter; each changes what is found at once. */
export function Filters() {
  const query = useStudioState(({ found }) => found.query)
  const advisors = useStudioState((state) => state.advisors)
  const { find } = useActions()
  const set = (patch: PhotoFilter): void => void find(patch)
  const least = query.rating?.min ?? 0
  return (
    <div className="filters">
      <Switches
        name="Flag"
        all={['pick', 'none', 'reject'] as const}
        chosen={query.flags}
        show={(flag) => flagNames[flag]}
        onChange={(flags) => set({ flags })}
      />
      <div role="group" aria-label="Stars, at least">
        {[1, 2, 3, 4, 5].map((stars) => (
          <button
            key={stars}
            type="button"
            className={stars <= least ? 'icon-button star star-on' : 'icon-button star'}
            aria-pressed={stars === least}
            aria-label={`${stars} or more stars`}
            onClick={() => set({ rating: stars === least ? undefined : { min: stars } })}
          >
            ★
          </button>
        ))}
      </div>
      <Switches
        name="Color label"
        all={labels}
        chosen={query.labels}
        show={(label) => <i className={`label-dot label-${label}`} aria-hidden="true" />}
        onChange={(chosen) => set({ labels: chosen })}
      />
      <Words name="Camera" value={query.camera} onChange={(camera) => set({ camera })} />
      <Words name="Lens" value={query.lens} onChange={(lens) => set({ lens })} />
      <Range name="iso" label="ISO" />
      <Range name="focalLength" label="mm" />
      <Range name="score" label="Score" />
      <Range name="clipped" label="White %" />
      <Range name="shadows" label="Black %" />
      <Range name="tilt" label="Tilt °" />
      <Days />
      <label className="filter-row">
        <span>Advisor</span>
        <select
          className="field"
          value={query.advisorId ?? ''}
          onChange={({ target }) => set({ advisorId: target.value || undefined })}
        >
          <option value="">Anyone, or none</option>
          {advisors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="filter-check">
        <input
          type="checkbox"
          checked={query.contradicted ?? false}
          onChange={({ target }) => set({ contradicted: target.checked || undefined })}
        />
        A measurement contradicts a critique
      </label>
    </div>
  )
}

type SwitchesProps<Name extends string> = {
  name: string
  all: readonly Name[]
  chosen: readonly (Name | 'none')[] | undefined
  show: (name: Name) => ReactNode
  onChange: (chosen: Name[] | undefined) => void
}

/** Any of several; none of them asks for nothing. */
function Switches<Name extends string>({ name, all, chosen = [], show, onChange }: SwitchesProps<Name>) {
  return (
    <div role="group" aria-label={name}>
      {all.map((each) => {
        const isOn = chosen.includes(each)
        const next = all.filter((other) => chosen.includes(other) !== (other === each))
        return (
          <button
            key={each}
            type="button"
            className="switch"
            aria-pressed={isOn}
            aria-label={typeof show(each) === 'string' ? undefined : `${each} label`}
            onClick={() => onChange(next.length === 0 ? undefined : next)}
          >
            {show(each)}
          </button>
        )
      })}
    </div>
  )
}

type WordsProps = { name: string; value: string | undefined; onChange: (value: string | undefined) => void }

function Words({ name, value = '', onChange }: WordsProps) {
  return (
    <label className="filter-row">
      <span>{name}</span>
      <input
        type="text"
        className="field"
        value={value}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      />
    </label>
  )
}

function Range({ name, label }: { name: RangeName; label: string }) {
  const range = useStudioState(({ found }) => found.query[name])
  const { find } = useActions()
  const id = useId()
  const field = (end: 'min' | 'max', words: string) => (
    <input
      type="number"
      className="field"
      min={0}
      aria-labelledby={`${id} ${id}${end}`}
      placeholder={words}
      value={range?.[end] ?? ''}
      onChange={({ target }) => void find({ [name]: { ...range, [end]: numberOf(target.value) } })}
    />
  )
  return (
    <div className="filter-row">
      <span id={id}>{label}</span>
      {field('min', 'from')}
      {field('max', 'to')}
      <span id={`${id}min`} hidden>
        at least
      </span>
      <span id={`${id}max`} hidden>
        at most
      </span>
    </div>
  )
}

function Days() {
  const taken = useStudioState(({ found }) => found.query.taken)
  const { find } = useActions()
  const field = (end: 'from' | 'to', label: string) => (
    <input
      type="date"
      className="field"
      aria-label={`Taken ${label}`}
      value={taken?.[end] ?? ''}
      onChange={({ target }) => void find({ taken: { ...taken, [end]: target.value || undefined } })}
    />
  )
  return (
    <div className="filter-row filter-days">
      <span>Taken</span>
      {field('from', 'from')}
      {field('to', 'to')}
    </div>
  )
}
