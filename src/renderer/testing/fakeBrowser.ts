import type { Browser } from '../pageSession.ts'

export type SentRequest = { path: string; init: RequestInit | undefined }

/** One stream of events as the server would send it, in pieces that the test chooses. */
export type FakeStream = { say: (text: string) => void; end: () => void; isCancelled: () => boolean }

type Opening = {
  hash?: string
  stored?: string
  /** Paths that are never answered. */
  silent?: ReadonlySet<string>
}

export const ok = (value: unknown): Response => Response.json({ ok: true, value })

/** A browser whose server answers by `answer` and whose timers run when the test says so. */
export function openBrowser(
  answer: (path: string, init?: RequestInit) => Response,
  { hash = '', stored, silent = new Set() }: Opening = {},
) {
  const requests: SentRequest[] = []
  const streams: FakeStream[] = []
  const timers: { callback: () => void; wait: number }[] = []
  /** Timers that are there to be cleared: what they wait for comes first, unless the server hangs. */
  const alarms = new Map<number, () => void>()
  let lastTimer = 0
  const replaced: string[] = []
  const storage = new Map<string, string>(stored === undefined ? [] : [['mondrian-session', stored]])
  const location = { hash, pathname: '/', search: '', reloads: 0, reload: () => void location.reloads++ }
  const time = { now: 1_800_000_000_000 }
  let onHashChange = (): void => undefined

  const openStream = (signal: AbortSignal | null | undefined): Response => {
    const encoder = new TextEncoder()
    let isCancelled = false
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        streams.push({
          say: (text) => controller.enqueue(encoder.encode(text)),
          end: () => controller.close(),
          isCancelled: () => isCancelled,
        })
        signal?.addEventListener('abort', () => {
          isCancelled = true
          controller.error(signal.reason)
        })
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }
  const browser = {
    fetch: async (path: string, init?: RequestInit) => {
      requests.push({ path, init })
      const { promise: late, reject } = Promise.withResolvers<never>()
      init?.signal?.addEventListener('abort', () => reject(new DOMException('late', 'AbortError')))
      if (silent.has(path)) return late
      late.catch(() => undefined)
      const answered = answer(path, init)
      return path === '/events' && answered.ok ? openStream(init?.signal) : answered
    },
    location,
    history: { replaceState: (_state: unknown, _title: string, url: string) => replaced.push(url) },
    sessionStorage: {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => void storage.set(key, value),
    },
    addEventListener: (_type: string, listener: () => void) => (onHashChange = listener),
    setTimeout(callback: () => void, wait: number) {
      const id = ++lastTimer
      if (wait < 20_000) timers.push({ callback, wait })
      else alarms.set(id, callback)
      return id
    },
    clearTimeout: (id: number) => alarms.delete(id),
    Date: { now: () => time.now },
  } as unknown as Browser
  const goTo = (fragment: string): void => {
    location.hash = fragment
    onHashChange()
  }
  const hang = (): void => alarms.forEach((ring) => ring())
  return { browser, hang, requests, streams, timers, replaced, storage, location, time, goTo }
}

/** Lets everything run that waits for nothing but its turn. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
