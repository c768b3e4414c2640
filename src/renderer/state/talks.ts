// Conversations about no photograph: which are listed, and which one is on show. Pure.
import type { MondrianEvent } from '../../shared/events.ts'
import type { Thread } from '../../shared/threads.ts'
import { emptyConversation, type Conversation, type Subject } from './conversation.ts'

export type Talks = {
  /** Newest first, as far as they are loaded. */
  threads: readonly Thread[]
  /** Where older ones begin; null where all are here. */
  next: string | null
  /** What is looked for in them. */
  query: string
  /** Null until they were asked for. */
  listedFor: string | null
  isStale: boolean
  /** The one on show; null for one that begins with the next question. */
  shownId: string | null
  /** The last one that was removed from this window, until that is taken back or another is removed. */
  removed: Thread | null
}

export const noTalks: Talks = {
  threads: [],
  next: null,
  query: '',
  listedFor: null,
  isStale: false,
  shownId: null,
  removed: null,
}

type OnShow = { view: string; talks: Talks; selectedPhotoId: string | null }

/** What is talked about on the page as it stands; null where nothing is. */
export function subjectOf({ view, talks, selectedPhotoId }: OnShow): Subject | null {
  if (view === 'talk') return talks.shownId === null ? 'new' : `thread ${talks.shownId}`
  return selectedPhotoId === null ? null : `photo ${selectedPhotoId}`
}

/** A conversation before anything of it was asked for. */
export function conversationOn(subject: Subject | null): Conversation {
  const [kind, id = null] = subject?.split(' ') ?? []
  return {
    ...emptyConversation,
    subject,
    photoId: kind === 'photo' ? id : null,
    threadId: kind === 'thread' ? id : null,
    isLoaded: subject === 'new',
  }
}

/** The list after an event: what is gone is off it, and what changed is to be asked for again. */
export function talksAfter(talks: Talks, event: MondrianEvent): Talks {
  if (event.type === 'message') {
    const known = talks.threads.find(({ id }) => id === event.message.threadId)
    // Of one that is listed only its number of messages changes, which nothing shows.
    return known ? talks : { ...talks, isStale: true }
  }
  if (event.type !== 'thread_update') return talks
  const { threadId, thread } = event
  if (thread !== null) return { ...talks, isStale: true }
  return {
    ...talks,
    threads: talks.threads.filter(({ id }) => id !== threadId),
    shownId: talks.shownId === threadId ? null : talks.shownId,
  }
}
