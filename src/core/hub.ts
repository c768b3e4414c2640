// The one place where events get their number and go out to subscribers. Never drives control flow.
import { AppError } from '../shared/errors.ts'
import type { EventBody, MondrianEvent } from '../shared/events.ts'
import type { OpenJob } from '../shared/jobs.ts'

export type Listener = (event: MondrianEvent) => void
export type Snapshot = { jobs: OpenJob[]; queuePaused: string | null; notice: string | null }

export type Hub = {
  emit: (body: EventBody) => void
  /** Calls `listener` with a `connection` snapshot at once, then with every event. Returns its unsubscribe. */
  on: (listener: Listener) => () => void
}

type HubOptions = {
  /** Reserves the next `count` numbers durably and returns the first of them. Throws AppError. */
  reserveSeq: (count: number) => number
  /** Milliseconds since 1970. */
  wallNow: () => number
  /** What is open now, with exactly the text that was emitted so far. */
  snapshot: () => Snapshot
}

/** Numbers are reserved in blocks, so that they rise over restarts without a write per event. */
const seqBlock = 1000

export function createHub({ reserveSeq, wallNow, snapshot }: HubOptions): Hub {
  const subscriptions = new Set<{ listener: Listener }>()
  let next = reserveSeq(seqBlock)
  let end = next + seqBlock

  const reserve = (): void => {
    try {
      const count = next - end + seqBlock
      end = reserveSeq(count) + count
    } catch (error) {
      // On a full disk nothing may be stored, but all may be told: the numbers are made up for at the next event.
      if (!(error instanceof AppError)) throw error
    }
  }
  const stamp = (): { seq: number; at: number } => {
    if (next >= end) reserve()
    return { seq: next++, at: wallNow() }
  }
  return {
    emit(body) {
      const event: MondrianEvent = { ...stamp(), ...body }
      // A subscriber that joins while this goes round has it in its snapshot; one that left wants no more.
      const present = [...subscriptions]
      for (const subscription of present) {
        if (subscriptions.has(subscription)) subscription.listener(event)
      }
    },
    on(listener) {
      listener({ ...stamp(), type: 'connection', ...snapshot() })
      const subscription = { listener }
      subscriptions.add(subscription)
      return () => subscriptions.delete(subscription)
    },
  }
}
