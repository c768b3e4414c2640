// The local server: commands, events, pictures and the window over HTTP, for this machine and those with the token.
// Never keeps state of its own beyond open connections, and never opens a photograph that a client named by a path.
import { createServer as createHttpServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { systemClock, type Clock } from '../../core/clock.ts'
import type { Core } from '../../core/index.ts'
import { createAccess } from './access.ts'
import { createApp } from './app.ts'
import { createConnections } from './connections.ts'
import { createEventStreams } from './eventStreams.ts'
import { createFewPerTurn } from './fewPerTurn.ts'
import { securityHeaders } from './headers.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { listen } from './listen.ts'
import { serveRenderer } from './renderer.ts'
import { readToken, renewToken } from './token.ts'

export type LocalServer = {
  /** `http://127.0.0.1:PORT`. */
  url: string
  port: number
  /** The token as it is now; a browser gets it as `${url}/#token=${token()}`. */
  token: () => string
  /** Makes a new token: old ones and their sessions are worth nothing, and their event streams are closed. */
  revoke: () => Promise<void>
  close: () => Promise<void>
}

export type ServerOptions = {
  core: Core
  /** The core's own data folder. */
  dataDir: string
  /** The built window. */
  rendererDir: string
  /** 0 for any that is free. */
  port: number
  version: string
  /** Called with a fault of the program that a client was told of as `internal`. */
  onFault: (error: unknown) => void
  limits?: Partial<Limits>
  clock?: Clock
  /** Milliseconds since 1970. */
  wallNow?: () => number
}

/** Serves `core` on the loopback addresses. Rejects with Node's `EADDRINUSE` when the port is taken. */
export async function createServer(options: ServerOptions): Promise<LocalServer> {
  const { core, dataDir, rendererDir, version, onFault, clock = systemClock, wallNow = Date.now } = options
  const limits = { ...defaultLimits, ...options.limits }
  const { now } = clock
  let token = await readToken(dataDir)
  let port = options.port

  const connections = createConnections(limits)
  const { recognize } = connections
  const access = createAccess({ token: () => token, port: () => port, limits, now, wallNow, recognize })
  const streams = createEventStreams({ core, clock, limits })
  const renderer = await serveRenderer(rendererDir)
  const app = createApp({ core, dataDir, version, access, streams, renderer, limits, now, onFault })
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  // Whoever has credentials is answered at once, before any crowd of strangers.
  const later = createFewPerTurn(limits.strangersPerTurn)
  const openServer = (): Server => {
    const server = createHttpServer(
      {
        headersTimeout: limits.headersMs,
        requestTimeout: limits.requestMs,
        keepAliveTimeout: limits.keepAliveMs,
        connectionsCheckingInterval: limits.checkingMs,
      },
      (incoming, outgoing) => {
        for (const [name, value] of Object.entries(securityHeaders)) outgoing.setHeader(name, value)
        const reply = (): void => void answer(incoming, outgoing)
        if (access.holdsCredentials(incoming)) reply()
        else {
          connections.hear(incoming.socket, outgoing)
          later(() => {
            if (!incoming.socket.destroyed) reply()
          })
        }
      },
    )
    server.on('connection', connections.admit)
    return server.setTimeout(limits.strangerSilenceMs)
  }
  const servers = await listen(openServer, options.port)
  port = servers.port

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    token: () => token,
    async revoke() {
      token = await renewToken(dataDir)
      streams.closeAll()
    },
    close: () => {
      streams.closeAll()
      return servers.close()
    },
  }
}
