import type { HostRequest } from '../shared/host.ts'

type Deliver = (request: HostRequest) => void

export type HostRequests = {
  /** Asks the page, at once or as soon as there is one that listens. */
  send: Deliver
  /** A page listens from now on, in place of an earlier one; returns what ends that. */
  attach: (deliver: Deliver) => () => void
}

/** What the app asks of its page, kept while no page listens. */
export function createHostRequests(): HostRequests {
  const waiting: HostRequest[] = []
  let current: Deliver | null = null
  return {
    send(request) {
      if (current) current(request)
      else waiting.push(request)
    },
    attach(deliver) {
      current = deliver
      for (const request of waiting.splice(0)) deliver(request)
      return () => {
        if (current === deliver) current = null
      }
    },
  }
}
