// Pages that are not Mondrian's, in a browser that has a session with it, and a visitor without one.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Session } from '../../src/shared/session.ts'
import { openCore, temporaryFolder } from '../support/core.ts'
import { launchBrowser } from './browser.ts'
import { serve, type Served } from './served.ts'
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

// To the browser, another port of 127.0.0.1 is the same site.
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

test('two servers on two ports of one browser: neither can read, replay or break the other’s session', async () => {
  const folders = [await temporaryFolder(), await temporaryFolder()]
  const [one, two] = await Promise.all(
    folders.map(async (dataDir) => serve(await openCore({ dataDir }), dataDir)),
  )
  const { page: first, errors } = await openStudio(browser, one!.link)
  const context = first.context()
  const requests: Request[] = []
  context.on('request', (request) => requests.push(request))
  const second = await context.newPage()
  await second.goto(two!.link)
  await second.getByText('Drop photographs here').waitFor()

  const sessionOf = (page: Page) => page.evaluate<string>(`sessionStorage.getItem('mondrian-session')`)
  const [ownOfFirst, ownOfSecond] = [await sessionOf(first), await sessionOf(second)]
  const held = JSON.parse(ownOfFirst) as Session
  expect(ownOfSecond).not.toContain(held.session)
  // Nothing that a browser would send along by itself, to whichever port.
  expect(await context.cookies()).toEqual([])
  const statusOf = async (server: Served, path: string, value: string): Promise<number> =>
    (await fetch(`http://127.0.0.1:${server.port}${path}`, { headers: { authorization: `Bearer ${value}` } }))
      .status
  expect(await statusOf(one!, '/health/models', held.session)).toBe(200)
  expect(await statusOf(two!, '/health/models', held.session)).toBe(401)

  // What the other port plants is no lock: neither cookies of any name and place, nor its own storage.
  await second.evaluate(`{
    for (const port of [${one!.port}, ${two!.port}])
      for (const path of ['/', '/session', '/api', '/events'])
        document.cookie = 'mondrian-' + port + '=planted; path=' + path
    for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, 'planted')
    localStorage.setItem('mondrian-session', 'planted')
  }`)
  expect((await context.cookies()).length).toBeGreaterThan(0)
  await first.reload()
  await first.getByText('Drop photographs here').waitFor()
  expect(await sessionOf(first)).toBe(ownOfFirst)
  const secondTab = await context.newPage()
  await secondTab.goto(one!.link)
  await secondTab.getByText('Drop photographs here').waitFor()
  expect(await secondTab.getByText('This link is no longer valid').count()).toBe(0)

  const toSecond = requests.filter((request) => new URL(request.url()).port === String(two!.port))
  const sent = await Promise.all(toSecond.map((request) => request.allHeaders()))
  expect(sent.length).toBeGreaterThan(2)
  expect(JSON.stringify(sent)).not.toContain(held.session)
  expect(errors).toEqual([])
})

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
