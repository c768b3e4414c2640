import { useMemo, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { isOnSentence } from '../../../shared/critique.ts'
import type { Message } from '../../../shared/threads.ts'
import { Markdown } from '../../markdown/Markdown.tsx'
import { copyText } from '../../page.ts'
import { critiqueOf } from '../../state/selectors.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { answeredFigures, answererText, answerFigures } from '../../words/conversation.ts'
import { EyesButton } from '../Means.tsx'
import { AnswerSources } from './AnswerSources.tsx'
import { darken, lightSentence } from './lightSentence.ts'
import { quotesIn, type Quote } from './quotes.ts'

const noScores = [] as const
const noQuotes: readonly Quote[] = []

/** An answer from the moment it is asked for: its place is there before its first word, and only grows downwards. */
export function Answer({ message, isLast }: { message: Message; isLast: boolean }) {
  const { id, status, text, notice, error, mode } = message
  const { retry } = useActions()
  const isOpen = status === 'queued' || status === 'running'
  const critique = useStudioState((state) => {
    const { photoId } = state.conversation
    return photoId === null ? null : (critiqueOf(photoId)(state)?.analysisMarkdown ?? null)
  })
  const quotes = useMemo(
    () => (critique === null || isOpen ? noQuotes : quotesIn(text, critique)),
    [critique, isOpen, text],
  )
  return (
    <div className="answer" role="group" aria-label="Answer" aria-busy={isOpen}>
      <Byline message={message} isOpen={isOpen} />
      {notice !== null && <p className="notice-line">{notice}</p>}
      <BeforeTurn rotation={message.rotation} />
      <Quoting className={isOpen && text !== '' ? 'answer-body writing' : 'answer-body'}>
        {isOpen && text === '' && <p aria-hidden="true">–</p>}
        <Markdown text={text} flags={message.flags.filter(isOnSentence)} scores={noScores} quotes={quotes} />
      </Quoting>
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

/** That an answer speaks of the picture as it stood before it was turned. */
function BeforeTurn({ rotation }: Pick<Message, 'rotation'>) {
  const now = useStudioState(({ conversation, photos }) => photos.get(conversation.photoId ?? '')?.rotation)
  if (rotation === null || now === undefined || now === rotation) return null
  return <p className="notice-line">Written before the photograph was turned.</p>
}

/** Text whose quotations lead to the sentence of the critique that they are from, which is lit while they have the focus. */
function Quoting({ className, children }: { className: string; children: ReactNode }) {
  const [said, setSaid] = useState('')
  const show = (target: EventTarget): boolean => {
    const quote =
      target instanceof Element ? target.closest<HTMLElement>('[data-quote]')?.dataset['quote'] : undefined
    if (quote === undefined) return false
    const sentence = lightSentence(quote)
    setSaid(sentence === null ? '' : `In the critique: ${sentence}`)
    return true
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && show(event.target)) event.preventDefault()
  }
  const onBlur = (): void => {
    darken()
    setSaid('')
  }
  return (
    <>
      <div
        className={className}
        role="presentation"
        onClick={({ target }: MouseEvent) => show(target)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      >
        {children}
      </div>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
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
  const isTalk = useStudioState(({ conversation }) => conversation.photoId === null)
  const who = answererText(message, name, isTalk)
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
