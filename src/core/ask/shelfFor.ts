// Which cards of the craft shelf an answer is given. Never more than fit the question, and never none without a reason.
import type { Facts } from '../../shared/facts.ts'
import { situationOf } from '../critique/plan/situation.ts'
import type { Retrieved, Shelf } from '../references/shelf.ts'
import { routeQuestion } from './route/index.ts'

export const noRoom = 'No references were used: the model has no room for them.'
const aboutPicture = 'No references were used: the question is about this photograph.'

/**
 * A question about the craft gets what is near it. One that needs the picture gets a card only where that surely fits, and
 * none for another kind of photograph.
 */
export async function shelfFor(
  shelf: Pick<Shelf, 'find'>,
  question: string,
  facts: Facts | null,
): Promise<Retrieved> {
  if (!facts || routeQuestion(question).to === 'text') return shelf.find(question)
  const situation = situationOf(facts)
  const found = await shelf.find(question, situation === 'unknown' ? undefined : situation)
  if (found.cards.length === 0 || found.isSure) return { ...found, cards: found.cards.slice(0, 1) }
  return { ...found, cards: [], unused: aboutPicture }
}
