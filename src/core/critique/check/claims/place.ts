import type { ClaimFamily, Statement } from '../claim.ts'
import * as words from '../lexicon/seen/place.ts'
import { onlyPerson, type OnlyPerson } from '../seen.ts'
import { alone } from '../relation.ts'
import { gradedContradiction } from '../trust.ts'

/** Shares of the frame from where a sentence puts the person to where the outline has its centre. */
const plainlyElsewhere = 1 / 3

type Stretch = [from: number, to: number]
const distance = (value: number, [from, to]: Stretch): number => Math.max(from - value, value - to, 0)

/** Left and right, top and bottom are thirds unless a half is named. */
function stretchesIn(text: string): { across: Stretch | null; down: Stretch | null } {
  const size = /\bhalf\b/i.test(text) ? 1 / 2 : 1 / 3
  const first: Stretch = [0, size]
  const last: Stretch = [1 - size, 1]
  const isSaid = (name: RegExp): boolean => name.test(text)
  return {
    across: isSaid(/\bleft\b/i) ? first : isSaid(/\bright\b/i) ? last : null,
    down: isSaid(/\b(?:upper|top)\b/i) ? first : isSaid(/\b(?:lower|bottom)\b/i) ? last : null,
  }
}

const whereSeen = ({ x, y }: OnlyPerson): string =>
  `the person that was seen has its center at ${Math.round(100 * x)} % of the width and ${Math.round(100 * y)} % of the height`

/** "lower right", by the words of a claim. */
const sideIn = (text: string): string =>
  [/\b(?:upper|lower|top|bottom)\b/i, /\b(?:left|right)\b/i]
    .flatMap((name) => name.exec(text)?.[0].toLowerCase() ?? [])
    .join(' ')

const statement = (
  claim: Statement['claim'],
  isElsewhere: (person: OnlyPerson, text: string) => boolean,
): Statement => ({
  claim,
  contradictedBy: ({ facts }, text) => {
    const person = onlyPerson(facts, text)
    return person && isElsewhere(person, text)
      ? gradedContradiction(facts, 'subject', whereSeen(person))
      : null
  },
})

// Who stands in the middle of the width is called central however high the head is.
const middle = statement('the person is in the middle', ({ x }) => distance(x, [0.5, 0.5]) > plainlyElsewhere)
const side = statement(
  (text) => `the person is at the ${sideIn(text)}`,
  ({ x, y }, text) => {
    const { across, down } = stretchesIn(text)
    return (
      (across !== null && distance(x, across) > plainlyElsewhere) ||
      (down !== null && distance(y, down) > plainlyElsewhere)
    )
  },
)

/** Where the only person is. */
export const place: ClaimFamily = {
  id: 'place',
  rules: [
    { pattern: alone(words.inMiddle), unless: words.otherPlace, affirms: middle },
    { pattern: alone(words.atSide), unless: words.otherPlace, affirms: side },
  ],
}
