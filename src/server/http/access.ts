// The doors in front of the routes: the gate for everyone, credentials for what lies behind the window's own files.
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { readJson } from './body.ts'
import { bearerOf, createSession, isSession, isToken } from './credentials.ts'
import { gate } from './gate.ts'
import type { Limits } from './limits.ts'
import { createBucket } from './rateLimit.ts'
import { refuse } from './replies.ts'

export type Access = {
  /** Turns away other hosts and other pages, before routing. */
  gate: MiddlewareHandler
  /** POST /session: the token for a cookie. */
  openSession: (c: Context) => Promise<Response>
  /** Lets those through who have the token or a session. */
  authenticate: MiddlewareHandler
}

type AccessOptions = {
  /** The token as it is now. */
  token: () => string
  port: () => number
  limits: Limits
  /** Milliseconds, monotonic. */
  now: () => number
}

const sessionRequestSchema = z.strictObject({ token: z.string().max(256) })

export function createAccess({ token, port, limits, now }: AccessOptions): Access {
  const takeMistake = createBucket(limits.wrongCredentials, now)
  // Cookies do not know ports: two servers on one machine must not overwrite each other's.
  const cookieName = (): string => `mondrian-${port()}`

  const bearer = { 'www-authenticate': 'Bearer' }
  const wrong = (): Error => {
    // Right credentials are let in even now: with 256 bits to guess, only a lock-out could do harm.
    if (!takeMistake()) return refuse(429, 'This was wrong too often. Wait a little.', { 'retry-after': '2' })
    return refuse(401, 'This link is no longer valid. Open the one that Mondrian shows now.', bearer)
  }

  return {
    gate: (c, next) => {
      const refusal = gate(
        c.req.method,
        {
          host: c.req.header('host'),
          origin: c.req.header('origin'),
          fetchSite: c.req.header('sec-fetch-site'),
        },
        port(),
      )
      if (refusal) throw refuse(refusal.status, refusal.message)
      return next()
    },
    async openSession(c) {
      const request = sessionRequestSchema.safeParse(await readJson(c, limits.jsonBytes))
      if (!request.success || !isToken(request.data.token, token())) throw wrong()
      setCookie(c, cookieName(), createSession(token()), { httpOnly: true, sameSite: 'Strict', path: '/' })
      return c.body(null, 204)
    },
    authenticate(c, next) {
      const given = bearerOf(c.req.header('authorization'))
      const session = getCookie(c, cookieName())
      if (given === null && session === undefined) {
        throw refuse(401, 'Open the link that Mondrian shows, or send its token.', bearer)
      }
      const isIn =
        (given !== null && isToken(given, token())) || (session !== undefined && isSession(token(), session))
      if (!isIn) throw wrong()
      return next()
    },
  }
}
