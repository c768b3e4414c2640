// The session of this tab: opened with the token in the page's address, kept where no other port can read it.
import { z } from './zod.ts'
import { sessionSchema } from '../shared/session.ts'

export type PageSession = {
  /** What shows a request to be ours; empty where there is no session. */
  headers: () => Promise<Record<string, string>>
  /** The address of a picture, which carries its key: an image sends no headers. */
  pictureUrl: (path: string) => string
}

/** What of the browser is used, so that tests can stand in for it. */
export type Browser = Pick<
  typeof globalThis,
  'fetch' | 'location' | 'history' | 'sessionStorage' | 'addEventListener' | 'setTimeout' | 'clearTimeout'
> & { Date: Pick<DateConstructor, 'now'> }

const keptSchema = sessionSchema.extend({
  /** Milliseconds since 1970. */
  openedAt: z.number(),
})
type Kept = z.infer<typeof keptSchema>
const openedSchema = z.object({ ok: z.literal(true), value: sessionSchema })

const storageKey = 'mondrian-session'
/** A session this old is traded for a new one, milliseconds; the server takes it for longer. */
const renewAfterMs = 24 * 60 * 60 * 1000

const tokenIn = ({ hash }: Location): string | null => new URLSearchParams(hash.slice(1)).get('token')

/** Trades the token in the address, which it takes off, or takes up the session this tab had before a reload. */
export function openPageSession(browser: Browser): PageSession {
  const { location, history } = browser
  let kept = readKept(browser)

  const trade = async (credentials: string): Promise<void> => {
    const init = { method: 'POST', headers: { authorization: `Bearer ${credentials}` } }
    const response = await browser.fetch('/session', init).catch(() => null)
    const opened = openedSchema.safeParse(await response?.json().catch(() => null))
    // A refusal shows with the first request that needs the session.
    if (!opened.success) return
    kept = { ...opened.data.value, openedAt: browser.Date.now() }
    keep(browser, kept)
  }

  const token = tokenIn(location)
  const ready = token === null ? Promise.resolve() : trade(token)
  let renewal: Promise<void> | null = null
  if (token !== null) history.replaceState(null, '', location.pathname + location.search)
  // A new link in the same tab changes nothing but the part that loads no page.
  browser.addEventListener('hashchange', () => {
    if (tokenIn(location) !== null) location.reload()
  })

  return {
    async headers() {
      await ready
      if (!kept) return {}
      if (Math.abs(browser.Date.now() - kept.openedAt) > renewAfterMs) {
        renewal ??= trade(kept.session).finally(() => (renewal = null))
        await renewal
      }
      return { authorization: `Bearer ${kept.session}` }
    },
    pictureUrl: (path) => (kept ? `${path}?key=${encodeURIComponent(kept.pictures)}` : path),
  }
}

function readKept({ sessionStorage }: Browser): Kept | null {
  try {
    return keptSchema.parse(JSON.parse(sessionStorage.getItem(storageKey) ?? 'null'))
  } catch {
    return null
  }
}

function keep({ sessionStorage }: Browser, kept: Kept): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(kept))
  } catch {
    // In a browser that stores nothing the session ends with the page.
  }
}
