// Asks for what the conversation on show lacks.
import type { Client } from '../client.ts'
import { AppError } from '../../shared/errors.ts'
import { newestMessages } from '../../shared/threads.ts'
import { mergeConversation, mergeOlder, type Conversation, type Subject } from './conversation.ts'
import type { Store } from './studioState.ts'
import { conversationOn, subjectOf } from './talks.ts'

/** Messages before those on the page that a click brings. */
const pageSize = 30

/** Changes the conversation about this, unless another one is on show by now. */
export function changeConversation(
  store: Store,
  subject: Subject | null,
  change: (of: Conversation) => Conversation,
): void {
  store.setState((state) =>
    state.conversation.subject === subject ? { conversation: change(state.conversation) } : state,
  )
}

export function createConversationLoading(
  store: Store,
  client: Client,
  once: (key: string, request: () => Promise<void>) => Promise<void>,
) {
  /** Undefined where it was removed meanwhile, which is told of by itself. */
  const pageOf = async (id: { photoId: string } | { id: string }) => {
    try {
      return await client.call('threads.get', { ...id, limit: newestMessages })
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return undefined
      throw error
    }
  }
  const load = async (subject: Subject): Promise<void> => {
    const asOf = store.getState().seq
    changeConversation(store, subject, (of) => ({ ...of, isStale: false }))
    const { photoId, threadId } = conversationOn(subject)
    if (photoId === null && threadId === null) return
    const page = await pageOf(photoId === null ? { id: threadId! } : { photoId })
    if (page === undefined) return
    changeConversation(store, subject, (of) => mergeConversation(of, page, asOf))
    // What changed while the answer was on its way may be missing in it.
    const { conversation } = store.getState()
    if (conversation.subject === subject && conversation.isStale) await load(subject)
  }
  return {
    /** The newest messages. */
    conversation: (): Promise<void> => {
      const subject = subjectOf(store.getState())
      if (store.getState().conversation.subject !== subject)
        store.setState({ conversation: conversationOn(subject) })
      return subject === null ? Promise.resolve() : once(`talk ${subject}`, () => load(subject))
    },
    /** The page before what is known. */
    earlierMessages: (): Promise<void> =>
      once('earlier', async () => {
        const { subject, threadId, before } = store.getState().conversation
        if (threadId === null || before === null) return
        const page = await client.call('threads.get', { id: threadId, limit: pageSize, before })
        if (page) changeConversation(store, subject, (of) => mergeOlder(of, page))
      }),
  }
}
