// The window's own files, read once: a request is looked up among them and never becomes a path. They are sent from
// memory, because whoever asks is a stranger, and thousands of them may read slowly or not at all.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { MiddlewareHandler } from 'hono'
import { getMimeType } from 'hono/utils/mime'
import { AppError } from '../../shared/errors.ts'

type PageFile = { bytes: Uint8Array<ArrayBuffer>; etag: string; contentType: string }

const notBuilt = (cause?: unknown): AppError =>
  new AppError('not-found', 'The window was not built.', { hint: 'Run `npm run build`.', cause })

async function readPageFile(path: string): Promise<PageFile> {
  const bytes = new Uint8Array(await readFile(path))
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`
  return { bytes, etag, contentType: getMimeType(path) ?? 'application/octet-stream' }
}

/** Every file below `dir` under the path it is asked for; `/` is index.html. Rejects with `not-found`. */
async function readFiles(dir: string): Promise<Map<string, PageFile>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw notBuilt(error)
  })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const nameOf = (path: string): string => `/${relative(dir, path).split(sep).join('/')}`
  const files = new Map(
    await Promise.all(paths.map(async (path) => [nameOf(path), await readPageFile(path)] as const)),
  )
  const index = files.get('/index.html')
  if (index === undefined) throw notBuilt()
  return files.set('/', index)
}

/** Bytes that are handed on at once. */
const pieceBytes = 64 * 1024

/** `bytes` in pieces, the next when the last one is taken: who does not read costs one piece. */
function inPieces(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += pieceBytes)))
      if (at >= bytes.length) controller.close()
    },
  })
}

/** Answers GET and HEAD for the files of `dir`, which needs no credentials; passes on everything else. */
export async function serveRenderer(dir: string): Promise<MiddlewareHandler> {
  const files = await readFiles(dir)
  return async (c, next) => {
    const file = files.get(c.req.path)
    const isHead = c.req.method === 'HEAD'
    if (file === undefined || (c.req.method !== 'GET' && !isHead)) return next()
    c.header('etag', file.etag)
    c.header('cache-control', 'private, no-cache')
    if (c.req.header('if-none-match')?.split(/ *, */).includes(file.etag)) return c.body(null, 304)
    c.header('content-type', file.contentType)
    c.header('content-length', String(file.bytes.length))
    return isHead ? c.body(null) : c.body(inPieces(file.bytes))
  }
}
