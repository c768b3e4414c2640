// Passages of the craft shelf as a model is given them, and the numbers by which an answer cites them.
import { sourceLine, type Card, type GivenCard } from '../../shared/references.ts'
import { quoted } from './quoted.ts'

/** What a model is given of a card. */
export type Passage = Pick<Card, 'title' | 'body'>

/** The passages as the parts of a prompt, numbered from 1; quoted, so that nothing in them acts as more than text. */
export function passagesText(passages: readonly Passage[]): string[] {
  if (passages.length === 0) return []
  const numbered = passages.map(({ title, body }, index) => `[${index + 1}]\n${quoted(`${title}. ${body}`)}`)
  return [`Passages on the craft that may help; leave out what does not fit:\n${numbered.join('\n')}`]
}

/** The cards under the numbers by which they may be cited. */
export const givenCards = (cards: readonly Card[]): GivenCard[] =>
  cards.map((card, index) => ({
    number: index + 1,
    id: card.id,
    title: card.title,
    source: sourceLine(card),
  }))

/** "[2]", "[1, 3]". */
const citation = / ?\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]/g

/** Every number that a text cites, with where its brackets stand, in UTF-16 units. */
export const citationsIn = (text: string): { number: number; start: number; end: number }[] =>
  [...text.matchAll(citation)].flatMap(({ 0: all, 1: numbers, index }) =>
    numbers!.split(/[,;]/).map((number) => ({
      number: Number(number),
      start: index,
      end: index + all.length,
    })),
  )

/** An earlier answer as it stands in a prompt: its numbers meant other passages. */
export const withoutCitations = (text: string): string => text.replaceAll(citation, '')
