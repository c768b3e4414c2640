// A vision model in the real window: chosen by hand, saying what the pixels make it say, and showing what it saw.
import { copyFile, mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { slowVisionRecital, visionRecital } from '../fixtures/gguf/index.ts'
import { openCore, temporaryFolder, textOf } from '../support/core.ts'
import { tints, writeTinted } from '../support/tinted.ts'
import { drop, launchBrowser } from './browser.ts'
import { blocksOf, shownBlocks } from './critiqueText.ts'
import { askTheSeeing } from './seenAnswers.ts'
import { serve } from './served.ts'
import { completed, critique, openStudio, row } from './studio.ts'
import { violations } from './violations.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('a model from the folder looks at three pictures and says their colours', async () => {
  const dataDir = await temporaryFolder()
  const { path, projectorPath, texts } = await visionRecital()
  await mkdir(join(dataDir, 'models'))
  for (const file of [path, projectorPath]) await copyFile(file, join(dataDir, 'models', basename(file)))
  const core = await openCore({ dataDir })
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link)

  await page.getByRole('button', { name: 'Settings' }).click()
  const choice = page.getByRole('radio', { name: /Vision recital.*Looks at your picture/s })
  await choice.click()
  await expect.poll(() => choice.isChecked()).toBe(true)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()

  for (const tint of tints) {
    await drop(page, [await writeTinted(dataDir, tint)])
    await row(page, `${tint}.jpg`).click()
    await completed(page)
    expect(await shownBlocks(page)).toEqual(blocksOf(texts[tint]))
    await critique(page).getByText('This model sees the picture. Runs on CPU.').waitFor()
    if (tint === 'red') {
      // What it claims beside its text, and what that makes of the measurement.
      await critique(page).getByText('The model says: highlights are clipped.').waitFor()
      await page.locator('.facts-strip').getByText('the model disagrees').waitFor()
    } else expect(await page.locator('.facts').getByText('the model disagrees').count()).toBe(0)
    expect(await page.getByText('#claims').count()).toBe(0)
  }
  await page.getByRole('button', { name: 'What it saw' }).click()
  const picture = page.getByRole('img', { name: 'The picture as the model was given it' })
  await picture.waitFor()
  await page.getByText(/^900 × 600 · \d+ kB · \d+ tokens$/).waitFor()
  await expect
    .poll(() => picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth))
    .toBe(900)
  expect(await violations(page)).toEqual([])
  expect(errors).toEqual([])
})

test('a model that sees is asked: its answers are stopped at every stage, and the last one is what it says of red', async () => {
  const dataDir = await temporaryFolder()
  const { path: modelId, raw } = await slowVisionRecital()
  const core = await openCore({ dataDir })
  await core.api['settings.set']({ maxTokens: 64, defaultModelId: modelId })
  const { photos } = await core.api['photos.measure']({ paths: [await writeTinted(dataDir, 'red')] })
  const photoId = photos[0]!.id
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link, { says: 'red.jpg' })
  await row(page, 'red.jpg').click()
  const messages = await askTheSeeing({
    page,
    raw,
    stored: async () => (await core.api['threads.get']({ photoId }))?.messages ?? [],
    pause: () => core.api['queue.pause']({}),
    resume: () => core.api['queue.resume']({}),
  })
  for (const { id, text } of messages) expect(textOf(core.events, id)).toBe(text)
  expect(errors).toEqual([])
}, 120_000)
