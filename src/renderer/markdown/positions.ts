// Where the text of a token stands in its source: markdown-it does not say it for inline text.
import type { parser } from './blocks.ts'

export type Token = ReturnType<typeof parser.parse>[number]

export type Locator = {
  /** Where the next text token stands; both offsets count UTF-16 units of the block's source. */
  locate: (token: Token) => { start: number; end: number }
  /** Where the last one ended. */
  end: () => number
}

/** Finds the text tokens of one block one after the other. */
export function createLocator(source: string): Locator {
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
