import type { Context } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { refuse, tooLarge } from './replies.ts'

/** What comes of a stream; a client that goes away in the middle is no fault of the program. */
async function* received(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw refuse(400, 'This broke off before its end.', {}, error)
  }
}

/**
 * The request's body as it comes. Throws 413 as soon as it is, or says that it will be, over `maxBytes`, and 400 where
 * it breaks off.
 */
export async function* readBody(c: Context, maxBytes: number): AsyncGenerator<Uint8Array> {
  if (Number(c.req.header('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes)
  const { body } = c.req.raw
  if (!body) return
  let size = 0
  for await (const chunk of received(body)) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge(maxBytes)
    yield chunk
  }
}

/**
 * The body as JSON. A page elsewhere cannot send this content type without asking first, and is not answered.
 * Throws 413, 415, and AppError `bad-request` for what is no JSON in UTF-8.
 */
export async function readJson(c: Context, maxBytes: number): Promise<unknown> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json *(;|$)/i.test(type)) throw refuse(415, 'Send JSON, as application/json.')
  const chunks: Uint8Array[] = []
  for await (const chunk of readBody(c, maxBytes)) chunks.push(chunk)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)))
  } catch (error) {
    throw new AppError('bad-request', 'This is not JSON.', { cause: error })
  }
}
