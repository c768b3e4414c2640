// Turns away what comes from another web page or under another name, before anything else looks at it.
// Pure: knows the head of a request only.

export type Refusal = { status: 403 | 405 | 421; message: string }

/** The names under which a server on `port` may be addressed; a DNS name that leads here is none of them. */
export const allowedHosts = (port: number): string[] =>
  ['127.0.0.1', '[::1]', 'localhost'].map((name) => `${name}:${port}`)

type Head = {
  /** As the request line has it. */
  target: string | undefined
  host: string | undefined
  origin: string | undefined
  fetchSite: string | undefined
  /** What a proxy in between says it was asked for: a host, and a path below which it puts this server. */
  forwardedHost?: string | undefined
  forwardedPrefix?: string | undefined
}

/**
 * Whether `target` is a path, or the address of one on `host`. A target in absolute form outranks the Host header
 * (RFC 9112, 3.2.2), so the two must agree.
 */
function isOnHost(target: string, host: string): boolean {
  if (target.startsWith('/')) return true
  const url = URL.parse(target)
  return url !== null && url.protocol === 'http:' && `${url.hostname}:${url.port || '80'}` === host
}

/** Whether a proxy in between was addressed, by its own account, as something else than this server is. */
function isForwarded({ forwardedHost = '', forwardedPrefix = '' }: Head, hosts: string[]): boolean {
  const named = forwardedHost.split(',').map((host) => host.trim().toLowerCase())
  const isElsewhere = named.some((host) => host !== '' && !hosts.includes(host))
  return isElsewhere || /[^/, ]/.test(forwardedPrefix)
}

const otherPage =
  'Another web page may not use Mondrian. Paste the link that Mondrian printed into the address bar.'

/** What to do where the port of this server is seen under another name, number or path. */
const elsewhere = (port: number): string =>
  `Mondrian answers only under http://localhost:${port} and http://127.0.0.1:${port}. ` +
  `Where its port is forwarded, forward it to the same number and to no path, as \`ssh -L ${port}:127.0.0.1:${port} HOST\` does, ` +
  'and open the link that Mondrian printed.'

/** Why a request is refused; null when it may go on to the check of its credentials. */
export function gate(method: string, head: Head, port: number): Refusal | null {
  const { target = '', host, origin, fetchSite } = head
  const hosts = allowedHosts(port)
  const isHere =
    host !== undefined && hosts.includes(host.toLowerCase()) && isOnHost(target, host.toLowerCase())
  if (!isHere || isForwarded(head, hosts)) return { status: 421, message: elsewhere(port) }
  // The origin must be the very name that was asked for: our pages talk to where they came from.
  if (origin !== undefined && origin !== `http://${host.toLowerCase()}`) {
    return { status: 403, message: otherPage }
  }
  // `none`: typed, bookmarked or opened by another program. `same-site` is another port of this machine.
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') {
    return { status: 403, message: otherPage }
  }
  if (method === 'OPTIONS') return { status: 405, message: 'Mondrian answers no questions of other origins.' }
  return null
}
