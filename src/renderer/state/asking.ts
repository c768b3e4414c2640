// What a person can do in the conversation on show. A failure becomes a sentence on the page, never an exception.
import type { CommandOutput } from '../../shared/commands.ts'
import type { Card } from '../../shared/references.ts'
import type { Manner } from '../../shared/voice.ts'
import type { Client } from '../client.ts'
import { withAnswer, type Subject } from './conversation.ts'
import type { Loading } from './loading.ts'
import { changeConversation } from './loadingConversation.ts'
import { critiqueOf } from './selectors.ts'
import type { Store } from './studioState.ts'
import { conversationOn, subjectOf } from './talks.ts'

type Asked = CommandOutput<'ask.create'>

export function createAsking(store: Store, client: Client, loading: Loading) {
  /** The id of the answer, or null where it was not taken: what was typed must stay then. */
  const take = async (subject: Subject | null, asking: Promise<Asked>): Promise<string | null> => {
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
        return answer.id
      }
      changeConversation(store, subject, (of) => {
        const known = new Set(of.messages.map(({ id }) => id))
        const added = [question, answer].filter(({ id }) => !known.has(id))
        return { ...of, threadId: thread.id, messages: [...of.messages, ...added] }
      })
      return answer.id
    } catch (error) {
      loading.report(error)
      return null
    }
  }
  const askShown = async (text: string, manner?: Manner): Promise<string | null> => {
    const state = store.getState()
    const { subject, photoId, threadId } = state.conversation
    if (subject === null) return null
    const order = { text, ...(manner && { manner }) }
    if (photoId === null) {
      const within = threadId === null ? {} : { threadId }
      return await take(subject, client.call('ask.create', { ...order, ...within }))
    }
    const critique = critiqueOf(photoId)(state)
    const about = critique ? { critiqueId: critique.jobId } : {}
    return await take(subject, client.call('ask.create', { photoId, ...order, ...about }))
  }
  return {
    earlierMessages: loading.earlierMessages,
    /** Asks about what is on show; resolves with whether the question was taken. */
    askQuestion: async (text: string): Promise<boolean> => (await askShown(text)) !== null,
    /** The same with an answer that will be spoken; resolves with its id, null where the question was not taken. */
    askAloud: (text: string, manner: Manner): Promise<string | null> => askShown(text, manner),
    /** Asks an edited question in the place of one; what followed that one is kept beside it. */
    askInstead: async (id: string, text: string): Promise<boolean> =>
      (await take(store.getState().conversation.subject, client.call('ask.edit', { id, text }))) !== null,
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
