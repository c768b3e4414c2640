// The page and its pictures under app://mondrian/. Never serves a file that a request names by a path.
import { protocol } from 'electron'
import { createPages, type PagesOptions } from '../server/http/pages.ts'

const scheme = 'app'
const host = 'mondrian'

export const pageOrigin = `${scheme}://${host}`

/** Makes app: an address like https:. To be called before `ready`. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true }
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }])
}

/** Answers app://mondrian/; nobody else lives there. To be called after `ready`. */
export function servePages(options: PagesOptions): void {
  const pages = createPages(options)
  protocol.handle(scheme, (request) =>
    new URL(request.url).host === host ? pages.fetch(request) : new Response(null, { status: 404 }),
  )
}
