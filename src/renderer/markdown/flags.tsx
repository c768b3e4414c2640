import type { ReactNode } from 'react'
import type { Flag, SentenceFlag } from '../../shared/critique.ts'
import { sentence } from '../words/critique.ts'

export type Marker = {
  /** A piece of text with the parts of it that stand in a flagged sentence underlined. */
  mark: (text: string, place: { start: number; end: number }, key: string) => ReactNode[]
  /** The notes of the sentences that began before `at` and have none yet. */
  notesBegunBefore: (at: number) => ReactNode[]
}

/** What is said of a flag, beside its sentence or below the text. */
export function FlagNote({ flag }: { flag: Flag }) {
  if (flag.kind === 'repeat') {
    return <span className="flag-note">Said before, under {flag.claim}.</span>
  }
  if (flag.grade === 'checkThis') {
    return <span className="flag-note to-check">Check this. Measured: {sentence(flag.measured)}</span>
  }
  return <span className="flag-note">Measured: {sentence(flag.measured)} This remark does not hold.</span>
}

/** Underlines the sentences of `flags` and puts the measurement behind each. Offsets as in `flags`. */
export function createMarker(flags: readonly SentenceFlag[]): Marker {
  const noted = new Set<SentenceFlag>()
  const inOrder = flags.toSorted((a, b) => a.end - b.end)
  const notesOf = (isDue: (flag: SentenceFlag) => boolean): ReactNode[] =>
    inOrder
      .filter((flag) => !noted.has(flag) && isDue(flag))
      .map((flag) => {
        noted.add(flag)
        return <FlagNote key={`note ${flag.start} ${flag.claim}`} flag={flag} />
      })
  const mark: Marker['mark'] = (text, place, key) => {
    const inside = flags.filter(({ start, end }) => start < place.end && end > place.start)
    const borders = inside.flatMap(({ start, end }) => [start - place.start, end - place.start])
    // Only where text and source are the same can a sentence end within the piece.
    const within = text.length === place.end - place.start ? borders : []
    const cuts = [...new Set([0, ...within.filter((at) => at > 0 && at < text.length), text.length])]
    cuts.sort((a, b) => a - b)
    return cuts.slice(0, -1).flatMap((from, index) => {
      const piece = text.slice(from, cuts[index + 1])
      const at = place.start + from
      const flagged = inside.filter(({ start, end }) => start <= at && end > at)
      const kind = flagged.every(({ grade }) => grade === 'checkThis') ? 'to-check' : undefined
      const before = notesOf(({ end }) => end <= at)
      if (flagged.length === 0) return [...before, piece]
      return [
        ...before,
        <mark key={`${key} ${from}`} className={kind}>
          {piece}
        </mark>,
      ]
    })
  }
  return { mark, notesBegunBefore: (at) => notesOf(({ start }) => start < at) }
}
