// A model that looks, from an empty data folder to a critique of what it saw: fetched, chosen and removed in the window.
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CoreOptions } from '../../src/core/index.ts'
import { openCore, temporaryFolder } from '../support/core.ts'
import { eyesToFetch, type EyesToFetch } from '../support/eyesToFetch.ts'
import { writeTinted } from '../support/tinted.ts'
import { drop, launchBrowser } from './browser.ts'
import { blocksOf, shownBlocks } from './critiqueText.ts'
import { serve } from './served.ts'
import { completed, openStudio, row } from './studio.ts'
import { violations } from './violations.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const nobody = { home: '/nonexistent', platform: 'linux', variables: {} }

async function open(promised: Record<string, string> = {}, more: Partial<CoreOptions> = {}) {
  const dataDir = await temporaryFolder()
  const eyes = await eyesToFetch(await temporaryFolder(), promised)
  const { hub, resourcesDir } = eyes
  const core = await openCore({
    dataDir,
    resourcesDir,
    hubEndpoint: hub.endpoint,
    around: nobody,
    ...more,
  })
  return { core, eyes, dataDir, ...(await openStudio(browser, (await serve(core, dataDir)).link)) }
}

/** Every connection stands still once so many requests for bytes have come. */
const standAfter = ({ hub }: EyesToFetch, count: number): void =>
  hub.fail(({ before }) => (before >= count ? { kind: 'stall', after: 1000 } : null))

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name })
const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.textContent')

test('from an empty folder: one button fetches eyes, and the next photograph is looked at', async () => {
  const { core, eyes, dataDir, page, errors } = await open()
  await page.getByRole('heading', { name: 'Shall it look at your photographs?' }).waitFor()
  await page.getByText(/License: Apache-2\.0, 127\.0\.0\.1/).waitFor()
  expect(await violations(page)).toEqual([])
  expect(eyes.hub.requests).toEqual([])

  standAfter(eyes, 12)
  await button(page, 'Get eyes').click()
  await page.getByRole('heading', { name: 'Eyes are on their way' }).waitFor()
  // The button that was pressed is gone, and the focus is where it was.
  expect(await focused(page)).toBe('Eyes are on their way')
  await page.getByText(/^Fetching from 127\.0\.0\.1:\d+$/).waitFor()
  const bar = page.getByRole('progressbar', { name: 'Fetching Eye 1B' })
  await expect
    .poll(() => bar.getAttribute('aria-valuetext'), { timeout: 10_000 })
    .toMatch(/^[1-9].* of 31 MB/)
  expect(await violations(page)).toEqual([])
  // What was asked for outlives the page.
  await page.reload()
  await button(page, 'Pause Eye 1B').click()
  await page.getByText(/ · paused$/).waitFor()
  expect(await focused(page)).toBe('Go on Eye 1B')
  eyes.hub.fail(() => null)
  await button(page, 'Go on Eye 1B').click()
  await page
    .locator('.model-chip')
    .getByText(/^Vision recital · looks · /)
    .waitFor()
  await page.getByRole('heading', { name: 'Vision recital looks at the next photograph.' }).waitFor()
  expect((await core.api['settings.get']({})).defaultModelId).toBe(eyes.modelId)
  // What it takes here is known before the first photograph.
  await core.until('model_test', ({ test: { state } }) => state === 'done')
  await page.locator('.model-chip').click()
  await page.getByText(/ a photograph · .* at most · on CPU · tried today$/).waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')

  await drop(page, [await writeTinted(dataDir, 'red')])
  await row(page, 'red.jpg').click()
  await completed(page)
  expect(await shownBlocks(page)).toEqual(blocksOf(eyes.texts.red))
  expect(errors).toEqual([])
})

test('the window of models: a full disk, a wrong checksum, consent, what is not there, and what is removed', async () => {
  const home = await temporaryFolder()
  await mkdir(join(home, '.ollama', 'models', 'manifests'), { recursive: true })
  const promised: Record<string, string> = { 'Eye-Q4_K_M.gguf': 'f'.repeat(64) }
  let isFull = true
  const { core, eyes, dataDir, page, errors } = await open(promised, {
    around: { ...nobody, home },
    freeBytes: () => Promise.resolve(isFull ? 1000 : 1e12),
  })
  const chip = page.locator('.model-chip')
  await chip.getByText('Starter writer · does not look').waitFor()
  await chip.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Models' })
  await dialog.getByRole('heading', { name: 'Models', exact: true }).waitFor()
  expect(await violations(page)).toEqual([])

  await button(dialog, 'Get Eye 1B').press('Enter')
  await dialog.locator('.download-error').getByText('The disk has too little room for this model').waitFor()
  // Its row went from the one list to the other: the focus stays where it was.
  expect(await focused(page)).toBe('To fetch')
  isFull = false
  await button(dialog, 'Go on Eye 1B').press('Enter')
  await dialog.locator('.download-error').getByText('"Eye-Q4_K_M.gguf" arrived with other bytes').waitFor()
  expect(await violations(page)).toEqual([])
  delete promised['Eye-Q4_K_M.gguf']
  await button(dialog, 'Try again Eye 1B').press('Enter')
  await dialog.locator('.download-name').getByText('Eye 1B is here.').waitFor()
  expect(await dialog.getByRole('radio', { name: /^Starter writer/ }).isChecked()).toBe(true)
  await button(dialog, 'Write with it Eye 1B').press('Enter')
  const writes = dialog.getByRole('radio', { name: /^Vision recital.*Looks at your picture/s })
  await expect.poll(() => writes.isChecked(), { timeout: 10_000 }).toBe(true)
  expect(await button(dialog, 'Get Eye 1B').count()).toBe(0)
  await button(dialog, 'Off the list Eye 1B').press('Enter')

  await button(dialog, 'Look there').press('Enter')
  await button(dialog, 'Stop looking there').waitFor()
  expect((await core.api['settings.get']({})).otherPrograms).toBe(true)

  await dialog.getByRole('textbox', { name: /^Its name on/ }).fill('nobody/nothing')
  await page.keyboard.press('Enter')
  await dialog
    .locator('.download-error')
    .getByText(/no such repository/)
    .waitFor()
  await button(dialog, 'Cancel nobody/nothing').press('Enter')
  await expect.poll(() => button(dialog, /nobody/).count(), { timeout: 10_000 }).toBe(0)
  expect(await focused(page)).toBe('Here')
  const own = dialog.getByRole('textbox', { name: /^Full path/ })
  await own.fill(join(dataDir, 'missing.gguf'))
  await own.press('Enter')
  await page.locator('.models-wrong').waitFor()

  await button(dialog, /^Remove Vision recital · 31 MB/).press('Enter')
  expect(await focused(page)).toBe('Keep it')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await button(dialog, /^Remove Vision recital/).press('Enter')
  await button(dialog, 'Remove for good · 31 MB').press('Enter')
  await page
    .getByText(
      'Vision recital is removed: 31 MB are free again. The starter writer writes the next critiques.',
    )
    .waitFor()
  expect(existsSync(join(dataDir, 'models', eyes.modelId))).toBe(false)
  await button(dialog, 'Get Eye 1B').waitFor()
  await page.keyboard.press('Escape')
  expect(await chip.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
  // The file that is not there, as the browser tells of it.
  expect(errors).toEqual([expect.stringContaining('422')])
})
