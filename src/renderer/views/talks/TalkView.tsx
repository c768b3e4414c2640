import { useEffect } from 'react'
import { firstCraftQuestions } from '../../../shared/references.ts'
import { awaitedAnswer, turnsOf } from '../../state/conversation.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { Composer } from '../conversation/Composer.tsx'
import { Conversation } from '../conversation/Conversation.tsx'
import { focusOn } from '../elements.ts'
import { EyesButton } from '../Means.tsx'
import { ReadingFrame } from '../ReadingFrame.tsx'

/** A conversation about photography, about no photograph. */
export function TalkView() {
  const subject = useStudioState(({ conversation }) => conversation.subject)
  const shown = useStudioState(({ talks }) => talks.threads.find(({ id }) => id === talks.shownId) ?? null)
  const answer = useStudioState(({ conversation }) => awaitedAnswer(conversation))
  const tail = useStudioState(({ conversation }) => conversation.messages.at(-1)?.text ?? '')
  const isEmpty = useStudioState(({ conversation }) => turnsOf(conversation).length === 0)
  const { removeTalk } = useActions()
  useEffect(() => {
    // What had the focus may be gone with the view before.
    if (document.activeElement === document.body) focusOn('question')
  }, [])
  return (
    <main className="talk-view">
      <header className="talk-head">
        <h2>{shown?.title ?? 'A new conversation'}</h2>
        {shown && (
          <button
            type="button"
            className="button small"
            onClick={() => void removeTalk(shown).then(() => focusOn('question'))}
          >
            Remove
          </button>
        )}
      </header>
      <ReadingFrame key={subject} label="Text of the conversation" tail={tail} growing={answer?.text ?? null}>
        {() => (isEmpty ? <NothingAsked /> : <Conversation />)}
      </ReadingFrame>
      <Composer key={`field of ${subject}`} photoId={null} />
    </main>
  )
}

/** Before the first question: what this is for, and some to begin with. */
function NothingAsked() {
  const isNew = useStudioState(({ conversation }) => conversation.subject === 'new')
  const canTalk = useStudioState(({ models }) =>
    models.some(({ mode }) => mode === 'text' || mode === 'vision'),
  )
  const isKnown = useStudioState(({ models }) => models.length > 0)
  const { askQuestion } = useActions()
  if (!isNew) return null
  return (
    <div className="talk-empty">
      <p>Ask about light, apparatus or composition: about photography, and no one photograph.</p>
      <p className="talk-small">What is asked of a photograph stands under its critique.</p>
      {isKnown && !canTalk && (
        <p className="talk-small">
          Without a model that talks the cards of the craft shelf answer, where one of them holds it.
          <EyesButton />
        </p>
      )}
      {isKnown && (
        <div className="suggestions" role="group" aria-label="Questions to begin with">
          {firstCraftQuestions.map((question) => (
            <button
              key={question}
              type="button"
              className="chip"
              onClick={() => {
                // What was pressed is gone with the first answer.
                focusOn('question')
                void askQuestion(question)
              }}
            >
              {question}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
