// The conversation on show, and what each event changes of it. Pure: never asks, draws or waits.
import type { CommandOutput } from '../../shared/commands.ts'
import type { MondrianEvent } from '../../shared/events.ts'
import { isAskJob, type AskJob, type OpenJob } from '../../shared/jobs.ts'
import { branchOf, type Message } from '../../shared/threads.ts'

/** What is talked about: a photograph, a conversation by its id, or one that begins with the next question. */
export type Subject = `photo ${string}` | `thread ${string}` | 'new'

export type Conversation = {
  /** Null where nothing is on show that could be talked about. */
  subject: Subject | null
  /** The photograph it is about; null where it is about none. */
  photoId: string | null
  /** Null while nothing was asked, as far as is known. */
  threadId: string | null
  /** Oldest first, those of every branch. */
  messages: readonly Message[]
  /** Where older ones begin; null where all are here. */
  before: string | null
  /** Whether it was asked for since the photograph is on show. */
  isLoaded: boolean
  /** Whether something of it changed that was not told whole: it is to be asked for again. */
  isStale: boolean
  /** The last event that changed a message, by its id. */
  told: ReadonlyMap<string, number>
}

export const emptyConversation: Conversation = {
  subject: null,
  photoId: null,
  threadId: null,
  messages: [],
  before: null,
  isLoaded: false,
  isStale: false,
  told: new Map(),
}

/** `now` when an answer that runs began, milliseconds since 1970; `job` has its figures. */
export type Answering = { job: AskJob; clockStart: number | null }
/** Answers that are awaited or were since the page stands, by the id of their message. */
export type Answers = ReadonlyMap<string, Answering>

type Talk = { conversation: Conversation; answers: Answers }

type Page = NonNullable<CommandOutput<'threads.get'>>

const changed = (
  of: Conversation,
  seq: number,
  id: string,
  change: (known: Message) => Message,
): Conversation => {
  const index = of.messages.findLastIndex((message) => message.id === id)
  if (index === -1) return of
  const messages = of.messages.with(index, change(of.messages[index]!))
  return { ...of, messages, told: new Map(of.told).set(id, seq) }
}

/** A message as it is stored now; one of a conversation that is not known here makes that be asked for. */
function withMessage(of: Conversation, seq: number, message: Message): Conversation {
  if (message.threadId !== of.threadId) {
    const mayBeNew = of.threadId === null && of.photoId !== null
    return mayBeNew ? { ...of, isStale: true } : of
  }
  if (of.messages.some(({ id }) => id === message.id)) return changed(of, seq, message.id, () => message)
  return { ...of, messages: [...of.messages, message], told: new Map(of.told).set(message.id, seq) }
}

const asTold = (message: Message, { status, modelId, mode, device, notice, ...job }: AskJob): Message => ({
  ...message,
  status,
  modelId,
  mode,
  device,
  notice: notice ?? message.notice,
  error:
    job.errorCode === null || job.errorMessage === null
      ? null
      : {
          code: job.errorCode,
          message: job.errorMessage,
          ...(job.errorHint !== null && { hint: job.errorHint }),
        },
})

function withJob({ conversation, answers }: Talk, seq: number, job: AskJob, now: number): Talk {
  const known = answers.get(job.id)
  const isSameAttempt = known?.job.attempt === job.attempt && known.clockStart !== null
  const start = isSameAttempt ? known.clockStart : now - job.elapsedMs
  return {
    conversation: changed(conversation, seq, job.id, (message) => asTold(message, job)),
    answers: new Map(answers).set(job.id, { job, clockStart: job.status === 'running' ? start : null }),
  }
}

/** The text up to `end` and then `more`; where text is missing in between it is asked for again. */
function cut(of: Conversation, seq: number, id: string, end: number, more: string): Conversation {
  const known = of.messages.findLast((message) => message.id === id)
  if (!known) return of
  if (end > known.text.length) return { ...of, isStale: true }
  return changed(of, seq, id, (message) => ({ ...message, text: message.text.slice(0, end) + more }))
}

/** With an answer that was just asked for. */
export const withAnswer = (answers: Answers, job: AskJob): Answers =>
  new Map(answers).set(job.id, { job, clockStart: null })

function withOpen(talk: Talk, seq: number, open: readonly OpenJob[], now: number): Talk {
  const asks = open.flatMap(({ job, text }) => (isAskJob(job) ? [{ job, text }] : []))
  const ids = new Set(asks.map(({ job }) => job.id))
  // What was open before and is no more ended while nobody listened.
  const ended = [...talk.answers.values()].some(
    ({ job }) => (job.status === 'queued' || job.status === 'running') && !ids.has(job.id),
  )
  const after = asks.reduce((so, { job, text }) => {
    const told = withJob(so, seq, job, now)
    return { ...told, conversation: changed(told.conversation, seq, job.id, (known) => ({ ...known, text })) }
  }, talk)
  return ended ? { ...after, conversation: { ...after.conversation, isStale: true } } : after
}

/** Whether an event is of an answer alone, and so no part of the critiques. */
export const isOfAnswer = (answers: Answers, event: MondrianEvent): boolean =>
  event.type === 'message' ||
  (event.type === 'status_update' && isAskJob(event.job)) ||
  ('jobId' in event && event.jobId !== undefined && answers.has(event.jobId))

/** The conversation after an event that bears on it; `now`: this page's clock, milliseconds since 1970. */
export function converse(talk: Talk, event: MondrianEvent, now: number): Talk {
  const { conversation, answers } = talk
  const { seq } = event
  if (event.type === 'connection') return withOpen(talk, seq, event.jobs, now)
  if (event.type === 'status_update') {
    if (!isAskJob(event.job)) return talk
    const { photoId, threadId } = conversation
    const isNew = photoId !== null && event.job.photoId === photoId && threadId === null
    const told = withJob(talk, seq, event.job, now)
    return isNew ? { ...told, conversation: { ...told.conversation, isStale: true } } : told
  }
  if (event.type === 'message')
    return { answers, conversation: withMessage(conversation, seq, event.message) }
  if (!('jobId' in event) || event.jobId === undefined) return talk
  const known = answers.get(event.jobId)
  if (!known) return talk
  if (event.type === 'chunk')
    return { answers, conversation: cut(conversation, seq, event.jobId, event.offset, event.text) }
  if (event.type === 'reset')
    return { answers, conversation: cut(conversation, seq, event.jobId, event.keep, '') }
  if (event.type === 'progress' && known.job.status === 'running') {
    const { currentTokens, tokensPerSecond, elapsedMs, estimatedRemainingMs, stage } = event
    const job = { ...known.job, currentTokens, tokensPerSecond, elapsedMs, estimatedRemainingMs, stage }
    return { conversation, answers: new Map(answers).set(job.id, { ...known, job }) }
  }
  return talk
}

/** The conversation with what was asked for, as it was when the last event was `asOf`. */
export function mergeConversation(of: Conversation, page: Page | null, asOf: number): Conversation {
  const isCurrent = (id: string): boolean => (of.told.get(id) ?? -1) > asOf
  if (!page) return of.threadId === null ? { ...of, isLoaded: true } : of
  const fetched = new Map(page.messages.map((message) => [message.id, message]))
  const isJoined = of.threadId === page.thread.id && of.messages.some(({ id }) => fetched.has(id))
  const older = isJoined ? of.messages.filter(({ id }) => !fetched.has(id) && !isCurrent(id)) : []
  const newer = of.messages.filter(({ id }) => !fetched.has(id) && isCurrent(id))
  const known = new Map(of.messages.map((message) => [message.id, message]))
  const told = page.messages.map((message) =>
    isCurrent(message.id) ? (known.get(message.id) ?? message) : message,
  )
  return {
    ...of,
    threadId: page.thread.id,
    messages: [...older, ...told, ...newer],
    before: isJoined && older.length > 0 ? of.before : page.next,
    isLoaded: true,
  }
}

/** An older page before what is known. */
export function mergeOlder(of: Conversation, { messages, next, thread }: Page): Conversation {
  if (thread.id !== of.threadId) return of
  const known = new Set(of.messages.map(({ id }) => id))
  return { ...of, messages: [...messages.filter(({ id }) => !known.has(id)), ...of.messages], before: next }
}

/** The messages on show: the branch of the newest one. */
export const turnsOf = ({ messages }: Conversation): readonly Message[] => branchOf(messages)

/** The newest answer that is still awaited. */
export const awaitedAnswer = ({ messages }: Conversation): Message | null =>
  messages.findLast(({ status }) => status === 'queued' || status === 'running') ?? null
