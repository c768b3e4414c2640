// What the photograph is of, in one sentence, before anything is judged.
import type { Facts } from '../../../shared/facts.ts'
import { colourfulnessScale } from '../../../shared/scales/colourfulness.ts'
import { leastColor } from './color.ts'
import { colorNames } from './hues.ts'
import { baseOf, seenFact, statedValue, type Observation } from './observation.ts'
import type { Situation } from '../../../shared/situations.ts'
import { joinWords, partInWords } from './sizes.ts'
import { regionOf } from './spots.ts'
import { subjectWords } from './subject.ts'

const base = { ...baseOf('see'), polarity: 'plain', salience: 1, certainty: 0.85, topics: [] } satisfies Omit<
  Observation,
  'id'
>

const counts = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** The subject and the colors it is set in, as much of both as is known; then a mat or bars around it. */
export function observeOpening(facts: Facts, situation: Situation): Observation[] {
  const names = colorNames(facts)
  const [first] = names
  const isGray = (statedValue(colourfulnessScale, facts) ?? leastColor) < leastColor
  const words: Record<string, string> = first
    ? {
        first: first.name,
        part: partInWords(first.share),
        colors: joinWords(named(names)),
        others: joinWords(named(names).filter((name) => name !== first.name)) || 'little else',
      }
    : {}
  return [{ ...base, ...openingOf(facts, situation, words, isGray) }, ...observeBorder(facts)]
}

/** Two colors, and a third that is nearly as large. White goes before black: the other way round it names a process. */
function named(names: { name: string; share: number }[]): string[] {
  const found = names.slice(0, (names[2]?.share ?? 0) >= 0.14 ? 3 : 2).map(({ name }) => name)
  const isProcess = found.at(-2) === 'black' && found.at(-1) === 'white'
  return isProcess ? [...found.slice(0, -2), 'white', 'black'] : found
}

function openingOf(
  facts: Facts,
  situation: Situation,
  words: Record<string, string>,
  isGray: boolean,
): Pick<Observation, 'id'> & Partial<Observation> {
  const subject = subjectWords(facts)
  const faces = seenFact(facts, 'faces')?.faces ?? []
  const hasColors = words['first'] !== undefined
  if (situation === 'document') return { id: 'seepage' }
  if (situation === 'group' && faces.length >= 2 && hasColors) {
    const count = counts[faces.length] ?? 'ten'
    return {
      id: isGray ? 'seegraygroup' : 'seegroup',
      regions: faces.slice(0, 8).map((face) => regionOf('face', face, facts)),
      words: { ...words, count },
    }
  }
  if (subject && hasColors) {
    const { a, the, where, box } = subject
    return {
      id: isGray ? 'seegraysubject' : 'seesubject',
      regions: [regionOf('subject', box, facts)],
      words: { ...words, a, the, where },
    }
  }
  if (!hasColors) return { id: 'seenothing' }
  return { id: isGray ? 'seegray' : 'seecolor', words }
}

function observeBorder({ frame }: Facts): Observation[] {
  if (!frame || frame.kind === 'none' || frame.confidence < 0.5) return []
  return [{ ...base, id: frame.kind === 'mat' ? 'mat' : 'bars' }]
}
