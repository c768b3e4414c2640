// The closing line of a critique as text: how it is asked for, prescribed, kept from the reader and read.
// Never judges what it claims.
import { closingTopics, closingVocabulary, type ClosingClaims } from '../../shared/closingClaims.ts'

/** Stands at the beginning of a line, where the grammar allows no other "#" but that of a heading. */
export const closingMark = '#claims '
/** For a topic that is left open. */
export const unsaid = 'unsaid'

/** "#claims exposure=dark|medium|bright ... noise=clean|noisy.", as the prompt shows it. */
export const closingForm = `${closingMark}${closingTopics
  .map((topic) => `${topic}=${closingVocabulary[topic].join('|')}`)
  .join(' ')}.`

/** The body of a GBNF rule: each topic with one of its words or "unsaid". */
export const closingRule = `"${closingMark}" ${closingTopics
  .map((topic) => {
    const words = [...closingVocabulary[topic], unsaid].map((word) => `"${word}"`)
    return `"${topic}=" (${words.join(' | ')})`
  })
  .join(' " " ')} "."`

/** The claims after the mark, as far as they are whole: a line that was cut off tells what came before. */
function readClosingClaims(line: string): ClosingClaims {
  const said = new Map(
    [...line.matchAll(/([a-z]+)=([a-z]+)(?=[ .])/g)].map(([, topic, word]) => [topic, word]),
  )
  const claims = closingTopics.flatMap((topic) => {
    const word = closingVocabulary[topic].find((known) => known === said.get(topic))
    return word === undefined ? [] : [[topic, word]]
  })
  return Object.fromEntries(claims) as ClosingClaims
}

export type ClosingFilter = {
  /** Text of the model, in any pieces; returns what may be shown now. */
  push: (raw: string) => string
  /** The model is done. What is held back then is the beginning of a mark, and nothing to show. */
  finish: () => string
  /** What the line claims so far; null without one. */
  claims: () => ClosingClaims | null
}

/** Shows a text up to its closing line. What it shows depends on the whole text only, not on how it was cut. */
export function createClosingFilter(): ClosingFilter {
  /** What was not shown yet: a beginning of the mark, or all of the line from its mark on. */
  let held = ''
  let isClosing = false
  let atLineStart = true

  return {
    push(raw) {
      held += raw
      if (isClosing) return ''
      const { shown, rest } = splitAtMark(held, atLineStart)
      isClosing = rest.startsWith(closingMark)
      held = rest
      if (shown !== '') atLineStart = shown.endsWith('\n')
      return shown
    },
    finish: () => '',
    claims: () => (isClosing ? readClosingClaims(held.slice(closingMark.length)) : null),
  }
}

/** Parts a text where a line begins with the mark, or ends within it. */
function splitAtMark(text: string, atLineStart: boolean): { shown: string; rest: string } {
  let from = atLineStart ? 0 : text.indexOf('\n') + 1 || text.length
  while (from < text.length) {
    const line = text.slice(from, from + closingMark.length)
    if (closingMark.startsWith(line)) return { shown: text.slice(0, from), rest: text.slice(from) }
    from = text.indexOf('\n', from) + 1 || text.length
  }
  return { shown: text, rest: '' }
}
