import { request, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'

export type Ask = {
  method?: string
  headers?: Record<string, string>
  /** Sent as application/json, with POST unless said otherwise. */
  json?: unknown
  body?: string | Uint8Array
  host?: string
}

export type Answer = {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
  text: string
  json: () => unknown
}

/** One request with exactly these headers, as no browser and no fetch would send it. */
export function ask(
  port: number,
  path: string,
  { method, headers, json, body, host = '127.0.0.1' }: Ask = {},
) {
  const sent = json === undefined ? body : JSON.stringify(json)
  return new Promise<Answer>((resolve, reject) => {
    const outgoing = request({
      host,
      port,
      path,
      method: method ?? (sent === undefined ? 'GET' : 'POST'),
      headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
      agent: false,
    })
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const text = bytes.toString()
        const { statusCode: status = 0, headers: received } = response
        resolve({ status, headers: received, bytes, text, json: () => JSON.parse(text) as unknown })
      })
    })
    outgoing.end(sent)
  })
}

/** Sends `bytes` as they are, and returns all that comes until the server ends the connection. */
export function askRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let received = ''
    socket.setEncoding('latin1').on('data', (text: string) => (received += text))
    socket.on('error', reject)
    socket.on('close', () => resolve(received))
    socket.write(bytes, 'latin1')
  })
}
