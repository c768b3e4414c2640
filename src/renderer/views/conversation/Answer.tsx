import { useState } from 'react'
import { isOnSentence } from '../../../shared/critique.ts'
import type { Message } from '../../../shared/threads.ts'
import { Markdown } from '../../markdown/Markdown.tsx'
import { copyText } from '../../page.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { answeredFigures, answererText, answerFigures } from '../../words/conversation.ts'
import { EyesButton } from '../Means.tsx'
import { AnswerSources } from './AnswerSources.tsx'

const noScores = [] as const

/** An answer from the moment it is asked for: its place is there before its first word, and only grows downwards. */
export function Answer({ message, isLast }: { message: Message; isLast: boolean }) {
  const { id, status, text, notice, error, mode } = message
  const { retry } = useActions()
  const isOpen = status === 'queued' || status === 'running'
  return (
    <div className="answer" role="group" aria-label="Answer" aria-busy={isOpen}>
      <Byline message={message} isOpen={isOpen} />
      {notice !== null && <p className="notice-line">{notice}</p>}
      <div className={isOpen && text !== '' ? 'answer-body writing' : 'answer-body'}>
        {isOpen && text === '' && <p aria-hidden="true">–</p>}
        <Markdown text={text} flags={message.flags.filter(isOnSentence)} scores={noScores} />
      </div>
      <AnswerSources references={message.references} />
      {isLast && status === 'completed' && (mode === 'measured' || mode === null) && (
        <p className="answer-more">
          <EyesButton />
        </p>
      )}
      {status === 'cancelled' && <p className="answer-more">Stopped. The text so far is kept.</p>}
      {status === 'failed' && (
        <div className="failure">
          <p>{error?.message ?? 'The answer failed.'}</p>
          {error?.hint !== undefined && <p>{error.hint}</p>}
        </div>
      )}
      {(status === 'failed' || status === 'cancelled') && (
        <button type="button" className="button small" onClick={() => void retry(id)}>
          Answer again
        </button>
      )}
    </div>
  )
}

/** Who answers, how far that is, and what can be done with it. One line, whatever it says. */
function Byline({ message, isOpen }: { message: Message; isOpen: boolean }) {
  const { stop } = useActions()
  const known = useStudioState((state) => state.answers.get(message.id))
  const name = useStudioState(
    ({ models }) => models.find(({ id }) => id === message.modelId)?.name ?? 'The model',
  )
  const now = useStudioState((state) => (known?.clockStart == null ? 0 : state.now))
  const who = answererText(message, name)
  const step = isOpen && message.text === '' ? (known?.job.currentStep ?? '') : ''
  const figures =
    isOpen && known
      ? answerFigures(known.job, known.clockStart, now)
      : message.status === 'completed'
        ? answeredFigures(message)
        : ''
  return (
    <div className="byline">
      <p title={[who, step].filter(Boolean).join('. ')}>
        {who}
        {step !== '' && <span>{step}</span>}
      </p>
      <p className="byline-figures">{figures}</p>
      {isOpen ? (
        <button type="button" className="button small stop" onClick={() => void stop(message.id)}>
          Stop
        </button>
      ) : (
        <CopyButton text={message.text} />
      )}
    </div>
  )
}

function CopyButton({ text }: { text: string }) {
  const { report } = useActions()
  const [isCopied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    if (!(await copyText(text))) return report('This browser does not let a page put text on the clipboard.')
    setCopied(true)
  }
  return (
    <button
      type="button"
      className="button small quiet"
      disabled={text === ''}
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
    >
      <span role="status">{isCopied ? 'Copied' : ''}</span>
      {isCopied ? '' : 'Copy'}
    </button>
  )
}
