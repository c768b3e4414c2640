// `protocol.handle`: app://mondrian/x is served to Chromium as http://mondrian.app.localhost:PORT/x.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { loud } from './loud.ts'

type Handler = (request: Request) => Response | Promise<Response>
type Modelled = 'registerSchemesAsPrivileged' | 'handle'

export type ProtocolModel = {
  protocol: Pick<Electron.Protocol, Modelled>
  /** The address that Chromium knows a page by, and back. */
  toHttp: (url: string) => string
  fromHttp: (url: string) => string
}

export async function createProtocol(isReady: () => boolean): Promise<ProtocolModel> {
  const handlers = new Map<string, Handler>()
  const privileged = new Set<string>()

  const handle = async (incoming: IncomingMessage): Promise<Response> => {
    const [, host, scheme = ''] = /^(.*)\.(\w+)\.localhost:/.exec(incoming.headers.host ?? '') ?? []
    const handler = handlers.get(scheme)
    // Only pages over HTTP ask for this one.
    if (!handler || incoming.url === '/favicon.ico') return new Response(null, { status: 404 })
    const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    )
    return handler(
      new Request(`${scheme}://${host}${incoming.url}`, { method: incoming.method ?? 'GET', headers }),
    )
  }
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { status, headers, body } = await handle(incoming)
    outgoing.writeHead(status, Object.fromEntries(headers))
    if (body) Readable.fromWeb(body as never).pipe(outgoing)
    else outgoing.end()
  }
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      console.error(error)
      outgoing.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  server.unref()
  const { port } = server.address() as AddressInfo
  const suffix = `.localhost:${port}`

  const protocol: Pick<Electron.Protocol, Modelled> = {
    registerSchemesAsPrivileged(schemes) {
      if (isReady())
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
      for (const { scheme, privileges } of schemes) {
        // A page here has all of these; on Electron it would miss them.
        if (privileges?.standard && privileges.secure && privileges.supportFetchAPI) privileged.add(scheme)
      }
    },
    handle(scheme, handler) {
      if (!isReady()) throw new Error('protocol.handle can only be used after app is ready')
      if (!privileged.has(scheme))
        throw new Error(`electron stand-in: ${scheme} was not registered as privileged`)
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      handlers.set(scheme, handler)
    },
  }
  return {
    protocol: loud('protocol', protocol),
    toHttp(url) {
      const [, scheme = '', host, rest] = /^(\w+):\/\/([^/]*)(.*)$/.exec(url) ?? []
      return handlers.has(scheme) ? `http://${host}.${scheme}${suffix}${rest}` : url
    },
    fromHttp(url) {
      const [, host, scheme, rest] = /^http:\/\/([^/]*)\.(\w+)\.localhost:\d+(\/.*)?$/.exec(url) ?? []
      return url.includes(suffix) && scheme ? `${scheme}://${host}${rest ?? '/'}` : url
    },
  }
}
