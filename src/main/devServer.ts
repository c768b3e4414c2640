// The page from the development server, which builds its files anew whenever they change. Never part of a packed app.
import type { MiddlewareHandler } from 'hono'
import { securityHeaders } from '../server/http/headers.ts'

/** The server writes scripts and styles into the page and speaks through a socket. */
export const developmentHeaders = {
  ...securityHeaders,
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "connect-src 'self' ws://localhost:*",
    "frame-ancestors 'none'",
  ].join('; '),
}

/** Answers with what the server at `origin` has. */
export function proxyRenderer(origin: string): MiddlewareHandler {
  return async (c) => {
    const { pathname, search } = new URL(c.req.url)
    return fetch(new URL(`${pathname}${search}`, origin))
  }
}
