import { initials } from '../words/critique.ts'

/** An advisor's initials in a circle. Decoration: the name stands beside it. */
export function Face({ name }: { name: string }) {
  return (
    <span className="face" aria-hidden="true">
      {initials(name)}
    </span>
  )
}
