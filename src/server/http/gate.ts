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

/** Why a request is refused; null when it may go on to the check of its credentials. */
export function gate(
  method: string,
  { target = '', host, origin, fetchSite }: Head,
  port: number,
): Refusal | null {
  const hosts = allowedHosts(port)
  if (host === undefined || !hosts.includes(host.toLowerCase()) || !isOnHost(target, host.toLowerCase())) {
    return { status: 421, message: 'Mondrian is not reached under this name.' }
  }
  // The origin must be the very name that was asked for: our pages talk to where they came from.
  if (origin !== undefined && origin !== `http://${host.toLowerCase()}`) {
    return { status: 403, message: 'Another web page may not use Mondrian.' }
  }
  // `none`: typed, bookmarked or opened by another program. `same-site` is another port of this machine.
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') {
    return { status: 403, message: 'Another web page may not use Mondrian.' }
  }
  if (method === 'OPTIONS') return { status: 405, message: 'Mondrian answers no questions of other origins.' }
  return null
}
