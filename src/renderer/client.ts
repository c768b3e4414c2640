// The one door to Mondrian: commands, events, files, addresses of pictures. Knows no state and draws nothing.
import { z } from './zod.ts'
import { commands, type CommandInput, type CommandName, type CommandOutput } from '../shared/commands.ts'
import { AppError, errorRecordSchema, fromErrorRecord } from '../shared/errors.ts'
import type { ExportOrder } from '../shared/exports.ts'
import type { HostRequest } from '../shared/host.ts'
import { tooLargeSentence, uploadLimitBytes } from '../shared/uploadLimit.ts'
import { listen, type ClientListener } from './eventStream.ts'
import { openPageSession, type Browser } from './pageSession.ts'

/** A file that the page is to save, or the names of those that the app wrote into a folder; none: nowhere. */
export type Exported = { file: File } | { written: string[]; folder?: string | null }

export type CopyOrder = CommandInput<'photos.saveCopy'>

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
  /** Rejects with AppError. */
  exportFiles: (order: ExportOrder) => Promise<Exported>
  /** A photo as it would look after operations, in every pixel. Rejects with AppError. */
  saveCopy: (order: CopyOrder) => Promise<Exported>
  photoUrl: (id: string) => string
  thumbUrl: (id: string) => string
  /** What `photos.preview` made, by its path. */
  previewUrl: (path: string) => string
  /** A tile by its name, at a path of `photos.tiles`. */
  tileUrl: (path: string, name: string) => string
  /** The picture that a job's model was given. */
  seenUrl: (jobId: string) => string
}

export const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: errorRecordSchema }),
])
const uploadedSchema = z.object({ id: z.string() })

type Sent = { headers: Record<string, string>; body: string | File; signal?: AbortSignal }

/** No command takes this long on a server that lives, milliseconds; uploads take what they take. */
const commandLimitMs = 60_000
/** These copy or look through files of any size; a timer holds no longer time, about 24 days. */
const unlimited: ReadonlySet<CommandName> = new Set(['models.import', 'models.foreign'])
const longestMs = 2 ** 31 - 1

/** How often a server that is busy is asked again before that is said. */
const busyTries = 10

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

const blobOf = (response: Response): Promise<Blob> =>
  response.blob().catch((cause: unknown) => {
    throw silent(cause)
  })

/** Speaks to the local server by HTTP and server-sent events, with the session that the page's link opened. */
export function createHttpClient(browser: Browser = globalThis): Client {
  const session = openPageSession(browser)

  const ask = async (path: string, init: Sent, tries: number): Promise<Response> => {
    const headers = { ...init.headers, ...(await session.headers()) }
    const response = await browser
      .fetch(path, { method: 'POST', ...init, headers })
      .catch((cause: unknown) => {
        throw silent(cause)
      })
    // A server that is busy for others says when to come back; a folder that cannot be used does not.
    const wait = response.headers.get('retry-after')
    if (response.status !== 503 || wait === null || tries <= 1) return response
    await new Promise<void>((resolve) => browser.setTimeout(resolve, Number(wait) * 1000))
    return ask(path, init, tries - 1)
  }
  const send = async (path: string, init: Sent): Promise<unknown> => {
    return answerOf(await ask(path, init, busyTries))
  }
  const answerOf = async (response: Response): Promise<unknown> => {
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
      const late = new AbortController()
      const limit = unlimited.has(name) ? longestMs : commandLimitMs
      const alarm = browser.setTimeout(() => late.abort(), limit)
      const value = await send(`/api/${name}`, {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
        signal: late.signal,
      }).finally(() => browser.clearTimeout(alarm))
      return parsed(commands[name].output, value) as CommandOutput<Name>
    },
    handsOver: 'uploads',
    async handOver(file) {
      // The server refuses it, too, but a browser that is still sending may not hear why.
      if (file.size > uploadLimitBytes) {
        throw new AppError('photo-too-large', tooLargeSentence(uploadLimitBytes))
      }
      const path = `/upload?name=${encodeURIComponent(file.name)}`
      const headers = { 'content-type': 'application/octet-stream' }
      return parsed(uploadedSchema, await send(path, { headers, body: file })).id
    },
    async exportFiles(order) {
      const headers = { 'content-type': 'application/json' }
      const response = await ask('/export', { headers, body: JSON.stringify(order) }, busyTries)
      if (!response.ok) await answerOf(response)
      const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
      const blob = await blobOf(response)
      if (name === undefined) throw strange()
      return { file: new File([blob], decodeURIComponent(name), { type: blob.type }) }
    },
    async saveCopy(order) {
      const { path, name } = await this.call('photos.saveCopy', order)
      const response = await browser.fetch(session.pictureUrl(path)).catch((cause: unknown) => {
        throw silent(cause)
      })
      if (!response.ok) await answerOf(response)
      const blob = await blobOf(response)
      return { file: new File([blob], name, { type: blob.type }) }
    },
    on: (listener) => listen(browser, session, listener),
    onHost: () => () => undefined,
    photoUrl: (id) => session.pictureUrl(`/photo/${encodeURIComponent(id)}`),
    thumbUrl: (id) => session.pictureUrl(`/thumb/${encodeURIComponent(id)}`),
    previewUrl: (path) => session.pictureUrl(path),
    tileUrl: (path, name) => session.pictureUrl(`${path}/${name}`),
    seenUrl: (jobId) => session.pictureUrl(`/seen/${encodeURIComponent(jobId)}`),
  }
}
