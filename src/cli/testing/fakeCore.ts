import type { Api, Core } from '../../core/index.ts'
import { commands } from '../../shared/commands.ts'
import type { EventBody, MondrianEvent } from '../../shared/events.ts'

export type FakeCore = Core & {
  /** Sends an event to everyone who listens, numbered as the hub numbers them. */
  emit: (...bodies: EventBody[]) => void
  closed: () => boolean
}

/** A core that does what `api` says and nothing else: a command that is not given rejects. Its library is whole. */
export function createFakeCore(api: Partial<Api> = {}): FakeCore {
  const listeners = new Set<(event: MondrianEvent) => void>()
  let seq = 0
  let closed = false
  const numbered = (body: EventBody): MondrianEvent => ({ ...body, seq: ++seq, at: 1000 + seq })
  const unexpected = Object.keys(commands).map((name) => [
    name,
    () => Promise.reject(new Error(`${name} was not expected.`)),
  ])
  return {
    api: {
      ...Object.fromEntries(unexpected),
      'unlisted.list': () => Promise.resolve({ photos: [] }),
      ...api,
    } as Api,
    tellFault: () => undefined,
    exportParcel: () => Promise.reject(new Error('No export was expected.')),
    upload: () => Promise.reject(new Error('An upload was not expected.')),
    on(listener) {
      listener(numbered({ type: 'connection', jobs: [], queuePaused: null, notice: null }))
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit(...bodies) {
      for (const body of bodies) {
        const event = numbered(body)
        for (const listener of listeners) listener(event)
      }
    },
    close() {
      closed = true
      return Promise.resolve()
    },
    closed: () => closed,
  }
}
