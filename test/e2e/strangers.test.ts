// Pages that are not Mondrian's, in a browser that has a session with it, and a visitor without one.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openCore, temporaryFolder } from '../support/core.ts'
import { launchBrowser } from './browser.ts'
import { serve } from './served.ts'
import { openStudio } from './studio.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser('--host-resolver-rules=MAP evil.example 127.0.0.1')
})
afterAll(() => browser.close())

/** The origin of another program on this machine that serves an empty page. */
async function startOther(host: string): Promise<string> {
  const other = createServer((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Other</title>')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    other.close()
    other.closeAllConnections()
  })
  await once(other, 'listening')
  return `http://${host}:${(other.address() as AddressInfo).port}`
}

/** Every way in which a page can reach another server; resolves with what it could read. */
const attack = (url: string): string => `(async () => {
  const read = []
  const tell = (what) => (answer) => read.push(what + ' ' + answer)
  const json = { 'content-type': 'application/json' }
  const tries = [
    { path: '/api/queue.pause', init: { method: 'POST', body: '{}', credentials: 'include', headers: json } },
    { path: '/api/queue.pause', init: { method: 'POST', body: '{}', credentials: 'include', mode: 'no-cors' } },
    { path: '/api/photos.list', init: { method: 'POST', body: '{}', credentials: 'include' } },
    { path: '/events', init: { credentials: 'include' } },
    { path: '/events', init: { credentials: 'include', mode: 'no-cors' } },
    { path: '/health', init: {} },
  ]
  for (const { path, init } of tries) {
    await fetch('${url}' + path, init).then((answer) => answer.text()).then((text) => text && tell(path)(text), () => 0)
  }
  navigator.sendBeacon('${url}/api/queue.pause', '{}')
  const source = new EventSource('${url}/events', { withCredentials: true })
  source.onmessage = tell('event')
  await new Promise((resolve) => (source.onerror = resolve))
  source.close()
  const load = (tag, attributes) => new Promise((resolve) => {
    const element = Object.assign(document.createElement(tag), attributes)
    element.onload = () => resolve(tag === 'iframe' || read.push(tag))
    element.onerror = resolve
    document.body.append(element)
  })
  await load('script', { src: '${url}/events' })
  await load('img', { src: '${url}/' })
  await load('iframe', { src: '${url}/' })
  const frame = document.querySelector('iframe')
  if (frame.contentDocument?.title === 'Mondrian') read.push('frame')
  return read
})()`

// A cookie knows no ports: to the browser, another port of 127.0.0.1 is the same site.
test.each(['127.0.0.1', 'localhost', 'evil.example'])(
  'a page of another program at %s reaches nothing, session or not',
  async (host) => {
    const dataDir = await temporaryFolder()
    const core = await openCore({ dataDir })
    const { link, port } = await serve(core, dataDir)
    const { page: own } = await openStudio(browser, link)
    const page = await own.context().newPage()
    await page.goto(await startOther(host))
    const isToMondrian = (url: string): boolean => new URL(url).port === String(port)
    const statuses: number[] = []
    let tries = 0
    page.on('request', (request) => (tries += isToMondrian(request.url()) ? 1 : 0))
    page.on('response', (response) => {
      if (isToMondrian(response.url())) statuses.push(response.status())
    })

    expect(await page.evaluate<string[]>(attack(`http://127.0.0.1:${port}`))).toEqual([])
    const left = page.waitForNavigation()
    await page.evaluate(`{
      document.body.innerHTML = '<form method="post" enctype="text/plain" action="http://127.0.0.1:${port}/api/queue.pause">'
      document.forms[0].submit()
    }`)
    expect((await left)?.status()).toBe(403)
    expect(tries).toBeGreaterThan(8)
    expect(statuses.filter((status) => ![401, 403, 405].includes(status))).toEqual([])
    expect(core.events.filter(({ type }) => type === 'queue_update')).toEqual([])
  },
)

test('a name that was rebound to this machine gets no page, whatever is asked for', async () => {
  const dataDir = await temporaryFolder()
  const { port, token } = await serve(await openCore({ dataDir }), dataDir)
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const answer = await page.goto(`http://evil.example:${port}/#token=${token}`)
  expect(answer?.status()).toBe(421)
  const statuses = await page.evaluate<number[]>(`Promise.all(
    ['/health', '/events', '/health/models'].map((path) => fetch(path).then(({ status }) => status)),
  )`)
  expect(statuses).toEqual([421, 421, 421])
})

test.each(['', '#token=wrong'])('a visitor with the link %j is told to open the right one', async (hash) => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  const { port } = await serve(core, dataDir)
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${port}/${hash}`)
  await page.getByText('This link is no longer valid. Open the one Mondrian printed').waitFor()
  expect(page.url()).not.toContain('token')
})
