import type { Message } from '../../shared/threads.ts'
import type { Store } from '../store/index.ts'
import type { Turn } from './prompt.ts'

/** More turns than any model has room for. */
const mostTurns = 200

/** What was said on the branch of a question before it, oldest first. Questions without an answer are no turn. */
export function turnsBefore(store: Pick<Store, 'messages'>, { replyTo }: Message): Turn[] {
  const turns: Turn[] = []
  for (let next = replyTo, steps = 0; next !== null && steps < mostTurns; steps++) {
    const answer = store.messages.find(next)
    const question = answer?.replyTo == null ? null : store.messages.find(answer.replyTo)
    if (!answer || !question) break
    if (answer.text !== '') turns.push({ question: question.text, answer: answer.text })
    next = question.replyTo
  }
  return turns.toReversed()
}
