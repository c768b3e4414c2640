// Stands between page and server and breaks off the event stream, again and again, at any byte. Alters nothing else.
import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export type CuttingProxy = {
  port: number
  /** How many streams were cut so far. */
  cuts: () => number
}

/** In front of the server on `port`, until the test ends; the next stream breaks off after `bytes()` bytes. */
export async function startCuttingProxy(port: number, bytes: () => number): Promise<CuttingProxy> {
  let cuts = 0
  const cutAfter = (response: IncomingMessage, outgoing: ServerResponse, count: number): void => {
    let left = count
    response.on('data', (data: Buffer) => {
      if (left === 0) return
      const part = data.subarray(0, left)
      left -= part.length
      outgoing.write(part, () => {
        if (left > 0 || outgoing.destroyed) return
        cuts++
        outgoing.destroy()
      })
    })
  }
  const proxy = createServer((incoming, outgoing) => {
    const { method, url } = incoming
    // The server answers to its own name only.
    const headers: Record<string, string | string[] | undefined> = {
      ...incoming.headers,
      host: `127.0.0.1:${port}`,
      ...(incoming.headers.origin && { origin: `http://127.0.0.1:${port}` }),
    }
    const upstream = request({ host: '127.0.0.1', port, method, path: url, headers })
    upstream.on('error', () => outgoing.destroy())
    outgoing.on('close', () => upstream.destroy())
    upstream.on('response', (response) => {
      response.on('error', () => undefined)
      outgoing.writeHead(response.statusCode ?? 502, response.headers)
      if (url === '/events') cutAfter(response, outgoing, bytes())
      else response.pipe(outgoing)
    })
    incoming.pipe(upstream)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    proxy.close()
    proxy.closeAllConnections()
  })
  await once(proxy, 'listening')
  return { port: (proxy.address() as AddressInfo).port, cuts: () => cuts }
}
