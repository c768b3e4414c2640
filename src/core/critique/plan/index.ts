// What to say of a photograph: observations from facts, few of them, the ones that matter. Never words one.
import type { SectionId } from '../../../shared/critique.ts'
import type { Facts } from '../../../shared/facts.ts'
import type { Situation } from '../../../shared/situations.ts'
import { observeBalance } from './balance.ts'
import { observeColor } from './color.ts'
import { observeFraming } from './framing.ts'
import { observeLight } from './light.ts'
import type { Observation } from './observation.ts'
import { observeOpening } from './opening.ts'
import { observeEyes, observeSharpness } from './sharpness.ts'
import { situationOf } from './situation.ts'

export type CritiquePlan = {
  situation: Situation
  /** Whether the opening tells of something that was seen. */
  isSeen: boolean
  /** What it is of, before anything is judged. */
  opening: Observation[]
  /** What matters, most important first; no two speak of one topic. */
  spoken: Observation[]
}

/** At most so many observations are spoken; the rest stands in the panel. */
const most = 6
/** So many are spoken even where none of them is important. */
const enough = 4
/** Beyond `enough`, an observation has to weigh this much. */
const leastWeight = 0.4
/** What an advisor looks at first weighs more; a fault outweighs that. */
const emphasis = [0.22, 0.16, 0.11, 0.08]

/** The same facts and focus give the same plan. */
export function planCritique(facts: Facts, focus: readonly SectionId[]): CritiquePlan {
  const situation = situationOf(facts)
  const weightOf = ({ section, salience, polarity }: Observation): number => {
    const extra = emphasis[focus.indexOf(section)] ?? 0
    return polarity === 'fault' ? salience + extra / 4 : Math.min(0.8, salience + extra)
  }
  const candidates = observeAll(facts, situation)
    .map((observation) => ({
      observation,
      weight: weightOf(observation) * (0.5 + observation.certainty / 2),
    }))
    .toSorted((one, other) => other.weight - one.weight)
  const spoken: Observation[] = []
  for (const { observation, weight } of candidates) {
    const isNew = !spoken.some(({ topics }) => topics.some((topic) => observation.topics.includes(topic)))
    const isWanted = spoken.length < enough || weight >= leastWeight
    if (isNew && isWanted && spoken.length < most) spoken.push(observation)
  }
  const opening = observeOpening(facts, situation)
  const isSeen = situation === 'document' || opening.some(({ regions }) => regions.length > 0)
  return { situation, isSeen, opening, spoken }
}

/** Everything that could be said. */
export const observeAll = (facts: Facts, situation: Situation): Observation[] => [
  ...observeLight(facts, situation),
  ...observeSharpness(facts, situation),
  ...observeEyes(facts),
  ...observeFraming(facts, situation),
  ...observeBalance(facts),
  ...observeColor(facts, situation),
]
