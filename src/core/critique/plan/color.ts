// What the colors do to one another, and what their light does to the grays.
import type { Facts } from '../../../shared/facts.ts'
import { castScale } from '../../../shared/scales/cast.ts'
import { colourfulnessScale } from '../../../shared/scales/colourfulness.ts'
import { baseOf, statedValue, type Observation } from './observation.ts'
import { hueDistance, huesIn, type Hue } from './hues.ts'
import type { Situation } from '../../../shared/situations.ts'
import { partInWords } from './sizes.ts'

const base = baseOf('color')

/** Colourfulness under which a picture is black and white for the eye. */
export const leastColor = 6

export function observeColor(facts: Facts, situation: Situation): Observation[] {
  const amount = statedValue(colourfulnessScale, facts)
  if (amount === null || amount < leastColor || situation === 'document') return []
  return [observeCast(facts), observeHues(facts, amount), observeAmount(amount)].filter(
    (found) => found !== null,
  )
}

/** Around the a*b* plane in steps of 45 degrees, beginning at +a*. */
const leanings = ['red', 'orange', 'yellow', 'yellow-green', 'green', 'cyan', 'blue', 'magenta']

/** The hue towards which grays lean, by CIE a*, b*: "orange". */
export function hueOfLean({ a, b }: { a: number; b: number }): string {
  const turn = Math.round(Math.atan2(b, a) / (Math.PI / 4)) + leanings.length
  return leanings[turn % leanings.length]!
}

/** Lab units from which on grays look tinted. */
const leastCast = 4.5
/** Stops from middle gray beyond which a tint of the grays says nothing (docs/facts.md). */
const mostKey = 1.5

function observeCast(facts: Facts): Observation | null {
  const size = statedValue(castScale, facts)
  const { cast, exposure } = facts
  if (size === null || !cast || size < leastCast) return null
  if (exposure && Math.abs(exposure.keyStops) > mostKey) return null
  const words = { lean: hueOfLean(cast) }
  const salience = Math.min(0.85, 0.5 + 0.03 * size)
  return {
    ...base,
    id: 'cast',
    polarity: 'fault',
    salience,
    certainty: cast.confidence,
    topics: ['cast'],
    words,
  }
}

function observeHues(facts: Facts, amount: number): Observation | null {
  // Of a quiet picture the hues are near grays, and their names and angles are not sure.
  if (amount < 18) return null
  const hues = huesIn(facts)
  const [first] = hues
  if (!first) return null
  const alike = hues.filter(({ degrees }) => hueDistance(degrees, first.degrees) <= 40)
  const against = hues.filter(({ degrees }) => hueDistance(degrees, first.degrees) >= 95)
  const total = (some: Hue[]): number => some.reduce((sum, { share }) => sum + share, 0)
  const [one, other] = [total(alike), total(against)]
  const rest = hues.length - alike.length - against.length
  const names = { one: first.name, other: against[0]?.name ?? '' }
  if (other >= 0.14 && one >= 0.14)
    return {
      ...base,
      id: 'opposed',
      polarity: 'good',
      salience: 0.6,
      certainty: 0.85,
      topics: ['hues'],
      words: names,
    }
  if (other > 0 && one >= 0.3)
    return {
      ...base,
      id: 'accent',
      polarity: 'good',
      salience: 0.58,
      certainty: 0.8,
      topics: ['hues'],
      words: { ...names, part: partInWords(other) },
    }
  if (one >= 0.55 && rest === 0)
    return {
      ...base,
      id: 'onehue',
      polarity: 'good',
      salience: 0.52,
      certainty: 0.85,
      topics: ['hues'],
      words: { one: first.name, part: partInWords(one) },
    }
  return null
}

function observeAmount(amount: number): Observation | null {
  if (amount >= 100) return { ...base, id: 'loud', polarity: 'plain', salience: 0.56, topics: ['chroma'] }
  if (amount >= 70) return { ...base, id: 'vivid', polarity: 'plain', salience: 0.44, topics: ['chroma'] }
  if (amount < 26) return { ...base, id: 'quiet', polarity: 'plain', salience: 0.4, topics: ['chroma'] }
  return null
}
