// The commands of conversations that are there.
import type { CommandImplementations } from '../../shared/commands.ts'
import type { Message, Thread } from '../../shared/threads.ts'
import type { Queue } from '../jobs/queue.ts'
import type { Store } from '../store/index.ts'

export type ThreadDeps = { store: Store; queue: Pick<Queue, 'active' | 'cancel'> }

type ThreadCommand = 'threads.list' | 'threads.get' | 'threads.remove'

export function createThreadCommands({
  store,
  queue,
}: ThreadDeps): Pick<CommandImplementations, ThreadCommand> {
  const find = (id: string | undefined, photoId: string | undefined): Thread | null => {
    if (photoId === undefined) return store.threads.get(id!)
    store.photos.get(photoId)
    return store.threads.ofPhoto(photoId)
  }
  /** With the text that was emitted so far: the next chunk continues exactly there. */
  const asWritten = (message: Message): Message => {
    const active = queue.active()
    return active?.job.id === message.id ? { ...message, text: active.text.emitted() } : message
  }
  return {
    'threads.list': (page) => store.threads.list(page),
    'threads.get': ({ id, photoId, ...page }) => {
      const thread = find(id, photoId)
      if (!thread) return null
      const { messages, next } = store.messages.page({ threadId: thread.id, ...page })
      return { thread, messages: messages.map(asWritten), next }
    },
    'threads.remove': ({ id }) => {
      store.threads.get(id)
      for (const open of store.jobs.openOfThread(id)) queue.cancel(open.id)
      store.threads.remove(id)
      return null
    },
  }
}
