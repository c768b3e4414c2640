// What is sent back: `{ok: true, value}`, or `{ok: false, error}` with a status that fits; a person who opened an
// address in a browser gets the sentence of the error as a page.
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Reply } from '../../shared/commands.ts'
import { AppError, toErrorRecord, unforeseen, type ErrorCode, type ErrorRecord } from '../../shared/errors.ts'
import { escapeHtml } from '../../shared/escapeHtml.ts'
import { tooLargeSentence } from '../../shared/uploadLimit.ts'

const statusByCode: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  'bad-request': 400,
  'not-found': 404,
  'illegal-transition': 409,
  cancelled: 409,
  timeout: 504,
  'disk-full': 507,
  'store-busy': 503,
  'store-newer': 503,
  'store-unwritable': 503,
  'store-damaged': 503,
  'folder-moved': 503,
  internal: 500,
}

/** The status of an error of the core; 422 for what is wrong with a photo, a model or an advisor. */
export const statusOf = (code: ErrorCode): ContentfulStatusCode => statusByCode[code] ?? 422

/** A refusal that only HTTP knows; `headers` go out with it. */
export function refuse(
  status: ContentfulStatusCode,
  message: string,
  headers: Record<string, string> = {},
  cause?: unknown,
): HTTPException {
  return new HTTPException(status, { message, res: new Response(null, { headers }), cause })
}

/** For a body of more than `maxBytes`. */
export const tooLarge = (maxBytes: number): HTTPException => refuse(413, tooLargeSentence(maxBytes))

export const answer = (c: Context, value: unknown): Response =>
  c.json({ ok: true, value } satisfies Reply<unknown>)

/** Answers with whatever was thrown; `onFault` gets what is a fault of the program. */
export function answerError(c: Context, error: unknown, onFault: (error: unknown) => void): Response {
  const fail = (record: ErrorRecord, status: ContentfulStatusCode): Response =>
    wantsPage(c)
      ? c.html(errorPage(record), status)
      : c.json({ ok: false, error: record } satisfies Reply<never>, status)
  if (error instanceof HTTPException) {
    error.res?.headers.forEach((value, name) => c.header(name, value))
    return fail({ code: 'bad-request', message: error.message }, error.status)
  }
  if (error instanceof AppError) return fail(toErrorRecord(error), statusOf(error.code))
  onFault(error)
  return fail(unforeseen, 500)
}

/** Whether a browser asks for a page, as it does for what a person opens; programs and our own page ask for data. */
function wantsPage(c: Context): boolean {
  return ['GET', 'HEAD'].includes(c.req.method) && /\btext\/html\b/i.test(c.req.header('accept') ?? '')
}

function errorPage({ message, hint }: ErrorRecord): string {
  const paragraphs = [message, hint].flatMap((text) => (text ? `<p>${escapeHtml(text)}</p>` : []))
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Mondrian</title><h1>Mondrian</h1>${paragraphs.join('')}</html>`
}
