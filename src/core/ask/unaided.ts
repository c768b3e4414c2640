// An answer without a model that can talk: measured, or the craft shelf's own words, or what is missing.
import type { GivenCard } from '../../shared/references.ts'
import type { Shelf } from '../references/shelf.ts'
import type { Store } from '../store/index.ts'
import { nearestCards, noTalkingModel, wordMeasured } from './measuredAnswer.ts'
import { givenCards } from './passages.ts'
import { routeQuestion } from './route/index.ts'

type Means = { store: Pick<Store, 'photos' | 'facts' | 'critiques'>; shelf: Pick<Shelf, 'find'> }

/** `mode`: null where it is no answer. */
export type Unaided = { text: string; mode: 'measured' | 'shelf' | null; given: GivenCard[] }

/**
 * What was measured comes first. For a question about the craft a card is told where it surely is the one; else the nearest
 * are named.
 */
export async function answerUnaided(
  { store, shelf }: Means,
  question: string,
  photoId: string | null,
): Promise<Unaided> {
  const measured = wordMeasured(store, question, photoId)
  if (measured !== null) return { text: measured, mode: 'measured', given: [] }
  const isAboutCraft = photoId === null || routeQuestion(question).to === 'text'
  const found = isAboutCraft ? await shelf.find(question) : null
  const card = found?.cards[0]
  if (!card) return { text: noTalkingModel, mode: null, given: [] }
  if (!found.isSure) return { text: nearestCards, mode: null, given: givenCards(found.cards) }
  return { text: `${card.body} [1]`, mode: 'shelf', given: givenCards([card]) }
}
