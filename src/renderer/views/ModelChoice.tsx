import type { Model } from '../../shared/commands.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { abilities } from '../words/critique.ts'

/** Which model writes the next critiques. */
export function ModelChoice() {
  const models = useStudioState((state) => state.models)
  const folder = useStudioState((state) => state.modelsFolder)
  const chosen = useStudioState((state) => state.settings?.defaultModelId)
  const { changeSettings } = useActions()
  return (
    <fieldset className="models">
      <legend>The next critiques are written by</legend>
      {models.map((model) => (
        <label key={model.id}>
          <input
            type="radio"
            name="model"
            checked={chosen === model.id}
            disabled={model.mode === null}
            onChange={() => void changeSettings({ defaultModelId: model.id })}
          />
          <span>
            {model.name}
            <small>{abilityOf(model)}</small>
          </span>
        </label>
      ))}
      <p className="hint">
        Models are GGUF files in <code>{folder}</code>. One that looks at pictures has its mmproj file beside
        it.
      </p>
    </fieldset>
  )
}

const abilityOf = ({ mode, notice }: Model): string => notice ?? (mode === null ? '' : abilities[mode])
