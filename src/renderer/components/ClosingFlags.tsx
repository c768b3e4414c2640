import { isOnSentence, type Flag } from '../../shared/critique.ts'
import { FlagNote } from '../markdown/marker.tsx'
import { sentence } from '../words/critique.ts'

/** What the model claims beside its text against a measurement: a line each, under the critique. */
export function ClosingFlags({ flags }: { flags: readonly Flag[] }) {
  return flags
    .filter((flag) => !isOnSentence(flag))
    .map((flag) => (
      <p key={flag.claim} className="closing-flag">
        The model says: {sentence(flag.claim)} <FlagNote flag={flag} />
      </p>
    ))
}
