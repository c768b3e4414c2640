import { describe, expect, it } from 'vitest'
import type { EventBody, MondrianEvent } from '../../shared/events.ts'
import type { AskJob, OpenJob } from '../../shared/jobs.ts'
import { sampleJob, sampleMessage } from '../../shared/testing/samples.ts'
import type { Message } from '../../shared/threads.ts'
import { applyEvents } from './applyEvent.ts'
import {
  emptyConversation,
  isOfAnswer,
  mergeConversation,
  mergeOlder,
  turnsOf,
  type Conversation,
} from './conversation.ts'
import { answerAnnouncement } from './announceAnswers.ts'
import { emptyState, type StudioState } from './studioState.ts'

const question = sampleMessage('question', {
  role: 'user',
  text: 'Is it level?',
  modelId: null,
  mode: null,
  route: null,
})
const answer = sampleMessage('answer', { replyTo: 'question', status: 'queued', text: '', mode: null })
const askJob = (changes: Partial<AskJob> = {}): AskJob => {
  const { kind: _, ...rest } = sampleJob('answer', 'photo', { mode: 'text' })
  return { ...rest, kind: 'ask', threadId: 'thread', attempt: 1, ...changes }
}
const thread = { id: 'thread', photoId: 'photo', title: 'Is it level?', messages: 2, createdAt: 0 }
const page = (messages: Message[], next: string | null = null) => ({ thread, messages, next })

const status = (job: AskJob): EventBody => ({
  type: 'status_update',
  jobId: job.id,
  attempt: job.attempt,
  job,
})
const chunk = (offset: number, text: string): EventBody => ({
  type: 'chunk',
  jobId: 'answer',
  attempt: 1,
  offset,
  text,
})
const connection = (jobs: OpenJob[]): EventBody => ({
  type: 'connection',
  jobs,
  queuePaused: null,
  notice: null,
})
const whole = (message: Message): EventBody => ({ type: 'message', message })

const after = (state: StudioState, ...bodies: EventBody[]): StudioState => {
  const events = bodies.map((body, index): MondrianEvent => ({
    seq: state.seq + 1 + index,
    at: 1000,
    ...body,
  }))
  return applyEvents(state, events, 10_000)
}
const empty: StudioState = {
  ...emptyState,
  selectedPhotoId: 'photo',
  conversation: { ...emptyConversation, photoId: 'photo' },
}
const loaded = (conversation: Conversation): StudioState => ({ ...empty, conversation })
const asked = loaded(mergeConversation(empty.conversation, page([question, answer]), 0))
const running = after(asked, status(askJob({ status: 'running', stage: 'writing', elapsedMs: 400 })))
const textOf = ({ conversation }: StudioState): string | undefined =>
  conversation.messages.find(({ id }) => id === 'answer')?.text

describe('an answer', () => {
  it('grows in its place, with its clock, and is whole in the end', () => {
    const written = after(running, chunk(0, 'It is '), chunk(6, 'level.'))
    expect(textOf(written)).toBe('It is level.')
    expect(written.answers.get('answer')?.clockStart).toBe(9600)
    const flag = { kind: 'contradiction', grade: 'wrong', start: 0, end: 5, claim: '', measured: '' } as const
    const done = sampleMessage('answer', { replyTo: 'question', text: 'It is level!', flags: [flag] })
    const over = after(written, whole(done), status(askJob({ status: 'completed' })))
    expect(textOf(over)).toBe('It is level!')
    expect(turnsOf(over.conversation).map(({ id }) => id)).toEqual(['question', 'answer'])
    expect(over.answers.get('answer')?.clockStart).toBe(null)
    expect(over.jobs.size).toBe(0)
    expect(answerAnnouncement(written, over)).toBe(
      'Answer complete, 1 sentence contradicted by a measurement.',
    )
  })

  it('is taken back to where another attempt goes on', () => {
    const reset: EventBody = { type: 'reset', jobId: 'answer', attempt: 2, keep: 3 }
    expect(textOf(after(running, chunk(0, 'It is '), reset))).toBe('It ')
  })

  it('is asked for again where text is missing in between', () => {
    const torn = after(running, chunk(4, 'level.'))
    expect(torn.conversation.isStale).toBe(true)
    expect(textOf(torn)).toBe('')
  })

  it('says why it failed', () => {
    const error = { errorCode: 'engine-crashed', errorMessage: 'It died.', errorHint: 'Again?' } as const
    const failed = after(running, status(askJob({ status: 'failed', ...error })))
    expect(failed.conversation.messages.at(-1)?.error).toEqual({
      code: 'engine-crashed',
      message: 'It died.',
      hint: 'Again?',
    })
    expect(answerAnnouncement(running, failed)).toBe('It died.')
  })

  it('goes on where a page that connects anew finds it', () => {
    const job = askJob({ status: 'running', stage: 'writing' })
    expect(textOf(after(asked, connection([{ job, text: 'It is lev' }]), chunk(9, 'el.')))).toBe(
      'It is level.',
    )
  })

  it('that ended while nobody listened is asked for again', () => {
    expect(after(running, connection([])).conversation.isStale).toBe(true)
  })
})

describe('a conversation', () => {
  it('that another window began is asked for', () => {
    expect(after(empty, whole(question)).conversation.isStale).toBe(true)
    expect(after(empty, status(askJob())).conversation.isStale).toBe(true)
    const elsewhere = sampleMessage('other', { threadId: 'elsewhere' })
    expect(after(asked, whole(elsewhere)).conversation).toBe(asked.conversation)
  })

  it('keeps what events said after it was asked for', () => {
    const written = after(running, chunk(0, 'It is level.'))
    const late = mergeConversation(written.conversation, page([question, answer]), running.seq)
    expect(late.messages.at(-1)?.text).toBe('It is level.')
    const now = mergeConversation(written.conversation, page([question, answer]), written.seq)
    expect(now.messages.at(-1)?.text).toBe('')
  })

  it('keeps older messages that are here, and drops what no longer joins them', () => {
    const old = sampleMessage('old', { role: 'user' })
    const long = mergeOlder(mergeConversation(empty.conversation, page([question], '9'), 0), page([old], '3'))
    expect(long.messages.map(({ id }) => id)).toEqual(['old', 'question'])
    const again = mergeConversation(long, page([question, answer], '9'), 0)
    expect(again.messages.map(({ id }) => id)).toEqual(['old', 'question', 'answer'])
    expect(again.before).toBe('3')
    const apart = mergeConversation(long, page([answer], '12'), 0)
    expect(apart.messages.map(({ id }) => id)).toEqual(['answer'])
    expect(apart.before).toBe('12')
  })

  it('of which nothing was asked stays as it is where something was meanwhile', () => {
    expect(mergeConversation(empty.conversation, null, 0)).toMatchObject({ isLoaded: true, messages: [] })
    expect(mergeConversation(asked.conversation, null, 0)).toBe(asked.conversation)
  })

  it('shows the branch of the newest question', () => {
    const edited = sampleMessage('edited', { role: 'user', replyTo: null })
    const messages = [question, answer, edited]
    expect(turnsOf({ ...emptyConversation, messages }).map(({ id }) => id)).toEqual(['edited'])
  })
})

it('an event of a critique is of no answer', () => {
  const of = (body: EventBody): boolean => isOfAnswer(running.answers, { seq: 1, at: 0, ...body })
  expect(of(chunk(0, 'a'))).toBe(true)
  expect(of({ type: 'chunk', jobId: 'critique', attempt: 1, offset: 0, text: 'a' })).toBe(false)
  expect(of({ type: 'queue_update', paused: null })).toBe(false)
})
