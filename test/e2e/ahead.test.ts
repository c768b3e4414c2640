// The model is in memory before anybody asks for a critique.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCore, temporaryFolder } from '../support/core.ts'
import { launchBrowser } from './browser.ts'
import { serve } from './served.ts'
import { completed, openStudio } from './studio.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('where the page has been open for a moment, the first critique has no model to load', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir, loadsAhead: true })
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link)
  const isLoaded = async (): Promise<boolean> => (await core.api['health.models']({})).text.loaded
  await expect.poll(isLoaded, { timeout: 30_000 }).toBe(true)

  await page.getByRole('button', { name: /Pier sunset/ }).click()
  await completed(page)
  const stages = core.events.flatMap((event) => (event.type === 'status_update' ? [event.job.stage] : []))
  expect(stages).toContain('writing')
  expect(stages).not.toContain('loading')
  expect(errors).toEqual([])
})
