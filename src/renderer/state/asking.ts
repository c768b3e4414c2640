// What a person can do in the conversation on show. A failure becomes a sentence on the page, never an exception.
import type { CommandOutput } from '../../shared/commands.ts'
import type { Card } from '../../shared/references.ts'
import type { Client } from '../client.ts'
import { withAnswer, type Subject } from './conversation.ts'
import type { Loading } from './loading.ts'
import { changeConversation } from './loadingConversation.ts'
import { critiqueOf } from './selectors.ts'
import type { Store } from './studioState.ts'
import { conversationOn, subjectOf } from './talks.ts'

type Asked = CommandOutput<'ask.create'>

export function createAsking(store: Store, client: Client, loading: Loading) {
  /** Whether it was taken: where it was not, what was typed must stay. */
  const take = async (subject: Subject | null, asking: Promise<Asked>): Promise<boolean> => {
    try {
      const { thread, question, answer, job } = await asking
      store.setState(({ answers }) => (answers.has(job.id) ? {} : { answers: withAnswer(answers, job) }))
      // A new conversation has a name from now on.
      if (subject === 'new' && subjectOf(store.getState()) === 'new') {
        const began: Subject = `thread ${thread.id}`
        store.setState(({ talks }) => ({
          talks: { ...talks, shownId: thread.id, isStale: true },
          conversation: { ...conversationOn(began), isLoaded: true, messages: [question, answer] },
        }))
        // What was told of the answer meanwhile was of no conversation that was known here.
        await loading.conversation()
        await loading.talks()
        return true
      }
      changeConversation(store, subject, (of) => {
        const known = new Set(of.messages.map(({ id }) => id))
        const added = [question, answer].filter(({ id }) => !known.has(id))
        return { ...of, threadId: thread.id, messages: [...of.messages, ...added] }
      })
      return true
    } catch (error) {
      loading.report(error)
      return false
    }
  }
  return {
    earlierMessages: loading.earlierMessages,
    /** Asks about what is on show; resolves with whether the question was taken. */
    askQuestion: async (text: string): Promise<boolean> => {
      const state = store.getState()
      const { subject, photoId, threadId } = state.conversation
      if (subject === null) return false
      if (photoId === null) {
        const within = threadId === null ? {} : { threadId }
        return await take(subject, client.call('ask.create', { text, ...within }))
      }
      const critique = critiqueOf(photoId)(state)
      const about = critique ? { critiqueId: critique.jobId } : {}
      return await take(subject, client.call('ask.create', { photoId, text, ...about }))
    },
    /** Asks an edited question in the place of one; what followed that one is kept beside it. */
    askInstead: (id: string, text: string): Promise<boolean> =>
      take(store.getState().conversation.subject, client.call('ask.edit', { id, text })),
    /** A card of the craft shelf; null where it cannot be had, which is told. */
    craftCard: async (id: string): Promise<Card | null> => {
      try {
        return await client.call('references.get', { id })
      } catch (error) {
        loading.report(error)
        return null
      }
    },
    /** What could be asked of a photograph first; nothing where asking for that fails. */
    suggestions: async (photoId: string): Promise<readonly string[]> =>
      (await client.call('ask.suggest', { photoId }).catch(() => null))?.questions ?? [],
  }
}
