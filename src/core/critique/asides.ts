// What a model writes beside its critique, on lines of their own that no reader is shown: levels, places, claims.
// Takes them out of the text while it grows. Never judges what they say.
import type { ClosingClaims } from '../../shared/closingClaims.ts'
import { expectedScore, levels, scoreOfLevel, type Level } from '../../shared/levels.ts'
import { closingMark, readClosingClaims } from './closingLine.ts'

/** How well the section is done that ends with this line. */
export const levelMark = '#level '
/** Where in the picture something lies that the section names. */
export const placeMark = '#place '
/** Each stands at the beginning of a line, where the grammar allows no other "#" but that of a heading. */
const marks = [levelMark, placeMark, closingMark]

/** `at`: UTF-16 units of the shown text before the line. `score`: 0..10. */
export type LevelMark = { at: number; level: Level; score: number }
/** What follows the mark, as it was written. */
export type PlaceMark = { at: number; line: string }

export type AsideFilter = {
  /** Text of the model, in any pieces; returns what may be shown now. */
  push: (raw: string) => string
  /** The model is done. What is held back then is an aside or the beginning of one, and nothing to show. */
  finish: () => string
  /** All that was shown. */
  shown: () => string
  /** How much of the text is shown of its first `raw` UTF-16 units. */
  shownAt: (raw: number) => number
  /** How likely the model thought each of the levels for the word `at` UTF-16 units of its text, in their order. */
  weigh: (at: number, shares: readonly number[]) => void
  levels: () => LevelMark[]
  places: () => PlaceMark[]
  /** What the closing line claims so far; null without one. */
  claims: () => ClosingClaims | null
}

/** An aside with its place in the text as it was written and in what is shown of it. */
type Aside = { raw: number; length: number; at: number; line: string }

/** Shows a text without its asides. What it shows depends on the whole text only, not on how it was cut. */
export function createAsideFilter(): AsideFilter {
  const asides: Aside[] = []
  const weighed: { at: number; shares: readonly number[] }[] = []
  let text = ''
  /** What was not shown yet: an aside whose end is open, or what may be the beginning of one. */
  let held = ''
  /** Units of the text before `held`. */
  let raw = 0
  let atLineStart = true

  const take = (length: number): string => {
    const taken = held.slice(0, length)
    held = held.slice(length)
    raw += length
    return taken
  }
  const show = (): string => {
    const shown = take(asideStart(held, atLineStart))
    text += shown
    if (shown !== '') atLineStart = shown.endsWith('\n')
    return shown
  }
  const withhold = (length: number): void => {
    asides.push({ raw, length, at: text.length, line: take(length).trimEnd() })
    atLineStart = true
  }
  const begun = (mark: string): Aside[] => {
    const open = held.startsWith(mark) ? [{ raw, length: held.length, at: text.length, line: held }] : []
    return [...asides, ...open].filter(({ line }) => line.startsWith(mark))
  }
  const scoreAt = (from: number, length: number): number | undefined => {
    const found = weighed.find(({ at }) => at > from && at < from + length)
    return found && expectedScore(found.shares)
  }
  return {
    push(more) {
      held += more
      let shown = show()
      // The closing line goes on to the end of the text.
      while (marks.some((mark) => held.startsWith(mark)) && !held.startsWith(closingMark)) {
        const end = held.indexOf('\n') + 1
        if (end === 0) break
        withhold(end)
        shown += show()
      }
      return shown
    },
    finish: () => '',
    shown: () => text,
    shownAt: (length) =>
      asides.reduce(
        (shown, aside) => shown - Math.max(0, Math.min(length - aside.raw, aside.length)),
        Math.min(length, raw),
      ),
    weigh: (at, shares) => void weighed.push({ at, shares }),
    levels: () =>
      begun(levelMark).flatMap(({ raw: from, length, at, line }) => {
        const level = levels.find((word) => word === line.slice(levelMark.length))
        return level ? [{ at, level, score: scoreAt(from, length) ?? scoreOfLevel(level) }] : []
      }),
    places: () => begun(placeMark).map(({ at, line }) => ({ at, line: line.slice(placeMark.length) })),
    claims: () => {
      const closing = begun(closingMark)[0]
      return closing ? readClosingClaims(closing.line.slice(closingMark.length)) : null
    },
  }
}

/** Where in a text a line begins with a mark, or ends within one; its length where none does. */
function asideStart(text: string, atLineStart: boolean): number {
  let from = atLineStart ? 0 : text.indexOf('\n') + 1 || text.length
  while (from < text.length) {
    const start = from
    if (marks.some((mark) => mark.startsWith(text.slice(start, start + mark.length)))) return start
    from = text.indexOf('\n', from) + 1 || text.length
  }
  return text.length
}
