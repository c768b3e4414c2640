// Where an error stands, its log and a report of it are one step away, and neither says anything of a person's files.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memoryPhotoChild } from '../../src/core/photos/testing/memoryPhotoChild.ts'
import { modelId, openMemoryCore } from '../../src/server/http/testing/memoryCore.ts'
import { temporaryFolder } from '../support/core.ts'
import { drop, launchBrowser } from './browser.ts'
import { serve } from './served.ts'
import { critique, openStudio, row } from './studio.ts'
import { violations } from './violations.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** A window over a core whose model fails and whose photo child refuses what says so. */
async function open() {
  const dataDir = await temporaryFolder()
  const refuse = memoryPhotoChild(({ post }, { requestId }) => {
    const message = 'This file is damaged: "Ann in Rome.jpg" at /home/ann/trip.'
    post({ type: 'failed', requestId, error: { code: 'photo-damaged', message } })
  })
  const { core } = await openMemoryCore(dataDir, { measure: refuse })
  await core.api['settings.set']({ defaultModelId: modelId })
  const studio = await openStudio(browser, (await serve(core, dataDir)).link)
  await studio.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  return { ...studio, dataDir }
}

const copied = async (page: Page): Promise<string> => {
  await page.getByText('Copied').first().waitFor()
  return page.evaluate<string>('navigator.clipboard.readText()')
}

test('a failed photograph and its failed critique: the log is shown, a report without names is copied', async () => {
  const { page, errors, dataDir } = await open()
  const photo = join(dataDir, 'Ann in Rome.jpg')
  await writeFile(photo, 'a')
  await drop(page, [photo])
  for (const place of [page.locator('.photo-failed'), critique(page)]) {
    await place.getByRole('button', { name: 'Copy report' }).press('Enter')
    await place.getByText('Copied').waitFor()
    const report = await copied(page)
    expect(report).toMatch(
      /^Mondrian 0\.0\.0-test\nSystem: \S+ \S+ \S+\nDevice: .+\nModel: .+\nError: photo-damaged\. /,
    )
    expect(report).toMatch(/\n\{"at":"[^"]+","event":"start","version":"0\.0\.0-test"\}\n/)
    for (const secret of ['Rome', 'jpg', '/home', dataDir]) expect(report).not.toContain(secret)
  }
  await critique(page).getByRole('button', { name: 'Show log' }).press('Enter')
  const log = page.getByRole('dialog', { name: 'Log' })
  await log.getByText('"event":"start"').waitFor()
  expect(await log.textContent()).not.toContain('Rome')
  expect(await violations(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    log.getByRole('button', { name: 'Save as a file' }).press('Enter'),
  ])
  expect(download.suggestedFilename()).toBe('mondrian-log.jsonl')
  expect(await readFile(await download.path(), 'utf8')).toContain('"event":"start"')
  await page.keyboard.press('Escape')
  await log.waitFor({ state: 'detached' })
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await violations(page)).toEqual([])
  expect(errors).toEqual([])
})

test('an error of the page, and a page that cannot be drawn, offer the same', async () => {
  const { page, dataDir } = await open()
  await page.route('**/api/queue.pause', (route) => route.abort())
  const photo = join(dataDir, 'a.jpg')
  await writeFile(photo, 'a')
  await page.keyboard.press('q')
  const messages = page.getByRole('alert')
  await messages.getByText('Mondrian does not answer.').waitFor()
  await messages.getByRole('button', { name: 'Copy report' }).press('Enter')
  expect(await copied(page)).toContain('Error: internal. Mondrian does not answer. Is it still running?\n')
  expect(await violations(page)).toEqual([])

  await page.evaluate('Map.groupBy = () => { throw new Error("/home/ann") }')
  const words = join(dataDir, 'words.txt')
  await writeFile(words, 'words')
  await drop(page, [words])
  await page.getByText('Something went wrong in this window.').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Show log' }).press('Enter')
  await page.getByRole('dialog', { name: 'Log' }).getByText('"event":"start"').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Reload the window' }).press('Enter')
  await page.getByText('Drop photographs here').waitFor()
  await drop(page, [photo])
  await row(page, 'a.jpg').waitFor()
})
