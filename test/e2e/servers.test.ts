// A model on another computer in the window: added, chosen, said wherever a photograph leaves, removed and taken back.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { imitate } from '../../src/workers/inference/remote/testing/imitation.ts'
import { openCore, temporaryFolder } from '../support/core.ts'
import { writeTinted } from '../support/tinted.ts'
import { drop, launchBrowser } from './browser.ts'
import { serve } from './served.ts'
import { completed, openStudio, row } from './studio.ts'
import { violations } from './violations.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('it is added by keys, says what leaves with its host, writes, and is removed with undo', async () => {
  const there = await imitate('vllm', { sees: true })
  onTestFinished(() => there.close())
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir, around: { home: '/nonexistent', platform: 'linux', variables: {} } })
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link)
  const host = new URL(there.baseUrl).host
  const status = page.locator('.link-chip')
  await status.getByText('Offline · nothing leaves this computer').waitFor()
  await page.locator('.model-chip').press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Models' })
  await dialog.getByText(/^0 bytes sent and 0 bytes fetched since /).waitFor()
  await dialog.getByText('Add a computer').press('Enter')
  await dialog.getByText('Add only a computer that you trust with them.').waitFor()
  const field = (name: string) => dialog.getByLabel(name, { exact: true })
  await field('What you call it').fill('studio-gpu')
  await field('Its address').fill('http://203.0.113.5/v1')
  await field('The model, as the server calls it').fill(there.model)
  await field('Its key, if it wants one').fill(there.key)
  await field('Its key, if it wants one').press('Enter')
  // What is wrong with it is said, and what was typed stays, but for the key.
  const said = dialog.locator('.models-said')
  await said.getByText('An address outside your own network has to begin with https://.').waitFor()
  expect(await field('Its key, if it wants one').inputValue()).toBe('')
  await field('Its address').fill(there.baseUrl)
  await field('Its key, if it wants one').fill(there.key)
  await dialog.getByRole('button', { name: 'Add it' }).press('Enter')
  await said.getByText('studio-gpu answers.').waitFor()
  expect(await violations(page)).toEqual([])

  const choice = dialog.getByRole('radio', { name: new RegExp(`${there.model} on studio-gpu`) })
  await choice.press('Space')
  await expect.poll(async () => (await core.api['settings.get']({})).defaultModelId).toBe('server:studio-gpu')
  await dialog.getByRole('button', { name: 'Remove studio-gpu' }).press('Enter')
  await choice.waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: 'Undo' }).press('Enter')
  await choice.waitFor()
  // As it was, with what was found out about it.
  expect((await core.api['servers.list']({})).servers).toMatchObject([{ hasKey: true, mode: 'vision' }])
  await dialog.getByRole('button', { name: 'Ask it what studio-gpu can do' }).press('Enter')
  await said.getByText('studio-gpu answers.').waitFor()
  await dialog.getByRole('row', { name: new RegExp(host) }).waitFor()
  await page.keyboard.press('Escape')

  // There is nothing to say of a server on this computer itself.
  await status.getByText('Offline · nothing leaves this computer').waitFor()
  await drop(page, [await writeTinted(dataDir, 'red')])
  await row(page, 'red.jpg').click()
  await completed(page)
  await page.getByText(/Runs on studio-gpu\./).waitFor()

  // One that is not: nothing has to be sent to be told so.
  await core.api['servers.save']({
    name: 'far',
    baseUrl: 'https://far.invalid/v1',
    model: 'eye',
    sight: 'vision',
  })
  await core.api['settings.set']({ defaultModelId: 'server:far' })
  await page.reload()
  await status.getByText('Photographs go to far.invalid').waitFor()
  await page.locator('.model-chip').press('Enter')
  await dialog
    .getByText(/^Your photographs leave this computer: .* go to far\.invalid\.$/)
    .first()
    .waitFor()
  expect(await violations(page)).toEqual([])
  expect(errors).toEqual([])
}, 120_000)
