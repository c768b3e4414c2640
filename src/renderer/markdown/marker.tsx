import type { ReactNode } from 'react'
import type { Flag, SentenceFlag } from '../../shared/critique.ts'
import type { Remark } from '../../shared/remarks.ts'
import { placeId } from '../words/places.ts'
import { WhyButton } from '../views/CraftCard.tsx'
import { sentence } from '../words/critique.ts'

/** `number`: its place among the remarks of its critique. */
export type NumberedRemark = Remark & { number: number }

/** What is marked in a block; offsets count from its start. */
export type Marked = {
  flags: readonly SentenceFlag[]
  remarks: readonly NumberedRemark[]
  /** Numbers of the remarks that are pointed at. */
  lit: readonly number[]
  tried: number | null
  /** Pieces that lead to what they quote. */
  quotes: readonly { start: number; end: number }[]
}

export type Marker = {
  /** A piece of text: what stands in a flagged sentence underlined, what stands in one with a place as a part of it. */
  mark: (text: string, place: { start: number; end: number }, key: string) => ReactNode[]
  /** The notes of the flagged sentences that began before `at` and have none yet, and the buttons of advice. */
  notesBegunBefore: (at: number) => ReactNode[]
}

/** What is said of a flag, beside its sentence or below the text. */
export function FlagNote({ flag }: { flag: Flag }) {
  if (flag.kind === 'repeat') {
    return <span className="flag-note">Said before, under {flag.claim}.</span>
  }
  if (flag.kind === 'citation') {
    return (
      <span className="flag-note">
        False citation {flag.claim}. {flag.measured}
      </span>
    )
  }
  if (flag.grade === 'checkThis') {
    return <span className="flag-note to-check">Check this. Measured: {sentence(flag.measured)}</span>
  }
  return <span className="flag-note">Measured: {sentence(flag.measured)} This remark does not hold.</span>
}

type Due = { key: string; end: number; start: number; node: ReactNode }

/** Marks sentences and puts what is said of each, or can be done about it, behind it. */
export function createMarker(source: string, { flags, remarks, lit, tried, quotes }: Marked): Marker {
  const placed = remarks.filter(({ regions }) => regions.length > 0)
  /** Each once, with its sentence or at the end of its paragraph. */
  const takeFrom = (all: Due[]) => {
    const taken = new Set<string>()
    return (isDue: (due: Due) => boolean): ReactNode[] =>
      all
        .filter((due) => !taken.has(due.key) && isDue(due))
        .map(({ key, node }) => {
          taken.add(key)
          return node
        })
  }
  const notes = takeFrom(flags.toSorted((a, b) => a.end - b.end).map(noteOf))
  const tools = takeFrom(
    remarks
      .filter(({ operation }) => operation)
      .map((remark) => toolOf(remark, source, remark.number === tried)),
  )
  const reasons = takeFrom(remarks.flatMap(reasonOf))
  const begun = new Set<number>()
  const ledFrom = new Set<number>()

  /** A part of a sentence with a place; the first part takes the focus for all of it. */
  const place = (piece: ReactNode, at: number, key: string): ReactNode => {
    const remark = placed.find(({ start, end }) => start <= at && end > at)
    if (!remark) return piece
    const { number } = remark
    const first = begun.has(number) ? {} : { tabIndex: -1, 'aria-describedby': placeId(number) }
    begun.add(number)
    return (
      <span
        key={`place ${key}`}
        className={lit.includes(number) ? 'placed lit' : 'placed'}
        data-remark={number}
        {...first}
      >
        {piece}
      </span>
    )
  }
  /** A part of a quotation; the first part takes the focus for all of it. */
  const lead = (piece: ReactNode, at: number, key: string): ReactNode => {
    const quote = quotes.find(({ start, end }) => start <= at && end > at)
    if (!quote) return piece
    const { start, end } = quote
    const first = ledFrom.has(start) ? {} : { tabIndex: 0, role: 'link', title: 'Shows it in the critique' }
    ledFrom.add(start)
    return (
      <span key={`quote ${key}`} className="quote-link" data-quote={source.slice(start, end)} {...first}>
        {piece}
      </span>
    )
  }
  const mark: Marker['mark'] = (text, span, key) => {
    const inside = [...flags, ...placed, ...quotes].filter(
      ({ start, end }) => start < span.end && end > span.start,
    )
    const borders = inside.flatMap(({ start, end }) => [start - span.start, end - span.start])
    // Only where text and source are the same can a sentence end within the piece.
    const within = text.length === span.end - span.start ? borders : []
    const cuts = [...new Set([0, ...within.filter((at) => at > 0 && at < text.length), text.length])]
    cuts.sort((a, b) => a - b)
    return cuts.slice(0, -1).flatMap((from, index) => {
      const piece = text.slice(from, cuts[index + 1])
      const at = span.start + from
      const flagged = flags.filter(({ start, end }) => start <= at && end > at)
      const kind = flagged.every(({ grade }) => grade === 'checkThis') ? 'to-check' : undefined
      const before = notes(({ end }) => end <= at)
      const marked =
        flagged.length === 0 ? (
          piece
        ) : (
          <mark key={`${key} ${from}`} className={kind}>
            {piece}
          </mark>
        )
      return [...before, lead(place(marked, at, `${key} ${from}`), at, `${key} ${from}`)]
    })
  }
  return {
    mark,
    notesBegunBefore: (at) => {
      const due = [...tools(({ start }) => start < at), ...reasons(({ start }) => start < at)]
      const group =
        due.length > 0
          ? [
              <span key="tools" className="try-tools">
                {due}
              </span>,
            ]
          : []
      return [...notes(({ start }) => start < at), ...group]
    },
  }
}

const noteOf = (flag: SentenceFlag): Due => {
  const { start, end, claim } = flag
  const key = `note ${start} ${claim}`
  return { key, start, end, node: <FlagNote key={key} flag={flag} /> }
}

/** The button that tries a piece of advice on a copy; what it does is up to whoever hears of its click. */
function toolOf({ number, start, end }: NumberedRemark, source: string, isTried: boolean): Due {
  const advice = source
    .slice(start, end)
    .replaceAll(/[*_`]/g, '')
    .replace(/^\W*try:\s*/i, '')
  const key = `try ${number}`
  const node = (
    <button
      key={key}
      type="button"
      className="button small"
      data-try={number}
      aria-pressed={isTried}
      aria-label={`Show: ${advice}`}
      title="Shows it over the photograph. The original is not touched."
    >
      Show
    </button>
  )
  return { key, start, end, node }
}

/** The link to the card that says why. */
function reasonOf({ number, start, end, card }: NumberedRemark): Due[] {
  if (!card) return []
  const key = `why ${number}`
  return [{ key, start, end, node: <WhyButton key={key} id={card.id} title={card.title} /> }]
}
