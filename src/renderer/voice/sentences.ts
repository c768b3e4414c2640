// Cuts a growing answer into pieces fit to be spoken, each as soon as it is whole.

/** Characters a piece has at least: shorter ones go with the next. */
const shortest = 12
/** The first piece may end at a comma from here on, so that the voice begins sooner. */
const commaFrom = 40

/** A full stop ends none of these. */
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|approx|ca|no|nr|fig|st|mr|mrs|ms|dr|z\.b|d\.h|bzw)\.$/i

/** What may end a piece: marks of the end of a sentence with what closes it, or the end of a line. */
const ends = /[.!?…]+["'”’»)\]]*(?=\s)|\n/g
const commas = /[,;:](?=\s)/g

export type SentenceCutter = {
  /** Takes the whole text so far; `isOver`: nothing follows. Text that is taken back stays said. */
  update: (text: string, isOver: boolean) => void
}

/**
 * Calls `onPiece` with each piece in turn. A full stop counts once a blank and the beginning of something follow, so that
 * "1.4", "f/2.8" and "e.g." are never cut; a number before it does not end a list ("1. Level it").
 */
export function createSentenceCutter(onPiece: (piece: string) => void): SentenceCutter {
  let at = 0
  let isFirst = true
  const give = (text: string, end: number): void => {
    const piece = text.slice(at, end).trim()
    at = end
    if (piece === '') return
    onPiece(piece)
    isFirst = false
  }
  return {
    update(text, isOver) {
      for (;;) {
        const rest = text.slice(at)
        const stop = firstEnd(rest)
        const comma = isFirst
          ? [...rest.matchAll(commas)].find((match) => match.index >= commaFrom)?.index
          : undefined
        const found = [stop, comma === undefined ? undefined : comma + 1].filter((end) => end !== undefined)
        if (found.length === 0) break
        give(text, at + Math.min(...found))
      }
      if (isOver) give(text, Math.max(at, text.length))
    },
  }
}

/** Behind the first whole piece; undefined where none is whole yet. */
function firstEnd(rest: string): number | undefined {
  for (const match of rest.matchAll(ends)) {
    const end = match.index + match[0].length
    const before = rest.slice(0, match.index + 1)
    if (match[0] === '\n') {
      if (rest.slice(0, end).trim() !== '') return end
      continue
    }
    if (rest.slice(0, end).trim().length < shortest || abbreviation.test(before)) continue
    if (/(?:^|\n)\s*\d+\.$/.test(before)) continue
    // What follows a full stop begins with something large, or it was none.
    const next = /^\s+(\S)/.exec(rest.slice(end))?.[1]
    if (next === undefined) return undefined
    if (!/\p{Ll}/u.test(next) || !before.endsWith('.')) return end
  }
  return undefined
}
