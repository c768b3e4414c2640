// A field must not care how long the conversation above it is: what a key costs the page, and how much stands on it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Core } from '../src/core/index.ts'
import { buildRenderer, isBuilt } from '../src/server/buildRenderer.ts'
import { createServer } from '../src/server/http/index.ts'
import { launchBrowser } from '../test/e2e/browser.ts'
import { root } from '../test/support/paths.ts'
import { openBenchCore } from './core.ts'
import { figure, type Figure } from './figure.ts'

const keys = 'how would I hold the highlights of the next one, and where? '
/** A frame at 60 a second, milliseconds. */
const frame = 1000 / 60

/** Has `questions` asked and answered by a card in a conversation of their own. */
async function converse(core: Core, questions: number): Promise<void> {
  const { promise: over, resolve } = Promise.withResolvers<void>()
  let left = questions
  const off = core.on(({ type }) => {
    if (type === 'done' && --left === 0) resolve()
  })
  let threadId: string | undefined
  for (let question = 0; question < questions; question++) {
    const text = 'What does a polarizing filter do?'
    const { thread } = await core.api['ask.create']({ text, ...(threadId !== undefined && { threadId }) })
    threadId = thread.id
  }
  await over
  off()
}

type Typed = { nodes: number; perKey: number; placed: number }

/** Sends what is typed; milliseconds from the key to the place of the answer on the page. */
const place = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    const { activeElement: field } = document
    const known = [...document.querySelectorAll('.answer')].at(-1)
    let sentAt
    field.addEventListener('keydown', () => (sentAt = performance.now()), { capture: true, once: true })
    new MutationObserver(() => {
      if ([...document.querySelectorAll('.answer')].at(-1) !== known) resolve(performance.now() - sentAt)
    }).observe(document.body, { subtree: true, childList: true })
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }))
  })`)

/** Types with all of the newest conversation asked for, and asks. `perKey`: milliseconds that the page's thread works for a key. */
async function typeIn(browser: Browser, link: string): Promise<Typed> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const work = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN
  }
  await page.goto(link)
  // A key that is pressed before the page listens goes nowhere.
  await page.getByText('Drop photographs here').first().waitFor()
  await page.keyboard.press('b')
  await page
    .getByRole('list', { name: 'Conversations about photography' })
    .getByRole('button')
    .first()
    .click()
  const earlier = page.getByRole('button', { name: 'Show earlier questions' })
  await page.locator('.answer').first().waitFor()
  // It may be gone by the time it is clicked: the page before it came.
  while ((await earlier.count()) > 0) await earlier.click({ timeout: 2000 }).catch(() => undefined)
  const nodes = await page.evaluate<number>(`document.querySelectorAll('*').length`)
  await page.getByLabel('Ask about photography').focus()
  const before = await work()
  await page.keyboard.type(keys, { delay: 30 })
  const after = await work()
  const placed = await place(page)
  await page.close()
  return { nodes, perKey: ((after - before) * 1000) / keys.length, placed }
}

export async function typing(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const core = await openBenchCore(dataDir)
  if (!(await isBuilt(root))) await buildRenderer(root)
  const server = await createServer({
    core,
    dataDir,
    rendererDir: join(root, 'out', 'renderer'),
    port: 0,
    version: 'bench',
    onFault: (fault) => console.error(fault),
  })
  const browser = await launchBrowser()
  try {
    await core.api['queue.resume']({})
    const link = `${server.url}/#token=${server.token()}`
    await converse(core, 5)
    const short = await typeIn(browser, link)
    await converse(core, 500)
    const long = await typeIn(browser, link)
    return [
      figure('work of the page for a key under 1,000 messages', long.perKey, { atMost: frame }, 'ms'),
      figure('the same over that under 10', long.perKey / short.perKey, { atMost: 1.5 }, 'ratio'),
      figure('place of an answer on the page, under 1,000 messages', long.placed, { atMost: 100 }, 'ms'),
      figure(
        'elements on the page of 1,000 messages, all asked for',
        long.nodes,
        { atMost: 3000 },
        'elements',
      ),
    ]
  } finally {
    await browser.close()
    await server.close()
    await core.close()
    await rm(dataDir, { recursive: true })
  }
}
