import type { Fit } from '../../../shared/modelMeasures.ts'
import { fitWords } from '../../words/models.ts'

/** Whether a model fits this computer, with the reason; nothing where that is not known. */
export function FitText({ fit }: { fit: Fit | null }) {
  if (!fit) return null
  return (
    <span className={`fit fit-${fit.verdict}`}>
      <i className="dot" aria-hidden="true" />
      <span>
        <b>{fitWords[fit.verdict]}.</b> {fit.reason}
      </span>
    </span>
  )
}
