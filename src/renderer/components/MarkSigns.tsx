import { Flag, X } from 'lucide-react'
import type { Marks } from '../../shared/marks.ts'
import { marksText } from '../words/marks.ts'

/** The marks of a photograph, small; nothing where it has none. */
export function MarkSigns({ rating, flag, label }: Marks) {
  const text = marksText({ rating, flag, label })
  if (text === '') return null
  return (
    <span className="mark-signs" role="img" aria-label={text} title={text}>
      {flag === 'pick' && <Flag size={11} aria-hidden="true" />}
      {flag === 'reject' && <X size={12} aria-hidden="true" />}
      {rating > 0 && <span aria-hidden="true">{'★'.repeat(rating)}</span>}
      {label && <i className={`label-dot label-${label}`} aria-hidden="true" />}
    </span>
  )
}
