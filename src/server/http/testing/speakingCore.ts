import { createHub } from '../../../core/hub.ts'
import type { Core } from '../../../core/index.ts'

export type SpeakingCore = Core & {
  /** Emits `thinking` as an event whose `attempt` counts the calls. */
  say: (thinking: string) => void
  listeners: () => number
}

/** A core that only speaks, through a real hub; every snapshot carries `notice`. */
export function createSpeakingCore(notice: string | null = null): SpeakingCore {
  let seq = 0
  let listeners = 0
  let said = 0
  const reserveSeq = (count: number): number => (seq += count)
  const snapshot = () => ({ jobs: [], queuePaused: null, notice })
  const hub = createHub({ reserveSeq, wallNow: Date.now, snapshot })
  return {
    api: {} as Core['api'],
    tellFault: () => undefined,
    exportParcel: () => Promise.reject(new Error('No export was expected.')),
    upload: () => Promise.reject(new Error('It only speaks.')),
    on(listener) {
      listeners++
      const unsubscribe = hub.on(listener)
      let isOn = true
      return () => {
        if (isOn) listeners--
        isOn = false
        unsubscribe()
      }
    },
    close: () => Promise.resolve(),
    say: (thinking) => hub.emit({ type: 'thinking_update', jobId: 'job', attempt: ++said, thinking }),
    listeners: () => listeners,
  }
}
