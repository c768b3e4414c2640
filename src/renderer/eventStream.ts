// Events of the local server, read from a plain request: an EventSource could not say whose page it is.
import { eventSchema, type MondrianEvent } from '../shared/events.ts'
import { createSseParser } from '../shared/sse.ts'
import type { Browser, PageSession } from './pageSession.ts'

/** `denied`: this page holds no valid session; only a fresh link helps. */
export type Link = 'connecting' | 'open' | 'lost' | 'denied'

export type ClientListener = { onEvent: (event: MondrianEvent) => void; onLink: (link: Link) => void }

/** Waits between attempts to connect, milliseconds: doubled each time up to the last. */
const backoff = { first: 500, last: 8000 }

/** The server says at least every 5 s that it lives; silent for this long it hangs, milliseconds. */
const silenceLimitMs = 20_000

/** Stays connected to /events until its return value is called. */
export function listen(
  browser: Browser,
  session: PageSession,
  { onEvent, onLink }: ClientListener,
): () => void {
  const ending = new AbortController()
  const { signal } = ending
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = backoff.first

  const receive = (data: string): void => {
    const event = eventSchema.safeParse(parseJson(data))
    // A newer Mondrian may send what this page does not know.
    if (event.success && !signal.aborted) onEvent(event.data)
  }
  const connect = async (): Promise<void> => {
    const hung = new AbortController()
    let alarm: ReturnType<typeof setTimeout> | undefined
    const onSign = (): void => {
      browser.clearTimeout(alarm)
      alarm = browser.setTimeout(() => hung.abort(), silenceLimitMs)
    }
    onSign()
    const init = { headers: await session.headers(), signal: AbortSignal.any([signal, hung.signal]) }
    const response = await browser.fetch('/events', init).catch(() => null)
    if (response?.ok && response.body) {
      wait = backoff.first
      onLink('open')
      await readAll(response.body, receive, onSign)
    }
    browser.clearTimeout(alarm)
    if (signal.aborted) return
    onLink(response?.status === 401 ? 'denied' : 'lost')
    timer = browser.setTimeout(() => void connect(), wait)
    wait = Math.min(2 * wait, backoff.last)
  }
  onLink('connecting')
  void connect()
  return () => {
    ending.abort()
    browser.clearTimeout(timer)
  }
}

/** Hands on what comes until the stream ends or breaks off; half a message counts for nothing. */
async function readAll(
  body: ReadableStream<Uint8Array>,
  receive: (data: string) => void,
  onSign: () => void,
): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const parser = createSseParser()
  for (;;) {
    const piece = await reader.read().catch(() => null)
    if (!piece?.value) return
    onSign()
    parser.push(decoder.decode(piece.value, { stream: true })).forEach(receive)
  }
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return null
  }
}
