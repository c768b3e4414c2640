// Chromium's DevTools protocol over two pipes: no port is opened. https://chromedevtools.github.io/devtools-protocol
import { EventEmitter, once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'

const messageSchema = z.object({
  id: z.int().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
  method: z.string().optional(),
  sessionId: z.string().optional(),
})

export type DevTools = {
  /** Rejects with what Chromium says against it, or once it is gone. */
  send: (method: string, params?: object, sessionId?: string) => Promise<unknown>
  /** Resolves when this event comes next; rejects once Chromium, or its page, is gone. */
  next: (method: string) => Promise<unknown>
}

/** Speaks to a Chromium that was started with `--remote-debugging-pipe`; messages end with a zero byte. */
export function devTools(requests: Writable, replies: Readable): DevTools {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const events = new EventEmitter()
  let last = 0
  let rest: Buffer[] = []
  const receive = (text: string): void => {
    const { id, result, error, method } = messageSchema.parse(JSON.parse(text))
    if (method === 'Inspector.targetCrashed') gone()
    if (method !== undefined) events.emit(method)
    const answer = id === undefined ? undefined : waiting.get(id)
    if (id === undefined || !answer) return
    waiting.delete(id)
    if (error) answer.reject(new Error(error.message))
    else answer.resolve(result)
  }
  const read = (chunk: Buffer): void => {
    let from = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      receive(Buffer.concat([...rest, chunk.subarray(from, end)]).toString())
      rest = []
      from = end + 1
    }
    rest.push(chunk.subarray(from))
  }
  replies.on('data', (chunk: Buffer) => {
    try {
      read(chunk)
    } catch {
      // What speaks like this is no Chromium.
      gone()
    }
  })
  const over = new AbortController()
  const gone = (): void => {
    over.abort(new Error('Chromium is gone'))
    for (const { reject } of waiting.values()) reject(new Error('Chromium is gone'))
    waiting.clear()
  }
  replies.on('close', gone)
  // Both break when it ends; `close` says so.
  replies.on('error', () => undefined)
  requests.on('error', () => undefined)
  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        if (over.signal.aborted) return reject(over.signal.reason as Error)
        const id = ++last
        waiting.set(id, { resolve, reject })
        requests.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`)
      }),
    next: (method) => once(events, method, { signal: over.signal }),
  }
}
