// Where the text of a token stands in its Markdown: markdown-it does not say it for inline text.

/** What is asked of a token of markdown-it. */
type TextToken = { type: string; markup: string; content: string }

export type TextLocator = {
  /** Where the next text token stands; both offsets count UTF-16 units of the source. */
  locate: (token: TextToken) => { start: number; end: number }
  /** Where the last one ended. */
  end: () => number
}

/** Finds the text tokens of one source one after the other. */
export function createTextLocator(source: string): TextLocator {
  let end = 0
  return {
    locate(token) {
      // An escape or an entity is written otherwise than it reads.
      const written = token.type === 'text_special' ? token.markup : token.content
      const found = source.indexOf(written, end)
      // What was normalised (a NUL) is not found; it stays where the last text ended.
      const start = found === -1 ? end : found
      end = found === -1 ? end : start + written.length
      return { start, end }
    },
    end: () => end,
  }
}
