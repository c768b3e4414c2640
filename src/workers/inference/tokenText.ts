// Turns tokens into text as they come, although a character may take several tokens. Never emits half a character.

/** What an incomplete or invalid UTF-8 sequence is decoded to (WHATWG: one per maximal part). */
const replacement = '\uFFFD'
/** A UTF-8 sequence has at most 4 bytes, so an unfinished one began at most 3 tokens ago. */
const maxUnfinishedTokens = 3

/** Text of `tokens` as it reads after `previous`. */
export type Detokenize = (tokens: readonly number[], previous: readonly number[]) => string

export type TokenText = {
  /** The text that `token` completes; empty while a character is unfinished. */
  push: (token: number) => string
}

/**
 * Bytes that can no longer become a character are emitted as U+FFFD; those that still can are held back, and dropped
 * if the text ends with them. A replacement character at the very end is the only thing that may still change.
 */
export function createTokenText(detokenize: Detokenize): TokenText {
  let previous: number[] = []
  let unfinished: number[] = []
  let emitted = 0
  return {
    push: (token) => {
      unfinished.push(token)
      const text = detokenize(unfinished, previous)
      const certain = text.endsWith(replacement) ? text.slice(0, -1) : text
      const fresh = certain.slice(emitted)
      if (certain === text) {
        previous = [...previous, ...unfinished].slice(-maxUnfinishedTokens)
        unfinished = []
        emitted = 0
      } else {
        unfinished = unfinished.slice(-maxUnfinishedTokens)
        emitted = detokenize(unfinished, previous).length - 1
      }
      return fresh
    },
  }
}
