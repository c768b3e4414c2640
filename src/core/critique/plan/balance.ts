// Halves and empty space.
import type { Facts } from '../../../shared/facts.ts'
import { emptySpaceScale } from '../../../shared/scales/negativeSpace.ts'
import { mirrorScale } from '../../../shared/scales/symmetry.ts'
import { baseOf, bandName, statedValue, type Observation } from './observation.ts'
import { partInWords } from './sizes.ts'
import { plainHalf, regionOf } from './spots.ts'

const base = baseOf('balance')

/** Per cent of the frame from which on plain ground is part of the design, and under which nothing is left plain. */
const plain = { much: 48, none: 10 }

export function observeBalance(facts: Facts): Observation[] {
  const isMirrored = bandName(mirrorScale, facts) === 'high'
  const halves: Observation = {
    ...base,
    id: 'mirrored',
    polarity: 'good',
    salience: 0.58,
    topics: ['halves'],
  }
  const space = observeSpace(facts)
  return [...(isMirrored ? [halves] : []), ...(space ? [space] : [])]
}

function observeSpace(facts: Facts): Observation | null {
  const percent = statedValue(emptySpaceScale, facts)
  if (percent === null) return null
  // Of noise and clipped areas neither emptiness nor fullness can be told.
  if ((facts.clipping?.highlightPercent ?? 0) > 10 || (facts.noise?.sigma ?? 0) > 6) return null
  if (percent >= plain.much) {
    const half = plainHalf(facts)
    return {
      ...base,
      id: half ? 'plainhalf' : 'empty',
      polarity: 'plain',
      salience: half ? 0.54 : 0.47,
      certainty: 0.8,
      topics: ['space'],
      regions: half ? [regionOf('area', half.box, facts)] : [],
      words: { part: partInWords(percent / 100), side: half?.side ?? '' },
    }
  }
  if (percent < plain.none && facts.blur?.verdict === 'sharp')
    return { ...base, id: 'busy', polarity: 'plain', salience: 0.42, certainty: 0.8, topics: ['space'] }
  return null
}
