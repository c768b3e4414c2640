// What an answer quotes of the critique on show: where, and the sentence there. Pure.

/** A quoted piece of an answer; `start` and `end` count its UTF-16 units, without the marks around it. */
export type Quote = { start: number; end: number }

/** Fewer are found anywhere. */
const fewestWords = 3
const longest = 400
const quoted = new RegExp(`“([^“”\\n]{1,${longest}})”|"([^"\\n]{1,${longest}})"`, 'g')

/** Text as it is compared: without marks of Markdown, one kind of apostrophe, one blank where there are several. */
export const comparable = (text: string): string =>
  text
    .replaceAll(/[*_`#]/g, '')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** What of a quotation has to stand there: its end may be another one than that of the sentence. */
export const quotedWords = (quote: string): string => comparable(quote).replace(/[.,;:!?…]+$/, '')

const isWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Where whole words stand verbatim in `text`; -1 where they do not. Both as they are compared. */
export function placeOfWords(text: string, words: string): number {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    if (!isWord(text[at - 1]) && !isWord(text[at + words.length])) return at
  }
  return -1
}

/** The quotations of an answer that stand verbatim in the critique, in their order. */
export function quotesIn(answer: string, critique: string): Quote[] {
  const known = comparable(critique)
  return [...answer.matchAll(quoted)].flatMap((match) => {
    const inner = match[1] ?? match[2] ?? ''
    const words = quotedWords(inner)
    if (words.split(' ').length < fewestWords || placeOfWords(known, words) === -1) return []
    const start = match.index + 1
    return [{ start, end: start + inner.length }]
  })
}

/** From where to where the sentence around a place goes, in text as it is compared. */
export function sentenceAround(text: string, start: number, end: number): Quote {
  const before = [...text.slice(0, start).matchAll(/[.!?]["”')]* /g)].at(-1)
  const after = /[.!?]["”')]*(?= |$)/.exec(text.slice(end))
  return {
    start: before ? before.index + before[0].length : 0,
    end: after ? end + after.index + after[0].length : text.length,
  }
}
