// Events as server-sent events: `connection` first, then everything as it happens, numbered by `id:`.
// Never waits for a reader: one that does not read is dropped, and finds the present state when it comes back.
import type { ServerResponse } from 'node:http'
import type { Clock } from '../../core/clock.ts'
import type { Core } from '../../core/index.ts'
import type { MondrianEvent } from '../../shared/events.ts'

export type EventStreams = {
  /** Answers with events until either side ends it. False, and no answer, when there are too many already. */
  open: (outgoing: ServerResponse) => boolean
  closeAll: () => void
}

type Options = {
  core: Pick<Core, 'on'>
  clock: Clock
  limits: { eventStreams: number; eventBacklogBytes: number; heartbeatMs: number }
}

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
}
/** How long a browser waits before it comes back, milliseconds. */
const retry = 'retry: 1000\n\n'
const heartbeat = ': alive\n\n'

export function createEventStreams({ core, clock, limits }: Options): EventStreams {
  const closers = new Set<() => void>()
  /** Every stream gets the same event object: it is worded once. */
  const worded = new WeakMap<MondrianEvent, string>()
  const message = (event: MondrianEvent): string => {
    const known = worded.get(event)
    if (known !== undefined) return known
    const text = `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`
    worded.set(event, text)
    return text
  }

  const open = (outgoing: ServerResponse): boolean => {
    if (closers.size >= limits.eventStreams) return false
    outgoing.writeHead(200, headers)
    // A snapshot of many open jobs may be long; it has its own room until it is read.
    let room = Infinity
    const send = (text: string): void => {
      if (outgoing.destroyed) return
      outgoing.write(text)
      if (outgoing.writableLength > room) close()
    }
    let cancelHeartbeat = (): void => undefined
    const beat = (): void => {
      cancelHeartbeat = clock.setTimeout(beat, limits.heartbeatMs)
      send(heartbeat)
    }
    const close = (): void => {
      closers.delete(close)
      unsubscribe()
      cancelHeartbeat()
      outgoing.destroy()
    }
    closers.add(close)
    outgoing.on('close', close)
    outgoing.on('drain', () => (room = limits.eventBacklogBytes))
    send(retry)
    const unsubscribe = core.on((event) => send(message(event)))
    room = limits.eventBacklogBytes + (outgoing.writableNeedDrain ? outgoing.writableLength : 0)
    cancelHeartbeat = clock.setTimeout(beat, limits.heartbeatMs)
    return true
  }

  return {
    open,
    closeAll: () => {
      for (const close of closers) close()
    },
  }
}
