import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { abilityOf } from '../words/models.ts'

/** Which model writes the next critiques. */
export function ModelChoice() {
  const models = useStudioState((state) => state.models)
  const chosen = useStudioState((state) => state.settings?.defaultModelId)
  const { changeSettings, openModels } = useActions()
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
      <button type="button" className="button small" onClick={openModels}>
        Get, try or remove models…
      </button>
    </fieldset>
  )
}
