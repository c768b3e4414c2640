import { memo, useMemo } from 'react'
import type { Message } from '../../../shared/threads.ts'
import { turnsOf } from '../../state/conversation.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { Answer } from './Answer.tsx'

/** What was asked of the photograph on show, and answered, under its critique. */
export function Conversation() {
  const conversation = useStudioState((state) => state.conversation)
  const { earlierMessages } = useActions()
  const turns = useMemo(() => turnsOf(conversation), [conversation])
  if (turns.length === 0) return null
  return (
    <section className="conversation" aria-label="Questions and answers">
      {conversation.before !== null && (
        <button type="button" className="button small" onClick={() => void earlierMessages()}>
          Show earlier questions
        </button>
      )}
      {turns.map((message) => (
        <Turn key={message.id} message={message} isLast={message === turns.at(-1)} />
      ))}
    </section>
  )
}

/** Rendered again only when its message changed, however long the conversation is. */
const Turn = memo(function Turn({ message, isLast }: { message: Message; isLast: boolean }) {
  if (message.role === 'assistant') return <Answer message={message} isLast={isLast} />
  return <p className="question">{message.text}</p>
})
