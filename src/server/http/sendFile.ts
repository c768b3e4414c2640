import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { parseRange } from './range.ts'
import { refuse } from './replies.ts'

const missing = (): Error => refuse(404, 'There is nothing here.')

async function openFile(path: string) {
  try {
    return await open(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw missing()
    throw error
  }
}

/**
 * Answers with the file at `path`, which must not come from the request: whole, the range asked for, or 304.
 * Browsers ask each time whether their copy still holds. Throws 404 when there is no such file.
 */
export async function sendFile(c: Context, path: string, contentType: string): Promise<Response> {
  const file = await openFile(path)
  let isStreaming = false
  try {
    const { size, mtimeMs } = await file.stat()
    const etag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`
    c.header('etag', etag)
    c.header('cache-control', 'private, no-cache')
    if (c.req.header('if-none-match')?.split(/ *, */).includes(etag)) return c.body(null, 304)
    c.header('accept-ranges', 'bytes')
    const isSame = (c.req.header('if-range') ?? etag) === etag
    const range = isSame ? parseRange(c.req.header('range'), size) : null
    if (range === 'unsatisfiable') {
      c.header('content-range', `bytes */${size}`)
      return c.body(null, 416)
    }
    const { start, end } = range ?? { start: 0, end: size - 1 }
    const status = range ? 206 : 200
    if (range) c.header('content-range', `bytes ${start}-${end}/${size}`)
    c.header('content-type', contentType)
    c.header('content-length', String(end - start + 1))
    if (c.req.method === 'HEAD' || size === 0) return c.body(null, status)
    isStreaming = true
    return c.body(Readable.toWeb(file.createReadStream({ start, end })) as ReadableStream, status)
  } finally {
    // A stream closes its file itself.
    if (!isStreaming) await file.close()
  }
}
