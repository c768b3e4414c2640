// What kind of photograph it is, as far as that is known: it decides what counts as a fault. Never guesses.
import type { Facts } from '../../../shared/facts.ts'
import { headroomScale, keyScale } from '../../../shared/scales/exposure.ts'
import { tiltScale } from '../../../shared/scales/tilt.ts'
import { animalNames } from '../../../shared/sight.ts'
import type { Situation } from '../../../shared/situations.ts'
import { bandName, seenFact, statedValue } from './observation.ts'

const tableware = new Set(
  'bottle,wine glass,cup,fork,knife,spoon,bowl,banana,apple,sandwich,orange,broccoli,carrot,hot dog,pizza,donut,cake,vase,book,clock,scissors,teddy bear,potted plant'.split(
    ',',
  ),
)

/** A face narrower than this, as a share of the frame, belongs to somebody in a scene. */
const leastFace = 0.08
/** So many pieces of writing make a page, not a sign. */
const leastWriting = 5

export function situationOf(facts: Facts): Situation {
  const { lines } = facts
  const faces = seenFact(facts, 'faces')
  const things = seenFact(facts, 'things')
  const subject = seenFact(facts, 'subject')
  const writing = seenFact(facts, 'writing')
  const seen = subject?.seen
  const people = things?.things.filter(({ name }) => name === 'person').length ?? 0
  const median = facts.exposure?.medianL ?? null
  if ((writing?.writing.length ?? 0) >= leastWriting && median !== null && median > 80) return 'document'
  if ((faces?.faces.length ?? 0) >= 2 || people >= 3) return 'group'
  if ((faces?.faces[0]?.width ?? 0) >= leastFace) return 'portrait'
  if (seen?.of === 'person' && seen.share >= 0.1) return 'portrait'
  if (seen?.of === 'animal' || things?.things.some(({ name }) => animalNames.has(name))) return 'animal'
  if (seen?.of === 'thing' && tableware.has(nameIn(seen.name))) return 'still-life'
  if (facts.tilt?.kind === 'horizon' && statedValue(tiltScale, facts) !== null) return 'landscape'
  if ((lines?.lines.filter(({ kind }) => kind === 'near-upright').length ?? 0) >= 12) return 'architecture'
  const key = bandName(keyScale, facts)
  const headroom = bandName(headroomScale, facts)
  if (key === 'deep' && headroom === 'used') return 'night'
  const range = facts.exposure?.rangeStops ?? Infinity
  if (range < 4.5 && key !== null && key !== 'deep' && key !== 'high') return 'haze'
  if (key === 'high' || (key === 'bright' && median !== null && median > 75)) return 'high-key'
  return 'unknown'
}

/** "cup" of "a cup". */
export const nameIn = (withArticle: string): string => withArticle.replace(/^an? /, '')
