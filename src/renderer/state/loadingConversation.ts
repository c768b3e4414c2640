// Asks for what the conversation of the photograph on show lacks.
import type { Client } from '../client.ts'
import { emptyConversation, mergeConversation, mergeOlder, type Conversation } from './conversation.ts'
import type { Store } from './studioState.ts'

/** Messages of a page: more are a click away, so that a long conversation opens as fast as a short one. */
const pageSize = 30

/** Changes the conversation of a photograph, unless another one is on show by now. */
export function changeConversation(
  store: Store,
  photoId: string | null,
  change: (of: Conversation) => Conversation,
): void {
  store.setState((state) =>
    state.conversation.photoId === photoId ? { conversation: change(state.conversation) } : state,
  )
}

export function createConversationLoading(
  store: Store,
  client: Client,
  once: (key: string, request: () => Promise<void>) => Promise<void>,
) {
  const load = async (photoId: string): Promise<void> => {
    const asOf = store.getState().seq
    changeConversation(store, photoId, (of) => ({ ...of, isStale: false }))
    const page = await client.call('threads.get', { photoId, limit: pageSize }).catch((error: unknown) => {
      // A photograph that was removed meanwhile is told of by itself.
      if (store.getState().photos.has(photoId)) throw error
      return undefined
    })
    if (page === undefined) return
    changeConversation(store, photoId, (of) => mergeConversation(of, page, asOf))
    // What changed while the answer was on its way may be missing in it.
    const { conversation } = store.getState()
    if (conversation.photoId === photoId && conversation.isStale) await load(photoId)
  }
  return {
    /** The newest messages. */
    conversation: (): Promise<void> => {
      const { selectedPhotoId: photoId, conversation } = store.getState()
      if (conversation.photoId !== photoId)
        store.setState({ conversation: { ...emptyConversation, photoId } })
      return photoId === null ? Promise.resolve() : once(`talk ${photoId}`, () => load(photoId))
    },
    /** The page before what is known. */
    earlierMessages: (): Promise<void> =>
      once('earlier', async () => {
        const { photoId, threadId, before } = store.getState().conversation
        if (threadId === null || before === null) return
        const page = await client.call('threads.get', { id: threadId, limit: pageSize, before })
        if (page) changeConversation(store, photoId, (of) => mergeOlder(of, page))
      }),
  }
}
