import { memo, useEffect, useMemo, useState } from 'react'
import type { Message } from '../../../shared/threads.ts'
import { turnsOf } from '../../state/conversation.ts'
import { useStudio, useStudioState } from '../../state/StudioProvider.tsx'
import { Answer } from './Answer.tsx'
import { hiddenEarlier, hiddenLater, turnWindow } from './shownTurns.ts'

/** What was asked of the photograph on show, and answered, under its critique. */
export function Conversation() {
  const conversation = useStudioState((state) => state.conversation)
  const { store, actions } = useStudio()
  const turns = useMemo(() => turnsOf(conversation), [conversation])
  const newestId = turns.at(-1)?.id
  const [hidden, setHidden] = useState(0)
  // A question that is asked is seen.
  useEffect(() => setHidden(0), [newestId])
  if (turns.length === 0) return null
  const { start, end } = turnWindow(turns.length, hidden)
  const showEarlier = async (): Promise<void> => {
    if (start === 0) await actions.earlierMessages()
    const { length } = turnsOf(store.getState().conversation)
    setHidden((count) => hiddenEarlier(length, count))
  }
  return (
    <section className="conversation" aria-label="Questions and answers">
      {(start > 0 || conversation.before !== null) && (
        <button type="button" className="button small" onClick={() => void showEarlier()}>
          Show earlier questions
        </button>
      )}
      {turns.slice(start, end).map((message) => (
        <Turn key={message.id} message={message} isLast={message === turns.at(-1)} />
      ))}
      {end < turns.length && (
        <button type="button" className="button small" onClick={() => setHidden(hiddenLater)}>
          Show later questions
        </button>
      )}
    </section>
  )
}

/** Rendered again only when its message changed, however long the conversation is. */
const Turn = memo(function Turn({ message, isLast }: { message: Message; isLast: boolean }) {
  if (message.role === 'assistant') return <Answer message={message} isLast={isLast} />
  return <p className="question">{message.text}</p>
})
