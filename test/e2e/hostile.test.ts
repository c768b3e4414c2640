// A model that means harm: what it writes reaches the real page through the real server, one character at a time.
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock, type Clock } from '../../src/core/clock.ts'
import { hostile } from '../../src/renderer/markdown/testing/corpus.ts'
import { modelId, openMemoryCore, type writeCritique } from '../../src/server/http/testing/memoryCore.ts'
import { temporaryFolder, watch } from '../support/core.ts'
import { writePhoto } from '../support/photos.ts'
import { drop, launchBrowser } from './browser.ts'
import { serve } from './served.ts'
import { completed, critique, openStudio, row } from './studio.ts'
import { violations } from './violations.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

type Write = (...request: Parameters<typeof writeCritique>) => Promise<void>

const text = `## What I see\n${hostile}\n\n## Composition · 7.5\nIt holds together.\n`
const figures = {
  promptTokens: 50,
  cachedTokens: 0,
  imageTokens: null,
  generationTokens: text.length,
  promptTps: 500,
  generationTps: 10,
  peakMemoryBytes: 1000,
}
/** A photograph's name is untrusted, too. */
const name = '<img src=x onerror=alert(1)>.jpg'

/** Every alarm that can go off in the page, and every element and attribute that a critique consisted of. */
const alarms = `{
  window.ran = []
  window.violations = []
  window.parts = new Set()
  window.states = 0
  for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => void window.ran.push(name)
  document.addEventListener('securitypolicyviolation', (event) => {
    window.violations.push(event.effectiveDirective + ' ' + event.blockedURI)
  })
  new MutationObserver(() => {
    window.states++
    for (const element of document.querySelectorAll('.critique-body *')) {
      window.parts.add(element.localName)
      for (const { name } of element.attributes) window.parts.add(name)
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
}`
type Alarms = { ran: string[]; violations: string[]; parts: string[]; states: number }
const readAlarms = (page: Page): Promise<Alarms> =>
  page.evaluate<Alarms>('({ ran, violations, parts: [...parts], states })')

/** The page reads one event at a time from a stream, and has drawn it before it reads the next. */
const oneAtATime = `{
  const { read } = ReadableStreamDefaultReader.prototype
  const held = new WeakMap()
  ReadableStreamDefaultReader.prototype.read = async function () {
    await new Promise((drawn) => setTimeout(drawn))
    let bytes = held.get(this) ?? []
    for (;;) {
      const end = bytes.findIndex((byte, at) => byte === 10 && bytes[at + 1] === 10)
      if (end >= 0) {
        held.set(this, bytes.slice(end + 2))
        return { done: false, value: Uint8Array.from(bytes.slice(0, end + 2)) }
      }
      const piece = await read.call(this)
      if (piece.done) return piece
      bytes = [...bytes, ...piece.value]
    }
  }
}`

/** From here on each event is drawn by itself, and not together with those of its frame. */
const drawAtOnce = `window.requestAnimationFrame = (draw) => {
  queueMicrotask(() => draw(performance.now()))
  return 0
}`

const harmless = (
  'h3 h4 p ul ol li blockquote pre code em strong s br hr span ' +
  'table thead tbody tr th td class start tabindex'
).split(' ')

test('hostile Markdown cut at every point: no script runs, no request leaves', async () => {
  const dataDir = await temporaryFolder()
  const isShown = Promise.withResolvers<void>()
  let written = 0
  // One frame of text per character, however fast they come.
  const clock: Clock = { ...systemClock, now: () => written * 34 }
  const write: Write = async (post, requestId) => {
    await isShown.promise
    for (; written < text.length; written++) {
      await setImmediate()
      post({ type: 'steps', requestId, text: text.charAt(written), tokens: [1], figures })
    }
    post({ type: 'finished', requestId, finishReason: 'stop', keep: text.length, figures })
  }
  const opened = await openMemoryCore(dataDir, { write: (...request) => void write(...request), clock })
  const core = watch(opened.core)
  await core.api['settings.set']({ defaultModelId: modelId })
  const { link, port } = await serve(core, dataDir)
  const { page, errors } = await openStudio(browser, link, { initScript: alarms + oneAtATime })
  const requests: string[] = []
  page.context().on('request', (request) => requests.push(request.url()))
  await page.evaluate(drawAtOnce)

  await drop(page, [await writePhoto(dataDir, name)])
  await critique(page).waitFor()
  isShown.resolve()
  await row(page, name)
    .getByText(/ · today$/)
    .waitFor()
  await completed(page)

  const chunks = core.events.flatMap((event) => (event.type === 'chunk' ? [event.text] : []))
  // A character each, but for a "#" that might begin the closing line: it comes with what shows that it does not.
  expect(chunks.join('')).toBe(text)
  expect(chunks.filter((chunk) => !/^(#+.|.)$/su.test(chunk))).toEqual([])
  const seen = await readAlarms(page)
  expect(seen.states).toBeGreaterThan(chunks.length)
  expect(seen.ran).toEqual([])
  expect(seen.violations).toEqual([])
  expect(seen.parts.filter((part) => !harmless.includes(part))).toEqual([])
  expect(seen.parts).toEqual(expect.arrayContaining(['blockquote', 'td', 'pre', 'code']))
  const own = new RegExp(
    // The blob is the dropped file itself, shown before it has arrived anywhere.
    `^(?:blob:)?http://127\\.0\\.0\\.1:${port}/(?:[\\da-f-]{36}$|events$|session$|upload\\?|api/[\\w.-]+$|(?:photo|thumb)/[\\w.-]+\\?key=[\\w.-]+$)`,
  )
  expect(requests.filter((url) => !own.test(url))).toEqual([])
  expect(errors).toEqual([])

  // The same text as HTML sets the alarms off: they work.
  await page.evaluate((markup) => {
    const body = (globalThis as unknown as { document: { body: { innerHTML: string } } }).document.body
    body.innerHTML = markup
  }, hostile)
  await expect
    .poll(async () => (await readAlarms(page)).violations.join())
    .toContain('script-src-attr inline')
  expect(requests.filter((url) => !own.test(url))).not.toEqual([])
})

test('as a file hostile text runs nothing either, and comes as text through the clipboard', async () => {
  const dataDir = await temporaryFolder()
  const write: typeof writeCritique = (post, requestId) => {
    post({ type: 'steps', requestId, text, tokens: [1], figures })
    post({ type: 'finished', requestId, finishReason: 'stop', keep: text.length, figures })
  }
  const { core } = await openMemoryCore(dataDir, { write })
  await core.api['settings.set']({ defaultModelId: modelId })
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await drop(page, [await writePhoto(dataDir, name)])
  await completed(page)
  await page.getByRole('button', { name: 'Export' }).click()
  const menu = page.getByRole('dialog', { name: 'Export' })
  await menu.getByRole('button', { name: 'Copy critique' }).waitFor()
  expect(await violations(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    menu.getByRole('button', { name: 'Web page' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('_img src=x onerror=alert(1)_.html')
  await menu.getByText('Saved as _img src=x onerror=alert(1)_.html.').waitFor()

  await menu.getByLabel('What to export').selectOption('All photographs')
  const [sheet] = await Promise.all([
    page.waitForEvent('download'),
    menu.getByRole('button', { name: 'Contact sheet', exact: true }).click(),
  ])
  expect(sheet.suggestedFilename()).toMatch(/^_img src=x onerror=alert\(1\)_ [\d-]+\.html$/)

  await menu.getByRole('button', { name: 'Copy critique' }).click()
  await menu.getByText('Copied as Markdown and as rich text.').waitFor()
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toMatch(/^## /)
  const rich = `navigator.clipboard.read()
    .then(([item]) => item.getType('text/html'))
    .then((blob) => blob.text())`
  expect(await page.evaluate<string>(rich)).toContain('What I see')
  expect(errors).toEqual([])

  const exported = await page.context().newPage()
  await exported.addInitScript(alarms)
  const requests: string[] = []
  const file = join(dataDir, 'exported.html')
  await download.saveAs(file)
  const address = pathToFileURL(file).href
  exported.on('request', (request) => requests.push(request.url()))
  await exported.goto(address)
  await exported.getByRole('heading', { name }).waitFor()
  const seen = await readAlarms(exported)
  expect(seen.ran).toEqual([])
  expect(seen.violations).toEqual([])
  expect(requests.filter((url) => url !== address && !url.startsWith('data:image/jpeg;'))).toEqual([])
  expect(await exported.evaluate('getComputedStyle(document.body).margin')).toBe('0px')
})
