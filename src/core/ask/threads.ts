// The commands of conversations that are there.
import type { CommandImplementations } from '../../shared/commands.ts'
import { AppError } from '../../shared/errors.ts'
import type { Message, Thread } from '../../shared/threads.ts'
import type { Hub } from '../hub.ts'
import type { Queue } from '../jobs/queue.ts'
import type { Store } from '../store/index.ts'
import type { ThreadRows } from '../store/threadRows.ts'

export type ThreadDeps = { store: Store; hub: Pick<Hub, 'emit'>; queue: Pick<Queue, 'active' | 'cancel'> }

type ThreadCommand = Extract<keyof CommandImplementations, `threads.${string}`>

/** Removed conversations that can be put back: the newest. They are in this process's memory alone. */
const mostRemoved = 20

export function createThreadCommands({
  store,
  hub,
  queue,
}: ThreadDeps): Pick<CommandImplementations, ThreadCommand> {
  const removed = new Map<string, ThreadRows>()
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
  const announce = (threadId: string, thread: Thread | null): void =>
    hub.emit({ type: 'thread_update', threadId, thread })
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
      const rows = store.threadRows.read(id)
      store.threads.remove(id)
      removed.set(id, rows)
      for (const oldest of [...removed.keys()].slice(0, -mostRemoved)) removed.delete(oldest)
      announce(id, null)
      return null
    },
    'threads.restore': ({ id }) => {
      const rows = removed.get(id)
      if (!rows) throw new AppError('not-found', 'This conversation cannot be put back any more.')
      store.threadRows.putBack(rows)
      removed.delete(id)
      const thread = store.threads.get(id)
      announce(id, thread)
      return thread
    },
  }
}
