// What the photograph is of, as far as it was seen: its name, its box, and where it lies in words.
import type { Facts } from '../../../shared/facts.ts'
import type { Box } from '../../../shared/sight.ts'
import { placeWords } from '../../sight/facts/frame.ts'
import { seenFact } from './observation.ts'
import { nameIn } from './situation.ts'

export type SubjectWords = {
  /** "a cat" */
  a: string
  /** "the cat" */
  the: string
  /** "right of the middle" */
  where: string
  /** Shares of the photograph inside its frame. */
  box: Box
  /** Of the frame that it covers; null where only its box is known. */
  share: number | null
}

/** Null where nothing was seen that may be called a subject; what merely draws the eye is a guess and none. */
export function subjectWords(facts: Facts): SubjectWords | null {
  const subject = seenFact(facts, 'subject')
  const seen = subject?.seen
  if (!subject || !seen) return null
  const { x, y, width, height } = subject
  // A table or a couch is what a picture stands on, not what it is of.
  if (ground.has(nameIn(seen.name))) return null
  const left = Math.max(0, x - width / 2)
  const top = Math.max(0, y - height / 2)
  return {
    a: seen.name,
    the: `the ${nameIn(seen.name)}`,
    where: placeWords(x, y),
    box: { x: left, y: top, width: Math.min(width, 1 - left), height: Math.min(height, 1 - top) },
    share: seen.mask ? seen.share : null,
  }
}

const ground = new Set(['dining table', 'couch', 'bed', 'bench', 'chair'])
