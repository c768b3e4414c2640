// The doors in front of the routes: the gate for everyone, credentials for what lies behind the window's own files.
// A cookie opens none of them: to a browser all ports of a machine are one place, whoever listens there.
import type { IncomingMessage } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { sessionSchema, type Session } from '../../shared/session.ts'
import type { Connections } from './connections.ts'
import { bearerOf, createPass, isPass, isToken, type Purpose } from './credentials.ts'
import { gate } from './gate.ts'
import type { Limits } from './limits.ts'
import { createBucket } from './rateLimit.ts'
import { answer, refuse } from './replies.ts'

type Env = { Bindings: HttpBindings }

export type Access = {
  /** Whether a request shows anything that opens a door; the routes decide which. */
  holdsCredentials: (incoming: IncomingMessage) => boolean
  /** Turns away other hosts and other pages, before routing. */
  gate: MiddlewareHandler<Env>
  /** Lets those through who show the token or a session. */
  authenticate: MiddlewareHandler<Env>
  /** The same, or the key to pictures as `?key=`: an image is asked for by its address alone. */
  authenticatePicture: MiddlewareHandler<Env>
  /** A new session for whoever got through, by the token or by a session that is to be renewed. */
  openSession: (c: Context<Env>) => Response
}

type AccessOptions = {
  /** The token as it is now. */
  token: () => string
  port: () => number
  limits: Limits
  /** Milliseconds, monotonic. */
  now: () => number
  /** Milliseconds since 1970. */
  wallNow: () => number
  recognize: Connections['recognize']
}

export function createAccess({ token, port, limits, now, wallNow, recognize }: AccessOptions): Access {
  const takeMistake = createBucket(limits.wrongCredentials, now)
  const isGood = (purpose: Purpose, value: string): boolean => isPass(token(), purpose, value, wallNow())
  const bearer = { 'www-authenticate': 'Bearer' }
  const wrong = (): Error => {
    // Right credentials are let in even now: with 256 bits to guess, only a lock-out could do harm.
    if (!takeMistake()) return refuse(429, 'This was wrong too often. Wait a little.', { 'retry-after': '2' })
    return refuse(401, 'This link is no longer valid. Open the one that Mondrian shows now.', bearer)
  }
  const isKey = (value: string): boolean => isGood('pictures', value)
  const isBearer = (value: string): boolean => isToken(value, token()) || isGood('session', value)
  const check = (c: Context<Env>, key: string | undefined): void => {
    const given = bearerOf(c.req.header('authorization'))
    if (given === null && key === undefined) {
      throw refuse(401, 'Open the link that Mondrian shows, or send its token.', bearer)
    }
    const isIn = (given !== null && isBearer(given)) || (key !== undefined && isKey(key))
    if (!isIn) throw wrong()
    if (!recognize(c.env.incoming.socket)) {
      throw refuse(503, 'Too many are connected to Mondrian.', { 'retry-after': '1' })
    }
  }

  return {
    holdsCredentials({ headers, url }) {
      const given = bearerOf(headers.authorization)
      if (given !== null) return isBearer(given)
      const key = /[?&]key=([\w.-]+)/.exec(url ?? '')?.[1]
      return key !== undefined && isKey(key)
    },
    gate: (c, next) => {
      const refusal = gate(
        c.req.method,
        {
          target: c.env.incoming.url,
          host: c.req.header('host'),
          origin: c.req.header('origin'),
          fetchSite: c.req.header('sec-fetch-site'),
          forwardedHost: c.req.header('x-forwarded-host'),
          // The second name is that of Jupyter's proxy.
          forwardedPrefix: c.req.header('x-forwarded-prefix') ?? c.req.header('x-proxycontextpath'),
        },
        port(),
      )
      if (refusal) throw refuse(refusal.status, refusal.message)
      return next()
    },
    authenticate(c, next) {
      check(c, undefined)
      return next()
    },
    authenticatePicture(c, next) {
      check(c, c.req.query('key'))
      return next()
    },
    openSession(c) {
      const session: Session = {
        session: createPass(token(), 'session', wallNow()),
        pictures: createPass(token(), 'pictures', wallNow()),
      }
      c.header('cache-control', 'no-store')
      return answer(c, sessionSchema.parse(session))
    },
  }
}
