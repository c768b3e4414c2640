// Stop at every stage, and Retry afterwards. A stage is held by suspending the child that works on it.
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recital, slowRecital } from '../fixtures/gguf/index.ts'
import { recordingStarter } from '../support/children.ts'
import { openCore, temporaryFolder } from '../support/core.ts'
import { writePhoto } from '../support/photos.ts'
import { drop, launchBrowser } from './browser.ts'
import { blocksOf, lettersOf, shownBlocks } from './critiqueText.ts'
import { serve } from './served.ts'
import { completed, critique, openStudio, row } from './studio.ts'
import { violations } from './violations.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** The request that begins each stage, and the word with which the page names it. Writing needs no hold: it is slow. */
const stages = [
  { stage: 'preparing', request: 'measure', word: 'preparing' },
  { stage: 'loading', request: 'load', word: 'loading' },
  { stage: 'prompting', request: 'generate', word: 'reading' },
  { stage: 'writing', request: null, word: 'writing' },
]

test.each(stages)(
  'stopped while $stage, and tried again',
  async ({ request, word }) => {
    const dataDir = await temporaryFolder()
    const { path, texts } = await (request === null ? slowRecital() : recital())
    const held = Promise.withResolvers<number>()
    let isHeld = false
    const children = recordingStarter(({ pid }, message) => {
      if (isHeld || (message as { type: string }).type !== request) return
      isHeld = true
      process.kill(pid!, 'SIGSTOP')
      held.resolve(pid!)
    })
    const core = await openCore({ dataDir, startWorker: children.startWorker })
    await core.api['settings.set']({ defaultModelId: path })
    const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link)

    await drop(page, [await writePhoto(dataDir, 'held.jpg')])
    const heldRow = row(page, 'held.jpg')
    await heldRow.getByText(word).waitFor()
    // A stage begins before its child has been asked.
    await (request === null ? critique(page).getByText('What I see').waitFor() : held.promise)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByText('Stopped. The text so far is kept.').waitFor()
    await heldRow.getByText('stopped').waitFor()

    const { jobs } = await core.api['jobs.list']({})
    expect(jobs).toMatchObject([{ status: 'cancelled', finishReason: 'cancelled' }])
    const { text } = await core.api['jobs.text']({ id: jobs[0]!.id })
    expect(text === '').toBe(request !== null)
    expect(texts.first.startsWith(text)).toBe(true)
    expect(lettersOf((await shownBlocks(page)).join())).toBe(lettersOf(text))

    // The child that measures was not asked to stop: the facts are wanted all the same.
    if (request === 'measure') process.kill(await held.promise, 'SIGCONT')
    await page.getByRole('button', { name: 'Retry' }).click()
    await completed(page)
    expect(await shownBlocks(page)).toEqual(blocksOf(texts.first))
    expect(errors).toEqual([])
  },
  120_000,
)

test('300 photographs dropped, all stopped on their way, and taken back', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  const { path } = await slowRecital()
  await core.api['settings.set']({ defaultModelId: path })
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link)
  const one = await writePhoto(dataDir)
  const paths = Array.from({ length: 300 }, (_, index) => join(dataDir, `photo-${index}.jpg`))
  await Promise.all(paths.map((copy) => copyFile(one, copy)))
  const openJobs = async (): Promise<number> =>
    (await core.api['jobs.list']({ limit: 500, status: 'queued' })).jobs.length

  await drop(page, paths)
  await page.getByText('300 photographs').waitFor()
  await expect.poll(openJobs, { timeout: 30_000 }).toBeGreaterThan(8)
  await page.getByRole('button', { name: /^Stop all \d+$/ }).press('Enter')
  await page.getByText(/^\d+ critiques stopped$/).waitFor()
  // Of what was just travelling, too, nothing is written.
  await expect.poll(openJobs, { timeout: 30_000 }).toBe(0)
  expect((await core.api['photos.list']({ limit: 500 })).photos.length).toBeLessThan(300)
  const undo = page.getByRole('button', { name: 'Undo' })
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Undo')
  expect(await violations(page)).toEqual([])

  await page.keyboard.press('Enter')
  await undo.waitFor({ state: 'hidden' })
  // Some may be over by then: the first are written while the last are on their way.
  const goingOn = async (): Promise<number> =>
    (await core.api['jobs.list']({ limit: 500 })).jobs.filter(({ status }) => status !== 'cancelled').length
  await expect.poll(goingOn, { timeout: 50_000 }).toBe(300)
  await page.getByText('300 photographs').waitFor()
  expect(errors).toEqual([])
})
