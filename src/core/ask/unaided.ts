// An answer without a model that can talk: measured, or the craft shelf's own words, or what is missing.
import type { GivenCard } from '../../shared/references.ts'
import type { Shelf } from '../references/shelf.ts'
import type { Store } from '../store/index.ts'
import { noTalkingModel, wordMeasured } from './measuredAnswer.ts'
import { givenCards } from './passages.ts'
import { routeQuestion } from './route/index.ts'

type Means = { store: Pick<Store, 'photos' | 'facts' | 'critiques'>; shelf: Pick<Shelf, 'find'> }

/** `mode`: null where it is no answer. */
export type Unaided = { text: string; mode: 'measured' | 'shelf' | null; given: GivenCard[] }

/** What was measured comes first; a card is told only for a question about the craft, and where it surely is the one. */
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
  if (!card || !found.isSure) return { text: noTalkingModel, mode: null, given: [] }
  return { text: `${card.body} [1]`, mode: 'shelf', given: givenCards([card]) }
}
