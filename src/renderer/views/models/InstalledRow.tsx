import type { ReactNode } from 'react'
import type { Model } from '../../../shared/commands.ts'
import { isOwnFile } from '../../state/shelf.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { abilityOf, testedText } from '../../words/models.ts'
import { bytesText } from '../../words/numbers.ts'
import { FitText } from './FitText.tsx'
import { RemoveModel } from './RemoveModel.tsx'
import { TestModel } from './TestModel.tsx'

/** A model that can write: what it does, what it takes, and what can be done with it; `acts`: more of that. */
export function InstalledRow({ model, acts }: { model: Model; acts?: ReactNode }) {
  const chosen = useStudioState((state) => state.settings?.defaultModelId === model.id)
  const now = useStudioState((state) => state.now)
  const { chooseModel, unloadModel } = useActions()
  const failure = useStudioState(({ shelf: { test } }) => (test?.modelId === model.id ? test.error : null))
  const { id, name, mode, program, server, bytes, fit, tested } = model
  const loaded = model.loaded && server === undefined
  return (
    <li className={chosen ? 'model-row model-chosen' : 'model-row'}>
      <label className="model-what">
        <input
          type="radio"
          name="writer"
          checked={chosen}
          disabled={mode === null}
          onChange={() => void chooseModel(id)}
        />
        <span>
          <b>{name}</b>
          <small className={server?.leaves ? 'model-leaves' : undefined}>
            {abilityOf(model)}
            {program !== undefined && ` · a file of ${program}, which may delete it`}
          </small>
        </span>
      </label>
      <span className="model-size">{bytes !== null && bytesText(bytes)}</span>
      <span className="model-fit">
        {loaded && <span className="model-loaded">In memory now</span>}
        {failure !== null && <span className="models-wrong">{failure}</span>}
        {tested ? <span>{testedText(tested, now)}</span> : <FitText fit={fit} />}
      </span>
      <span className="model-acts">
        {(mode === 'vision' || mode === 'text') && <TestModel model={model} />}
        {loaded && (
          <button type="button" className="button small" onClick={() => void unloadModel()}>
            Free memory<span className="visually-hidden"> of {name}</span>
          </button>
        )}
        {isOwnFile(model) && <RemoveModel model={model} />}
        {acts}
      </span>
    </li>
  )
}
