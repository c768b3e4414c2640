import type { Model } from '../../../shared/commands.ts'
import { isTesting } from '../../state/shelf.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { testText } from '../../words/models.ts'

/** Tries a model on a sample photograph, for real, and says how far that is. */
export function TestModel({ model }: { model: Model }) {
  const test = useStudioState(({ shelf }) => shelf.test)
  const { testModel } = useActions()
  const isOwn = isTesting(test) && test?.modelId === model.id
  return (
    <button
      type="button"
      className="button small"
      // Not `disabled`: the focus stays on it while it runs.
      aria-disabled={isTesting(test)}
      title="Writes one critique of a sample photograph, which is not kept"
      onClick={() => !isTesting(test) && void testModel(model.id)}
    >
      {isOwn && test ? testText(test) : model.tested ? 'Try again' : 'Try it'}
      <span className="visually-hidden"> {model.name}</span>
    </button>
  )
}
