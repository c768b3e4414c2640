// The only file of the core that uses the network, and only when a person asked for a model.
// Never follows an address to a host that is not on the list, and never sends anything but a request for a file.
import { AppError } from '../../../shared/errors.ts'

export type Network = {
  /** Where lists and files are asked for, without a slash at the end. */
  endpoint: string
  /**
   * The answer to a GET, after redirects; `url` is where it came from at last. `from` begins elsewhere than `path` at the
   * endpoint. Rejects with `network-failed`, `download-refused` for a host that is not on the list, or an AbortError.
   */
  get: (ask: {
    path: string
    from?: string
    headers?: Record<string, string>
    signal: AbortSignal
  }) => Promise<Answer>
}

export type Answer = {
  response: Response
  url: string
  /** What the endpoint itself names the content, a SHA-256 as a rule; null where it was not asked or does not say. */
  linked: string | null
}

export const hubEndpoint = 'https://huggingface.co'

/** Hosts that the hub sends its files from (huggingface_hub's documentation, and answers seen in its issues). */
const fileHosts = ['huggingface.co', 'hf.co']
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])
const mostRedirects = 5

/** Hears of every byte of HTTP that goes to a host, and comes from it. */
export type OnTraffic = (traffic: { host: string; sent: number; received: number }) => void

/** `endpoint`: as in `HF_ENDPOINT`. Throws bad-request for one that is no address of the web. */
export function createNetwork(endpoint: string, onTraffic: OnTraffic = () => undefined): Network {
  const base = parseEndpoint(endpoint)
  const isLocal = loopback.has(base.hostname)
  const isAllowed = (url: URL): boolean => {
    if (url.username || url.password) return false
    // A hub on this computer may send to another port of it, and to nowhere else.
    if (isLocal) return loopback.has(url.hostname) && /^https?:$/.test(url.protocol)
    if (url.protocol !== 'https:') return false
    return (
      url.host === base.host || (url.port === '' && fileHosts.some((host) => isWithin(url.hostname, host)))
    )
  }
  return {
    endpoint: base.href.replace(/\/$/, ''),
    get: async ({ path, from, headers = {}, signal }) => {
      let url = new URL(from ?? `${base.href.replace(/\/$/, '')}${path}`)
      let linked: string | null = null
      for (let step = 0; step <= mostRedirects; step++) {
        if (!isAllowed(url)) throw strangeHost(url)
        const response = await ask(url, headers, signal, onTraffic)
        const next = response.headers.get('location')
        linked = response.headers.get('x-linked-etag')?.replaceAll('"', '') ?? linked
        if (response.status < 300 || response.status >= 400 || next === null)
          return { response, url: url.href, linked }
        await response.body?.cancel()
        url = new URL(next, url)
      }
      throw new AppError('download-refused', 'The hub sends from one address to the next without an end.')
    },
  }
}

const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`)

function parseEndpoint(endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null
  const isWeb = url !== null && (url.protocol === 'https:' || loopback.has(url.hostname))
  if (isWeb && url.search === '' && url.hash === '') return url
  throw new AppError('bad-request', 'HF_ENDPOINT is no address that starts with https://.', {
    hint: 'Correct it, or remove it to use the hub itself.',
  })
}

async function ask(
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal,
  onTraffic: OnTraffic,
): Promise<Response> {
  const { host } = url
  const sent = { 'accept-encoding': 'identity', 'user-agent': 'mondrian', ...headers }
  const line = `GET ${url.pathname}${url.search} HTTP/1.1`
  const asked = { host, sent: headBytes(line, [['host', host], ...Object.entries(sent)]), received: 0 }
  try {
    const response = await fetch(url, {
      headers: sent,
      redirect: 'manual',
      credentials: 'omit',
      signal,
    })
    onTraffic({ ...asked, received: headBytes(`HTTP/1.1 ${response.status}`, response.headers) })
    return counted(response, (received) => onTraffic({ host, sent: 0, received }))
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string }
    if (!neverOpen.test(code ?? '')) onTraffic(asked)
    if (signal.aborted) throw signal.reason
    throw new AppError('network-failed', `${url.host} cannot be reached.`, {
      hint: 'Check the connection, a proxy or firewall in between, or fetch the file elsewhere and import it.',
      cause: error,
    })
  }
}

/** Codes of errors before anything could be sent: no such name, nobody there, no trust. */
const neverOpen =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|E(HOST|NET)UNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|.*CERT.*)$/

/** Bytes of the head of an HTTP message, all ASCII: a first line, its headers and the empty line after them. */
function headBytes(first: string, headers: Iterable<readonly [name: string, value: string]>): number {
  let bytes = first.length + 4
  for (const [name, value] of headers) bytes += name.length + value.length + 4
  return bytes
}

/** The same answer, whose body is counted as it comes. */
function counted(response: Response, onBytes: (bytes: number) => void): Response {
  if (response.body === null) return response
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      onBytes(piece.length)
      controller.enqueue(piece)
    },
  })
  const { status, statusText, headers } = response
  return new Response(response.body.pipeThrough(counter), { status, statusText, headers })
}

const strangeHost = (url: URL): AppError =>
  new AppError(
    'download-refused',
    `The hub sends to ${url.host}, which is not one of its own: nothing was fetched.`,
  )
