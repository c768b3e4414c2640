// Which kind of model a question is for: one that looks at the photograph, or one that reads. Never answers it.
import { findTerms, type Terms } from '../../critique/check/terms.ts'
import { readSentence, type Reading } from '../../critique/check/reading.ts'
import {
  craftForms,
  definite,
  emptyPronoun,
  explaining,
  gearTerms,
  generally,
  ideaTerms,
  kinds,
  pointing,
  pronouns,
} from './lexicon.ts'

/** look: to be answered from the pixels. text: from what is known of photography. */
export type RouteTo = 'look' | 'text'
/** `why`: at most four words for a person. */
export interface QuestionRoute {
  readonly to: RouteTo
  readonly why: string
}

/** UTF-16 units of a question that are read: the rest of a long one does not change what it is about. */
const longest = 1000

/**
 * Where a question belongs. What points at the photograph is to be seen; what is asked once and for all, about apparatus or
 * about how something is done, is not. A thing with its article ("the sky") points, too, but less than "next time" does not.
 * In doubt somebody has to look. Says nothing of questions that are not English: they are looked at.
 */
export function routeQuestion(question: string): QuestionRoute {
  const reading = readSentence(question.slice(0, longest).replaceAll(/[‐‑-]/g, ' '))
  const says = (list: Terms): boolean => findTerms(reading, list).length > 0
  if (says(pointing)) return { to: 'look', why: 'points at the picture' }
  if (says(generally)) return { to: 'text', why: 'about photographs in general' }
  if (says(definite) || standsForPicture(reading)) return { to: 'look', why: 'names something seen' }
  if (says(gearTerms)) return { to: 'text', why: 'about camera and settings' }
  if (says(explaining) && says(ideaTerms)) return { to: 'text', why: 'asks for an explanation' }
  if (says(craftForms) || says(kinds) || says(emptyPronoun)) return { to: 'text', why: 'about the craft' }
  return { to: 'look', why: 'may need the picture' }
}

/** "it", unless it stands for nothing, or for a notion named before it. */
function standsForPicture(reading: Reading): boolean {
  const empty = findTerms(reading, emptyPronoun)
  const notions = [...findTerms(reading, gearTerms), ...findTerms(reading, ideaTerms)]
  return findTerms(reading, pronouns).some(
    ({ from }) => !empty.some((span) => span.from === from) && !notions.some((span) => span.to < from),
  )
}
