// The window's own files, from a list made once: a request is looked up in it and never becomes a path.
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { MiddlewareHandler } from 'hono'
import { getMimeType } from 'hono/utils/mime'
import { AppError } from '../../shared/errors.ts'
import { sendFile } from './sendFile.ts'

const notBuilt = (cause?: unknown): AppError =>
  new AppError('not-found', 'The window was not built.', { hint: 'Run `npm run build`.', cause })

/** Every file below `dir` under the path it is asked for; `/` is index.html. Rejects with `not-found`. */
async function listFiles(dir: string): Promise<Map<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw notBuilt(error)
  })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [`/${relative(dir, path).split(sep).join('/')}`, path] as const)
  const byPath = new Map(files)
  const index = byPath.get('/index.html')
  if (index === undefined) throw notBuilt()
  byPath.set('/', index)
  return byPath
}

/** Answers GET and HEAD for the files of `dir`, which needs no credentials; passes on everything else. */
export async function serveRenderer(dir: string): Promise<MiddlewareHandler> {
  const files = await listFiles(dir)
  return async (c, next) => {
    const path = files.get(c.req.path)
    if (path === undefined || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return next()
    return sendFile(c, path, getMimeType(path) ?? 'application/octet-stream')
  }
}
