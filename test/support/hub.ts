// A hub of models on this computer: it answers as the real one does (API listing, redirect to a second host, ranges,
// ETag, LFS ids), and fails in every way that networks and mirrors do.
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What happens to one request for bytes; `after`: bytes that are sent before. */
export type Fault =
  | { kind: 'drop' | 'stall' | 'truncate'; after: number }
  | { kind: 'lie' | 'html' | 'elsewhere' | 'changed' | 'whole' | 'expired' | 'gated' | 'gone' }
  | { kind: 'busy'; retryAfter: string }

/** A request for bytes of a file: which, and how many such requests came before. */
export type BytesAsked = { path: string; start: number; end: number; before: number }

export type TestHub = {
  endpoint: string
  /** Every request for bytes that reached the second host. */
  asked: BytesAsked[]
  /** Requests of every kind, as METHOD host path. */
  requests: string[]
  /** Bytes that were asked for in all. */
  bytesAsked: () => number
  /** Decides what goes wrong; nothing at first. */
  fail: (decide: (asked: BytesAsked) => Fault | null) => void
  /** The second host names the same content otherwise from now on, as another one would. */
  rename: (etag: string) => void
  close: () => void
}

export type HubFiles = Record<string, Buffer>

export const testRepository = 'maker/Eye-GGUF'
export const testCommit = '0123456789abcdef0123456789abcdef01234567'
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Bytes that look like nothing, the same for the same seed. */
export function noise(length: number, seed: number): Buffer {
  const words = new Uint32Array(Math.ceil(length / 4))
  let state = seed * 2654435761 + 1
  for (let i = 0; i < words.length; i++) {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + i
    words[i] = state
  }
  return Buffer.from(words.buffer, 0, length)
}

/** Serves `files` of one repository. `promised`: checksums that it states in place of the true ones. */
export async function openHub(files: HubFiles, promised: Record<string, string> = {}): Promise<TestHub> {
  const asked: BytesAsked[] = []
  const requests: string[] = []
  let decide: (request: BytesAsked) => Fault | null = () => null
  let etag = '"one"'
  let isReplaced = false
  const oidOf = (path: string): string => promised[path] ?? sha256(files[path] ?? Buffer.alloc(0))
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    requests.push(`${request.method} ${url.hostname} ${url.pathname}`)
    if (url.hostname === 'localhost') return sendBytes(request, response, decodeURI(url.pathname.slice(1)))
    if (url.pathname === `/api/models/${testRepository}/revision/main`)
      return sendJson(response, { sha: testCommit })
    if (url.pathname.startsWith(`/api/models/${testRepository}/tree/`)) return sendTree(url, response)
    const resolved = new RegExp(`^/${testRepository}/resolve/${testCommit}/(.+)$`).exec(url.pathname)?.[1]
    if (resolved === undefined) return sendError(response, 404, 'RepoNotFound')
    response.writeHead(302, {
      location: `http://localhost:${port()}/${resolved}?signature=x`,
      'x-linked-etag': `"${isReplaced ? 'f'.repeat(64) : oidOf(decodeURI(resolved))}"`,
    })
    response.end()
  })
  const port = (): number => (server.address() as AddressInfo).port

  /** In pages of two, as a long listing comes. */
  const sendTree = (url: URL, response: ServerResponse): void => {
    const page = Number(url.searchParams.get('cursor') ?? 0)
    const all = Object.entries(files).map(([path, bytes]) => ({
      type: 'file',
      path,
      size: bytes.length,
      oid: 'a'.repeat(40),
      lfs: { oid: oidOf(path), size: bytes.length, pointerSize: 130 },
    }))
    const hasNext = all.length > (page + 1) * 2
    const link = `<http://${url.host}${url.pathname}?recursive=true&cursor=${page + 1}>; rel="next"`
    sendJson(response, all.slice(page * 2, page * 2 + 2), hasNext ? { link } : {})
  }
  const sendBytes = (request: IncomingMessage, response: ServerResponse, path: string): void => {
    const bytes = files[path]
    if (!bytes) return sendError(response, 404, 'EntryNotFound')
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
    const start = Number(from ?? 0)
    const end = Math.min(Number(to ?? bytes.length - 1), bytes.length - 1)
    const one = { path, start, end, before: asked.length }
    asked.push(one)
    const named = request.headers['if-range'] ?? etag
    const fault = decide(one)
    isReplaced ||= fault?.kind === 'changed'
    // As HTTP has it: what is named otherwise comes whole.
    answer(response, bytes, one, fault ?? (named === etag ? null : { kind: 'whole' }))
  }
  const answer = (
    response: ServerResponse,
    bytes: Buffer,
    { start, end }: BytesAsked,
    fault: Fault | null,
  ): void => {
    const piece = bytes.subarray(start, end + 1)
    const head = (first: number, name = etag, total = bytes.length) => ({
      etag: name,
      'content-type': 'application/octet-stream',
      'content-length': piece.length,
      'content-range': `bytes ${first}-${first + piece.length - 1}/${total}`,
    })
    if (fault === null) {
      response.writeHead(206, head(start)).end(piece)
      return
    }
    switch (fault.kind) {
      case 'drop':
      case 'stall':
      case 'truncate':
        response.writeHead(206, head(start))
        response.write(piece.subarray(0, fault.after), () => {
          if (fault.kind !== 'stall') response.destroy()
        })
        return
      case 'lie':
        response.writeHead(206, head(start + 1)).end(piece)
        return
      case 'html':
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>Sign in</html>')
        return
      case 'elsewhere':
        response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
        return
      case 'changed':
        response.writeHead(200, { ...head(0, '"two"'), 'content-length': bytes.length }).end(bytes)
        return
      case 'whole':
        response.writeHead(200, { etag, 'content-length': bytes.length }).end(bytes)
        return
      case 'expired':
        response.writeHead(403).end()
        return
      case 'gated':
        return sendError(response, 401, 'GatedRepo')
      case 'gone':
        return sendError(response, 404, 'EntryNotFound')
      default:
        response.writeHead(429, { 'retry-after': fault.retryAfter }).end()
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  onTestFinished(close)
  return {
    endpoint: `http://127.0.0.1:${port()}`,
    asked,
    requests,
    bytesAsked: () => asked.reduce((sum, { start, end }) => sum + end - start + 1, 0),
    fail: (next) => {
      decide = next
      isReplaced = false
    },
    rename: (next) => void (etag = next),
    close,
  }
}

function sendJson(response: ServerResponse, value: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
}

function sendError(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'x-error-code': code, 'x-error-message': code }).end()
}
