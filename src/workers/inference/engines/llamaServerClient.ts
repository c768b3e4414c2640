// Speaks HTTP with a llama-server. Never leaves the computer: a unix socket, or loopback with a key.
import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { z } from 'zod'
import { createSseParser } from '../../../shared/sse.ts'

export type Address = { socketPath: string } | { host: string; port: number; key: string }

/** A request that the server understood and refused. */
export class Refusal extends Error {
  readonly status: number
  readonly type: string

  constructor(status: number, type: string, message: string) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.type = type
  }
}

export type Client = {
  get: <T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal) => Promise<T>
  post: <T>(path: string, body: unknown, schema: z.ZodType<T>, signal?: AbortSignal) => Promise<T>
  /** Each message of the answer as it comes. To leave it or to abort closes the connection, which stops the server. */
  stream: <T>(path: string, body: unknown, schema: z.ZodType<T>, signal: AbortSignal) => AsyncGenerator<T>
}

const refusalSchema = z.object({ error: z.object({ message: z.string(), type: z.string() }) })

/** All reject with Refusal, with the system's error where there is no connection, or with an AbortError. */
export function createClient(address: Address): Client {
  const send = (
    method: string,
    path: string,
    body: unknown,
    signal?: AbortSignal,
  ): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const { key, ...place } = { key: '', ...address }
      const data = body === undefined ? '' : JSON.stringify(body)
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(data),
        ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
      }
      const sent: ClientRequest = request(
        { ...place, method, path, headers, agent: false, ...(signal ? { signal } : {}) },
        resolve,
      )
      sent.on('error', reject)
      sent.end(data)
    })
  const call = async <T>(
    method: string,
    path: string,
    body: unknown,
    schema: z.ZodType<T>,
    signal?: AbortSignal,
  ): Promise<T> => {
    const response = await send(method, path, body, signal)
    if (response.statusCode !== 200) throw await readRefusal(response)
    return schema.parse(await json(response))
  }
  return {
    get: (path, schema, signal) => call('GET', path, undefined, schema, signal),
    post: (path, body, schema, signal) => call('POST', path, body, schema, signal),
    stream: async function* (path, body, schema, signal) {
      const response = await send('POST', path, body, signal)
      if (response.statusCode !== 200) throw await readRefusal(response)
      const parser = createSseParser()
      // As text, so that a character is never cut in two.
      for await (const piece of response.setEncoding('utf8') as AsyncIterable<string>) {
        for (const data of parser.push(piece)) {
          if (data === '[DONE]') return
          yield readMessage(data, schema)
        }
      }
    },
  }
}

/** A message of a stream. Throws Refusal for one that refuses the rest. */
function readMessage<T>(data: string, schema: z.ZodType<T>): T {
  const parsed: unknown = JSON.parse(data)
  const message = schema.safeParse(parsed)
  if (message.success) return message.data
  const refusal = refusalSchema.safeParse(parsed)
  throw refusal.success ? toRefusal(200, refusal.data) : message.error
}

async function readRefusal(response: IncomingMessage): Promise<Refusal> {
  const status = response.statusCode ?? 0
  const refusal = refusalSchema.safeParse(await json(response).catch(() => null))
  return refusal.success ? toRefusal(status, refusal.data) : new Refusal(status, '', `HTTP status ${status}`)
}

function toRefusal(status: number, { error }: z.infer<typeof refusalSchema>): Refusal {
  return new Refusal(status, error.type, error.message)
}
