// The commands that ask. A question and what its answer will be are stored together, before anybody is told.
import { randomUUID } from 'node:crypto'
import type { CommandImplementations, CommandOutput, ParsedInput } from '../../shared/commands.ts'
import { AppError } from '../../shared/errors.ts'
import type { AskJob } from '../../shared/jobs.ts'
import type { Message, Thread } from '../../shared/threads.ts'
import type { Hub } from '../hub.ts'
import { announceState } from '../jobs/settle.ts'
import type { Queue } from '../jobs/queue.ts'
import { modelFile, type ModelFolders } from '../models/index.ts'
import type { Shelf } from '../references/shelf.ts'
import type { Store } from '../store/index.ts'
import { suggestQuestions } from './measured/index.ts'
import { askedPhoto } from './measuredAnswer.ts'
import { createThreadCommands } from './threads.ts'

export type AskDeps = {
  store: Store
  hub: Hub
  queue: Pick<Queue, 'active' | 'cancel' | 'wake'>
  folders: ModelFolders
  shelf: Pick<Shelf, 'get'>
  wallNow: () => number
}

type Asked = CommandOutput<'ask.create'>
/** `replyTo`: null for the first question of a branch. */
type Asking = Omit<ParsedInput<'ask.create'>, 'replyTo'> & { replyTo?: string | null | undefined }
type AskCommand = Extract<
  keyof CommandImplementations,
  `ask.${string}` | `threads.${string}` | `references.${string}`
>

export function createAskCommands(deps: AskDeps): Pick<CommandImplementations, AskCommand> {
  const { store, hub, queue, wallNow } = deps

  const stored = (job: AskJob): Asked => {
    const { question } = store.messages.askedFor(job.id)
    const answer = store.messages.get(job.id)
    return { thread: store.threads.get(job.threadId), question, answer, job, waitsFor: waitsFor(job.id) }
  }
  /** What is being done has to end before another job begins. */
  const waitsFor = (jobId: string): Asked['waitsFor'] => {
    const active = queue.active()
    if (!active || active.job.id === jobId) return null
    return { jobId: active.job.id, estimatedRemainingMs: active.view().estimatedRemainingMs }
  }
  const threadFor = ({ threadId, photoId }: Asking): Thread => {
    if (threadId !== undefined) return store.threads.get(threadId)
    if (photoId !== undefined) store.photos.get(photoId)
    const known = photoId === undefined ? null : store.threads.ofPhoto(photoId)
    return known ?? store.threads.insert({ id: randomUUID(), photoId: photoId ?? null, now: wallNow() })
  }
  /** The message that a question follows. Throws `bad-request` for one of another conversation. */
  const followed = (thread: Thread, replyTo: string | null | undefined): string | null => {
    if (replyTo === undefined) return store.messages.newest(thread.id)?.id ?? null
    if (replyTo === null) return null
    const message = store.messages.get(replyTo)
    if (message.threadId === thread.id && message.role === 'assistant') return replyTo
    throw new AppError('bad-request', 'A question follows an answer of its own conversation.')
  }
  /** The critique that is asked about, and whose voice answers. */
  const critiqueFor = (photoId: string | null, critiqueId: string | undefined): string | null => {
    if (critiqueId !== undefined) {
      if (store.jobs.critique(critiqueId).photoId === photoId) return critiqueId
      throw new AppError('bad-request', 'This critique is of another photograph.')
    }
    const critiques = photoId === null ? [] : store.critiques.ofPhoto(photoId)
    return critiques.findLast(({ jobId }) => store.jobs.get(jobId).status === 'completed')?.jobId ?? null
  }

  const insert = (asked: Asking): AskJob => {
    const { text, modelId, critiqueId, manner = null, idempotencyKey } = asked
    const now = wallNow()
    const settings = store.settings.get()
    if (modelId !== undefined) modelFile(modelId, deps.folders)
    const thread = threadFor(asked)
    const { id: threadId, photoId } = thread
    const about = critiqueFor(photoId, critiqueId)
    const advisorId = about === null ? settings.defaultAdvisorId : store.jobs.get(about).advisorId
    const ids = { question: randomUUID(), answer: randomUUID() }
    const replyTo = followed(thread, asked.replyTo)
    store.messages.insertQuestion({ id: ids.question, threadId, text, replyTo, now })
    const model = modelId ?? settings.defaultModelId
    const job = { id: ids.answer, threadId, photoId, advisorId, modelId: model, idempotencyKey, now }
    const inserted = store.jobs.insertAsk(job)
    const wanted = { critiqueId: about, wantedModelId: modelId ?? null, manner }
    store.messages.insertAnswer({ id: ids.answer, threadId, replyTo: ids.question, ...wanted, now })
    return inserted
  }
  const ask = (asked: Asking): Asked => {
    const { idempotencyKey } = asked
    const known =
      idempotencyKey === undefined ? undefined : store.jobs.findAskByIdempotencyKey(idempotencyKey)
    if (known) return stored(known)
    const result = stored(store.transaction(() => insert(asked)))
    for (const message of [result.question, result.answer]) hub.emit({ type: 'message', message })
    announceState({ hub }, result.job)
    queue.wake()
    return result
  }
  /** Resolves when the job is over or gone. */
  const whenOver = (jobId: string): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const unsubscribe = hub.on((event) => {
      const isEnd = event.type === 'done' && event.jobId === jobId
      const isGone = event.type === 'connection' && event.jobs.every(({ job }) => job.id !== jobId)
      if (isEnd || isGone) resolve()
    })
    return promise.finally(unsubscribe)
  }
  const answered = (message: Message): Message => {
    if (message.status === 'completed') return message
    const {
      code,
      message: said,
      hint,
    } = message.error ?? {
      code: 'cancelled' as const,
      message: 'This answer was stopped.',
    }
    throw new AppError(code, said, hint === undefined ? {} : { hint })
  }

  return {
    ...createThreadCommands(deps),
    'ask.create': ask,
    'ask.edit': ({ id, ...edited }) => {
      const { role, threadId, replyTo } = store.messages.get(id)
      if (role !== 'user') throw new AppError('bad-request', 'Only a question can be edited.')
      return ask({ threadId, replyTo, ...edited })
    },
    async 'ask.run'(asked) {
      const { answer } = ask(asked)
      await whenOver(answer.id)
      return answered(store.messages.get(answer.id))
    },
    'references.get': async ({ id }) => {
      const card = await deps.shelf.get(id)
      if (!card) throw new AppError('not-found', 'This card is not on the craft shelf (any more).')
      return card
    },
    'ask.suggest': ({ photoId }) => {
      const photo = askedPhoto(store, photoId)
      return { questions: photo ? [...suggestQuestions(photo)] : [] }
    },
  }
}
