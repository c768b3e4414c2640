import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { longestQuestion, type Message } from '../../../shared/threads.ts'
import { awaitedAnswer, turnsOf } from '../../state/conversation.ts'
import { runningJob } from '../../state/selectors.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { estimateText } from '../../words/numbers.ts'
import { elementIds, focusOn, scrollToEnd } from '../elements.ts'
import { Suggestions } from './Suggestions.tsx'
import { TalkButton, VoiceLine } from './TalkButton.tsx'

/** Where a question about a photograph is typed, or about none. Enter sends it, Shift and Enter begin a line, ↑ in an empty field edits the last one. */
export function Composer({ photoId }: { photoId: string | null }) {
  const { askQuestion, askInstead } = useActions()
  const [text, setText] = useState('')
  const [edited, setEdited] = useState<Message | null>(null)
  const [isSending, setSending] = useState(false)
  const last = useStudioState(({ conversation }) =>
    turnsOf(conversation).findLast(({ role }) => role === 'user'),
  )
  const count = useStudioState(({ conversation }) => conversation.messages.length)
  const isNew = useStudioState(({ conversation }) => conversation.isLoaded && conversation.threadId === null)
  const isSent = useRef(false)
  const hint = useHint(photoId === null)
  useLayoutEffect(() => {
    if (!isSent.current) return
    isSent.current = false
    scrollToEnd('critique')
  }, [count])

  const send = async (question: string): Promise<void> => {
    if (question.trim() === '' || isSending) return
    setSending(true)
    isSent.current = true
    const isTaken = await (edited ? askInstead(edited.id, question) : askQuestion(question))
    setSending(false)
    isSent.current &&= isTaken
    if (!isTaken) return
    setText('')
    setEdited(null)
  }
  const leave = (): void => {
    if (edited) {
      setText('')
      setEdited(null)
    } else focusOn('critique')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // What an input method composes is its own until it is done.
    if (event.nativeEvent.isComposing) return
    const edits = event.key === 'ArrowUp' && text === '' && last !== undefined
    if (event.key === 'Enter' && !event.shiftKey) void send(text)
    else if (event.key === 'Escape') leave()
    else if (edits) {
      setText(last.text)
      setEdited(last)
    } else return
    event.preventDefault()
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        void send(text)
      }}
    >
      {isNew && photoId !== null && (
        <Suggestions photoId={photoId} onChoose={(question) => void send(question)} />
      )}
      {edited && (
        <p className="composer-hint">Asks this in the place of your last question. Esc leaves it.</p>
      )}
      <VoiceLine />
      <div className="composer-line">
        <textarea
          id={elementIds.question}
          aria-label={photoId === null ? 'Ask about photography' : 'Ask about this photograph'}
          aria-keyshortcuts="/"
          placeholder={hint}
          title="Enter sends, Shift and Enter begin a line, ↑ edits the last question (/)"
          rows={1}
          maxLength={longestQuestion}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onKeyDown}
        />
        <TalkButton />
        <button type="submit" className="button" disabled={text.trim() === '' || isSending}>
          Ask
        </button>
      </div>
    </form>
  )
}

/** What the empty field says: when an answer would begin, where something else is being written. */
function useHint(isTalk: boolean): string {
  const remaining = useStudioState((state) => runningJob(state)?.estimatedRemainingMs ?? null)
  const isBusy = useStudioState((state) => runningJob(state) !== null)
  const isAnswering = useStudioState(({ conversation }) => awaitedAnswer(conversation) !== null)
  if (isAnswering) return 'Ask; it is answered next'
  if (!isBusy) return isTalk ? 'Ask about photography' : 'Ask about this photograph'
  return remaining === null
    ? 'Ask; the answer begins after the critique'
    : `Ask; the answer begins in ${estimateText(remaining)}`
}
