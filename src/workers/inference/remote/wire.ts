// The only way from here to another computer: one request, its answer, and how many bytes both were.
// Never follows a redirect, never speaks without encryption outside a person's own network, never says more than it is told.
import { lookup as lookUp } from 'node:dns'
import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { getCACertificates } from 'node:tls'
import { AppError } from '../../../shared/errors.ts'
import { isNearby } from '../../../shared/nearby.ts'

/** Bytes of HTTP, as they were before encryption and after it. */
export type Exchange = { host: string; sent: number; received: number }

export type Patience = {
  /** To find the host and agree on encryption, milliseconds. */
  connectMs: number
  /**
   * Without one byte, milliseconds: while it says what it has, while it looks at a picture or reads words, and from one
   * piece of text to the next.
   */
  silenceMs: { list: number; picture: number; words: number; next: number }
  /** Before a busy server is asked again, where it does not say, and all times together, milliseconds. */
  busyMs: { each: number; most: number }
}

/** Each silence is shorter than what the core allows, so that a sentence comes before the end of the child. */
export const usualPatience: Patience = {
  connectMs: 10_000,
  silenceMs: { list: 20_000, picture: 280_000, words: 110_000, next: 50_000 },
  busyMs: { each: 2000, most: 60_000 },
}

/** How a connection lives: `hear` is called with every piece of an answer, silence longer than `silenceMs` ends it. */
export type Pulse = { hear: () => void; silenceMs: number }

/** Authorities that vouch for a server: those that came with Node, and those that this computer trusts beside them. */
const trusted = (): string[] => [
  ...new Set([...getCACertificates('default'), ...getCACertificates('system')]),
]

/** The most that is read of one answer, bytes: a critique with all its figures is below 10 MB. */
export const mostBytes = 32 * 1024 * 1024

/** What the package would like to send beside these tells of this computer. */
const sentHeaders = ['accept', 'authorization', 'content-type']

export type WireDeps = {
  connectMs: number
  pulse: Pulse
  /** Called with what is sent, and with what was received once that is over, also where it failed. */
  onExchange: (exchange: Exchange) => void
  lookup?: LookupFunction
}

/** A `fetch` for one server. Rejects with server-failed or server-refused, and with the reason of an abort. */
export function createWire({ connectMs, pulse, onExchange, lookup }: WireDeps): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const body = init.body ?? ''
    if (typeof body !== 'string') throw new TypeError('The body of a request is text.')
    const given = new Headers(init.headers)
    const headers: Record<string, string> = { 'user-agent': 'mondrian', 'accept-encoding': 'identity' }
    for (const name of sentHeaders) {
      const value = given.get(name)
      if (value !== null) headers[name] = value
    }
    if (body !== '') headers['content-length'] = String(Buffer.byteLength(body))
    const method = init.method ?? 'GET'
    // An address is not looked up.
    if (url.protocol !== 'https:' && isIP(bare(url.hostname)) !== 0 && !isNearby(url.hostname))
      throw notNearby(url)
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const signal = init.signal ?? undefined
    const request = send(url, {
      method,
      headers,
      agent: false,
      ...(url.protocol === 'https:' && { ca: trusted() }),
      lookup: guardedLookup(url, lookup ?? lookUp),
      ...(signal ? { signal } : {}),
    })
    limitTime(request, url, connectMs, pulse)
    countBytes(request, url, onExchange)
    request.end(body)
    const response = await answerTo(request, url)
    const status = response.statusCode ?? 0
    if (status >= 300 && status < 400) {
      request.destroy()
      throw new AppError(
        'server-refused',
        `${url.host} sends on to another address, which Mondrian does not follow.`,
        {
          hint: 'Give the address that it sends to, if you trust it.',
        },
      )
    }
    const headersOf = new Headers(pairs(response.rawHeaders))
    return new Response(Readable.toWeb(Readable.from(limited(response, url, pulse))) as ReadableStream, {
      status: status < 200 ? 502 : status,
      headers: headersOf,
    })
  }
}

function answerTo(request: ClientRequest, url: URL): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve)
    request.on('error', (error) => reject(explainConnection(error, url)))
  })
}

/** Passes on what comes until it is too much. Whoever stops reading closes the connection. */
async function* limited(response: IncomingMessage, url: URL, pulse: Pulse): AsyncGenerator<Uint8Array> {
  let read = 0
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      read += piece.length
      pulse.hear()
      response.socket.setTimeout(pulse.silenceMs)
      if (read > mostBytes) {
        throw new AppError('server-failed', `${url.host} sends an answer without an end, and was left.`)
      }
      yield piece
    }
  } catch (error) {
    throw explainConnection(reasons.get(response.socket) ?? (error as Error), url)
  } finally {
    response.destroy()
  }
}

/** Why a connection was ended from here, where it was: its reader hears only that it is gone. */
const reasons = new WeakMap<Socket, AppError>()

const openEvent = ({ protocol }: URL): 'secureConnect' | 'connect' =>
  protocol === 'https:' ? 'secureConnect' : 'connect'

/**
 * Tells of the bytes once a request has gone out, for this process may be ended before there is an answer, and of the rest
 * at its end. Of a connection that was never open there is nothing to tell.
 */
function countBytes(request: ClientRequest, url: URL, onExchange: WireDeps['onExchange']): void {
  const told = { sent: 0, received: 0 }
  request.once('socket', (socket) => {
    socket.once(openEvent(url), () => {
      const tell = (): void => {
        const { bytesWritten, bytesRead } = socket
        onExchange({ host: url.host, sent: bytesWritten - told.sent, received: bytesRead - told.received })
        Object.assign(told, { sent: bytesWritten, received: bytesRead })
      }
      request.once('finish', tell)
      request.once('close', tell)
    })
  })
}

function limitTime(request: ClientRequest, url: URL, connectMs: number, pulse: Pulse): void {
  const tooSlow = (what: string): void => {
    const error = new AppError('server-failed', `${url.host} ${what}.`, {
      hint: 'It may be busy, asleep, or behind a firewall.',
    })
    if (request.socket) reasons.set(request.socket, error)
    request.destroy(error)
  }
  const connecting = setTimeout(() => tooSlow('does not answer'), connectMs)
  const connected = (): void => clearTimeout(connecting)
  request.once('socket', (socket) => {
    socket.once(openEvent(url), () => {
      connected()
      socket.setTimeout(pulse.silenceMs, () => tooSlow('was silent for too long'))
    })
  })
  request.once('close', connected)
}

/** What a name leads to is looked at before the connection: without encryption it has to be nearby. */
function guardedLookup(url: URL, lookup: LookupFunction): LookupFunction {
  if (url.protocol === 'https:') return lookup
  return (name, options, callback) =>
    lookup(name, options, (error, address, family) => {
      const addresses = Array.isArray(address) ? address.map((each) => each.address) : [address]
      if (error || addresses.every(isNearby)) return callback(error, address, family)
      callback(notNearby(url), address, family)
    })
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

const notNearby = ({ host }: URL): AppError =>
  new AppError('server-refused', `${host} lies outside your own network.`, {
    hint: 'Without encryption nothing is sent there: give an address that begins with https://.',
  })

const tlsCode = /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$|HOSTNAME_MISMATCH$)/

/** What went wrong before there was an answer, as a sentence; an abort stays what it is. */
function explainConnection(error: NodeJS.ErrnoException, url: URL): Error {
  if (error instanceof AppError || error.name === 'AbortError') return error
  const { code = '' } = error
  const failed = (message: string, hint: string): AppError =>
    new AppError('server-failed', message, { hint, cause: error })
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return failed(
      `There is no computer called ${url.hostname} to be found.`,
      'Check its name, and the network.',
    )
  }
  if (code === 'ECONNREFUSED') {
    return failed(`${url.host} refuses the connection.`, 'Check that the server runs there, and its port.')
  }
  if (tlsCode.test(code)) {
    return new AppError(
      'server-refused',
      `${url.host} cannot prove that it is ${url.hostname}: its certificate is not one that this computer trusts.`,
      {
        hint: 'Nothing was sent. Have its certificate renewed, or install the authority that signed it on this computer.',
        cause: error,
      },
    )
  }
  return failed(
    `The connection to ${url.host} broke off.`,
    'Check the network, and that the server still runs.',
  )
}

function pairs(flat: readonly string[]): [string, string][] {
  return flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? ''] as [string, string]] : []))
}
