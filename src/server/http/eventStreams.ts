// Events as server-sent events: `connection` first, then everything as it happens, numbered by `id:`.
// Never waits for a reader: one that does not read is dropped, and finds the present state when it comes back.
import type { ServerResponse } from 'node:http'
import type { Clock } from '../../core/clock.ts'
import type { Core } from '../../core/index.ts'
import type { MondrianEvent } from '../../shared/events.ts'

/** The way of one job through its stream. */
export type JobStream = {
  jobId: string
  /** What led to the job, told before anything of it. */
  before?: readonly MondrianEvent[]
  /** What is told of the job when it is over: its events as they would have come last. */
  final: (connection: Stamp) => Promise<MondrianEvent[]>
}

type Stamp = Pick<MondrianEvent, 'seq' | 'at'>

export type EventStreams = {
  /** Answers with events until either side ends it. False, and no answer, when there are too many already. */
  open: (outgoing: ServerResponse) => boolean
  /**
   * The same with the events of one job alone, ended after its `done`; for a job that is over, its final state and the end.
   * After ten minutes in which nothing is told of it an event named `timeout` ends it, too.
   */
  openJob: (outgoing: ServerResponse, stream: JobStream) => boolean
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
/** How long nothing may be told of a job, milliseconds. */
const silenceMs = 600_000

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

  type Way = { send: (text: string) => void; end: () => void }
  /** `tell` gets every event and how to send on; returns what is called when the stream is closed. */
  const stream = (
    outgoing: ServerResponse,
    tell: (way: Way) => { event: (event: MondrianEvent) => void; close: () => void },
  ): boolean => {
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
    const leave = (): void => {
      closers.delete(close)
      unsubscribe()
      cancelHeartbeat()
      told.close()
    }
    const close = (): void => {
      leave()
      outgoing.destroy()
    }
    const end = (): void => {
      leave()
      outgoing.end()
    }
    let unsubscribe = (): void => undefined
    const told = tell({ send, end })
    closers.add(close)
    outgoing.on('close', leave)
    outgoing.on('drain', () => (room = limits.eventBacklogBytes))
    send(retry)
    unsubscribe = core.on(told.event)
    if (!closers.has(close)) unsubscribe()
    room = limits.eventBacklogBytes + (outgoing.writableNeedDrain ? outgoing.writableLength : 0)
    if (closers.has(close)) cancelHeartbeat = clock.setTimeout(beat, limits.heartbeatMs)
    return true
  }

  const open = (outgoing: ServerResponse): boolean =>
    stream(outgoing, ({ send }) => ({ event: (event) => send(message(event)), close: () => undefined }))

  const openJob: EventStreams['openJob'] = (outgoing, { jobId, before = [], final }) =>
    stream(outgoing, ({ send, end }) => {
      const tellEnd = async (connection: Stamp): Promise<void> => {
        // A job that is gone by now has nothing more to tell.
        const events = await final(connection).catch(() => [])
        for (const event of events) send(message(event))
        end()
      }
      const silent = (): void => {
        send(`event: timeout\ndata: ${JSON.stringify({ jobId, afterMs: silenceMs })}\n\n`)
        end()
      }
      let cancelSilence = clock.setTimeout(silent, silenceMs)
      const heard = (): void => {
        cancelSilence()
        cancelSilence = clock.setTimeout(silent, silenceMs)
      }
      return {
        event(event) {
          if (event.type === 'connection') {
            const jobs = event.jobs.filter(({ job }) => job.id === jobId)
            for (const earlier of before) send(message(earlier))
            send(message({ ...event, jobs }))
            if (jobs.length === 0) void tellEnd({ seq: event.seq, at: event.at })
            return
          }
          if (!isOfJob(event, jobId)) return
          heard()
          send(message(event))
          if (event.type === 'done' || event.type === 'job_removed') end()
        },
        close: () => cancelSilence(),
      }
    })

  return {
    open,
    openJob,
    closeAll: () => {
      for (const close of closers) close()
    },
  }
}

const isOfJob = (event: MondrianEvent, jobId: string): boolean =>
  event.type === 'message' ? event.message.id === jobId : 'jobId' in event && event.jobId === jobId
