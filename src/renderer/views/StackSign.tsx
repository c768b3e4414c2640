import { Layers } from 'lucide-react'
import type { Stack } from '../../shared/stacks.ts'

type StackSignProps = { stack: Stack; photoId: string; isFolded: boolean }

/** How many photographs are folded here, or which one of its moment this is. */
export function StackSign({ stack, photoId, isFolded }: StackSignProps) {
  const count = stack.photoIds.length
  const place = stack.photoIds.indexOf(photoId) + 1
  const text = isFolded ? `${count} of one moment, folded` : `${place} of ${count} of one moment`
  return (
    <span className={isFolded ? 'stack-sign stack-folded' : 'stack-sign'} title={`${text} (S)`}>
      <Layers size={11} aria-hidden="true" />
      <span aria-hidden="true">{isFolded ? count : `${place}/${count}`}</span>
      <span className="visually-hidden">{text}</span>
    </span>
  )
}
