import { useState } from 'react'
import type { Model } from '../../../shared/commands.ts'
import { useActions } from '../../state/StudioProvider.tsx'
import { bytesText } from '../../words/numbers.ts'

/** Removes a model from the disk: asks once, where it stands, for this cannot be undone. */
export function RemoveModel({ model }: { model: Model }) {
  const [step, setStep] = useState<'closed' | 'asking' | 'kept' | 'removing'>('closed')
  const { removeModel } = useActions()
  const size = model.bytes === null ? '' : ` · ${bytesText(model.bytes)}`
  if (step === 'asking' || step === 'removing') {
    const remove = async (): Promise<void> => {
      setStep('removing')
      if (!(await removeModel(model))) setStep('kept')
    }
    return (
      <span className="model-question" role="group" aria-label={`Remove ${model.name}?`}>
        {/* This one has the focus: Enter alone changes nothing. */}
        <button type="button" className="button small" autoFocus onClick={() => setStep('kept')}>
          Keep it
        </button>
        <button
          type="button"
          className="button small stop"
          aria-disabled={step === 'removing'}
          onClick={() => step === 'asking' && void remove()}
        >
          Remove for good{size}
        </button>
      </span>
    )
  }
  return (
    <button
      type="button"
      className="button small"
      autoFocus={step === 'kept'}
      onClick={() => setStep('asking')}
    >
      Remove<span className="visually-hidden"> {model.name}</span>
      {size}
    </button>
  )
}
