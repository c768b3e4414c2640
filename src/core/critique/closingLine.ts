// The closing line of a critique as text: how it is asked for, prescribed and read (asides.ts keeps it from the reader).
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
export function readClosingClaims(line: string): ClosingClaims {
  const said = new Map(
    [...line.matchAll(/([a-z]+)=([a-z]+)(?=[ .])/g)].map(([, topic, word]) => [topic, word]),
  )
  const claims = closingTopics.flatMap((topic) => {
    const word = closingVocabulary[topic].find((known) => known === said.get(topic))
    return word === undefined ? [] : [[topic, word]]
  })
  return Object.fromEntries(claims) as ClosingClaims
}
