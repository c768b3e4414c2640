import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { countOf } from '../../words/numbers.ts'
import { Section } from './Section.tsx'

/** Models that other programs have fetched: which programs there are, and one click of consent to look there. */
export function OtherPrograms() {
  const folders = useStudioState(({ shelf }) => shelf.foreign)
  const looks = useStudioState((state) => state.settings?.otherPrograms ?? false)
  const { lookElsewhere } = useActions()
  if (folders === null || (folders.length === 0 && !looks)) return null
  return (
    <Section title="Other programs on this computer">
      <ul className="models-folders">
        {folders.map(({ program, path, models, notice }) => (
          <li key={path}>
            <b>{program}</b>
            {models !== null && `: ${models === 0 ? 'no model' : countOf(models, 'model')}`}
            <small>{notice ?? path}</small>
          </li>
        ))}
      </ul>
      <p className="models-hint">
        {looks
          ? 'Their models are listed above and used where they lie.'
          : 'Mondrian has not looked into these folders. Models in them can be used where they lie; nothing is written there.'}
      </p>
      <button type="button" className="button small" onClick={() => void lookElsewhere(!looks)}>
        {looks ? 'Stop looking there' : 'Look there'}
      </button>
    </Section>
  )
}
