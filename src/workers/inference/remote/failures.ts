// What a server refused, and how it failed, as a sentence. Never quotes it: what it says may hold a key or a text.
import { APIError } from 'openai'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { hostOf, type ServerAccess } from '../../../shared/servers.ts'
import { contextOverflow } from '../budget.ts'

type Asked = { server: ServerAccess; contextSize: number | null; hasPicture: boolean; hasGrammar: boolean }

/** An abort stays what it is. */
export function explainFailure(error: unknown, asked: Asked): unknown {
  const known = causes(error).find((cause) => cause instanceof AppError)
  if (known) return known
  if (error instanceof APIError) return explainRefusal(error, asked)
  if (error instanceof z.ZodError || error instanceof SyntaxError) return nonsense(asked.server)
  return error
}

export const nonsense = (server: ServerAccess): AppError =>
  new AppError('server-failed', `${hostOf(server)} gives an answer that makes no sense.`, {
    hint: 'Check that the address is that of a server that speaks as OpenAI does; as a rule it ends with /v1.',
  })

export const brokenOff = (server: ServerAccess): AppError =>
  new AppError('server-failed', `${hostOf(server)} stopped in the middle of its answer.`)

export const noSuchModel = (server: ServerAccess): AppError =>
  new AppError('server-refused', `${hostOf(server)} has no model called "${server.model}".`, {
    hint: 'Choose one that it has, or load this one there.',
  })

export const cannotSee = (server: ServerAccess): AppError =>
  new AppError('server-refused', `"${server.model}" on ${server.name} cannot look at pictures.`, {
    hint: 'Choose a model there that sees, or have this one read the measurements only.',
  })

/** Null: not one of those that may pass by waiting. Milliseconds, where it says how long. */
export function busyFor(error: unknown, usualMs: number): number | null {
  if (!(error instanceof APIError) || (error.status !== 429 && error.status !== 503)) return null
  const headers = error.headers as Headers | undefined
  const asked = headers?.get('retry-after') ?? null
  if (asked === null) return usualMs
  const seconds = Number(asked)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(asked) - Date.now()
  return Number.isFinite(ms) && ms >= 0 ? ms : usualMs
}

function explainRefusal(error: APIError, { server, contextSize, hasPicture, hasGrammar }: Asked): AppError {
  const host = hostOf(server)
  const status = error.status
  const said = `${error.code ?? ''} ${error.type ?? ''} ${error.message}`
  const refused = (message: string, hint?: string): AppError =>
    new AppError('server-refused', message, hint === undefined ? {} : { hint })
  if (status === 401 || status === 403) {
    return refused(`${host} does not accept the key.`, 'Enter the key of this server again.')
  }
  if (/exceed_context_size|context_length|context size|maximum context/i.test(said)) {
    return contextOverflow(contextSize, null)
  }
  if (/grammar/i.test(said) && hasGrammar) {
    return new AppError('grammar-invalid', 'The form prescribed for this text is not valid.')
  }
  if (status === 404 || /model[ _](not[ _]found|does not exist)/i.test(said)) return noSuchModel(server)
  if (
    hasPicture &&
    status !== undefined &&
    status >= 400 &&
    status < 500 &&
    /image|vision|mmproj|multimodal|content/i.test(said)
  ) {
    return cannotSee(server)
  }
  if (status === 429 || status === 503) {
    return new AppError('server-failed', `${host} has too much to do just now.`, { hint: 'Try again later.' })
  }
  if (status === undefined) {
    return new AppError('server-failed', `${host} stopped with an error in the middle of its answer.`)
  }
  if (status >= 500) return new AppError('server-failed', `${host} failed with an error (HTTP ${status}).`)
  return refused(`${host} does not accept the request (HTTP ${status}).`)
}

function causes(error: unknown): unknown[] {
  const found: unknown[] = []
  for (let cause = error; cause instanceof Error && found.length < 5; cause = cause.cause) found.push(cause)
  return found
}
