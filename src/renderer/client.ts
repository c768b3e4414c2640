// The one door to Mondrian: commands, events, files, addresses of pictures. Knows no state and draws nothing.
import { z } from './zod.ts'
import { commands, type CommandInput, type CommandName, type CommandOutput } from '../shared/commands.ts'
import { AppError, errorRecordSchema, fromErrorRecord } from '../shared/errors.ts'
import { eventSchema, type MondrianEvent } from '../shared/events.ts'
import type { HostRequest } from '../shared/host.ts'

/** `denied`: this page holds no valid session; only a fresh link helps. */
export type Link = 'connecting' | 'open' | 'lost' | 'denied'

export type ClientListener = { onEvent: (event: MondrianEvent) => void; onLink: (link: Link) => void }

export type Client = {
  /** Rejects with AppError, also when Mondrian does not answer. */
  call: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<CommandOutput<Name>>
  /** Calls `onEvent` with `connection` after each connect, then with every event. Returns its unsubscribe. */
  on: (listener: ClientListener) => () => void
  /** Hands a file over and resolves with what `photos.add` calls it. Rejects with AppError. */
  handOver: (file: File) => Promise<string>
  /** What `photos.add` calls files that were handed over. */
  handsOver: 'uploads' | 'paths'
  /** Calls back with what the app around the page asks of it; a browser asks nothing. Returns its unsubscribe. */
  onHost: (listener: (request: HostRequest) => void) => () => void
  photoUrl: (id: string) => string
  thumbUrl: (id: string) => string
  /** The picture that a job's model was given. */
  seenUrl: (jobId: string) => string
}

/** What of the browser is used, so that tests can stand in for it. */
export type Browser = Pick<
  typeof globalThis,
  'fetch' | 'EventSource' | 'location' | 'history' | 'setTimeout' | 'clearTimeout'
>

export const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: errorRecordSchema }),
])
const uploadedSchema = z.object({ id: z.string() })

/** Waits between attempts to connect, milliseconds: doubled each time up to the last. */
const backoff = { first: 500, last: 8000 }

const silent = (cause: unknown): AppError =>
  new AppError('internal', 'Mondrian does not answer.', { hint: 'Is it still running?', cause })
export const strange = (cause?: unknown): AppError =>
  new AppError('internal', 'Mondrian answered in a way this page does not understand.', {
    hint: 'Reload the page.',
    cause,
  })
const denied = (): AppError =>
  new AppError('internal', 'This page has no session with Mondrian.', {
    hint: 'Open the link that Mondrian printed when it started.',
  })

/** Speaks to the local server by HTTP and server-sent events; trades the token in the address for a cookie. */
export function createHttpClient(browser: Browser = globalThis): Client {
  const session = tradeToken(browser)

  const send = async (path: string, init: RequestInit): Promise<unknown> => {
    await session
    const response = await browser.fetch(path, { method: 'POST', ...init }).catch((cause: unknown) => {
      throw silent(cause)
    })
    if (response.status === 401) throw denied()
    const reply = replySchema.safeParse(await response.json().catch(() => null))
    if (!reply.success) throw strange(reply.error)
    if (!reply.data.ok) throw fromErrorRecord(reply.data.error)
    return reply.data.value
  }
  const parsed = <Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> => {
    const result = schema.safeParse(value)
    if (!result.success) throw strange(result.error)
    return result.data
  }

  return {
    async call<Name extends CommandName>(name: Name, input: CommandInput<Name>) {
      const value = await send(`/api/${name}`, {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
      return parsed(commands[name].output, value) as CommandOutput<Name>
    },
    handsOver: 'uploads',
    async handOver(file) {
      const path = `/upload?name=${encodeURIComponent(file.name)}`
      const headers = { 'content-type': 'application/octet-stream' }
      return parsed(uploadedSchema, await send(path, { headers, body: file })).id
    },
    on: (listener) => listen(browser, session, listener),
    onHost: () => () => undefined,
    photoUrl: (id) => `/photo/${encodeURIComponent(id)}`,
    thumbUrl: (id) => `/thumb/${encodeURIComponent(id)}`,
    seenUrl: (jobId) => `/seen/${encodeURIComponent(jobId)}`,
  }
}

async function tradeToken({ fetch, location, history }: Browser): Promise<void> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token === null) return
  const body = JSON.stringify({ token })
  // A refusal shows with the first request that needs the session.
  await fetch('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(
    () => undefined,
  )
  history.replaceState(null, '', location.pathname + location.search)
}

function listen(browser: Browser, session: Promise<void>, { onEvent, onLink }: ClientListener): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = backoff.first
  let closed = false

  const receive = (data: string): void => {
    const event = eventSchema.safeParse(parseJson(data))
    // A newer Mondrian may send what this page does not know.
    if (event.success) onEvent(event.data)
  }
  const retry = async (): Promise<void> => {
    source?.close()
    // An EventSource does not say why it failed; a plain request does.
    const status = await browser.fetch('/health/models').then(
      (response) => response.status,
      () => 0,
    )
    if (closed) return
    onLink(status === 401 ? 'denied' : 'lost')
    timer = browser.setTimeout(connect, wait)
    wait = Math.min(2 * wait, backoff.last)
  }
  const connect = (): void => {
    if (closed) return
    source = new browser.EventSource('/events')
    source.addEventListener('open', () => {
      wait = backoff.first
      onLink('open')
    })
    source.addEventListener('message', ({ data }: MessageEvent<string>) => receive(data))
    source.addEventListener('error', () => void retry())
  }
  onLink('connecting')
  void session.then(connect)
  return () => {
    closed = true
    source?.close()
    browser.clearTimeout(timer)
  }
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return null
  }
}
