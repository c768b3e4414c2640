// The page and its pictures under app://mondrian/. Never serves a file that a request names by a path.
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { protocol } from 'electron'
import { createPages, type PagesOptions } from '../server/http/pages.ts'
import { pageHost, pageScheme } from './pageOrigin.ts'

/** Makes app: an address like https:. To be called before `ready`. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true }
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges }])
}

/** Pages that are being printed: their files by their paths below the app's own address, which nobody else knows. */
export type PrintPages = Map<string, string>

/** A page that is printed carries its pictures and its style; it gets nothing else. */
const printHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
}

/** Answers app://mondrian/; nobody else lives there. To be called after `ready`. */
export function servePages(options: PagesOptions, printPages: PrintPages): void {
  const pages = createPages(options)
  protocol.handle(pageScheme, (request) => {
    const { host: asked, pathname } = new URL(request.url)
    if (asked !== pageHost) return new Response(null, { status: 404 })
    const printed = printPages.get(pathname)
    if (printed === undefined) return pages.fetch(request)
    const body = Readable.toWeb(createReadStream(printed)) as ReadableStream
    return new Response(body, { headers: printHeaders })
  })
}
