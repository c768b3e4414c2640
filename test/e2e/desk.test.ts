// Around the photographs: who can be asked, what waits, what is kept as a filter or suggested, settings and commands.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modelId, openMemoryCore } from '../../src/server/http/testing/memoryCore.ts'
import { temporaryFolder } from '../support/core.ts'
import { launchBrowser } from './browser.ts'
import { serve } from './served.ts'
import { openStudio, row } from './studio.ts'
import { violations } from './violations.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Every look is taken in both themes; SHOTS names a folder for pictures of them. */
async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await violations(page), `${name}, ${colorScheme}`).toEqual([])
    const folder = process.env['SHOTS']
    if (folder) await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
  }
}
const sizes = [
  { width: 320, height: 700 },
  { width: 1024, height: 700 },
  { width: 1440, height: 900 },
]
async function lookAtAll(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    await look(page, `${name}-${size.width}`)
  }
}

/** A library of photographs of these names, the first on show. */
async function open(...names: string[]) {
  const dataDir = await temporaryFolder()
  const folder = join(dataDir, 'trip')
  await mkdir(folder)
  const { core } = await openMemoryCore(dataDir)
  const paths = names.map((name) => join(folder, name))
  for (const path of paths) await writeFile(path, path)
  await core.api['settings.set']({ defaultModelId: modelId })
  /** All of them are of one moment, and the first is the best. */
  const stacks = async ({ photoIds }: { photoIds: string[] }) => ({
    stacks: [{ photoIds, best: { id: photoIds[0]!, reason: 'eyes open, sharper' } }],
  })
  const served = { ...core, api: { ...core.api, 'photos.stacks': stacks } }
  const { page, errors } = await openStudio(browser, (await serve(served, dataDir)).link)
  await core.api['photos.measure']({ paths })
  await row(page, names[0]!).click()
  return { core, page, errors }
}

test('an advisor of one’s own is written, tried and taken back; one critique is removed and brought back', async () => {
  const { core, page, errors } = await open('pier.jpg')
  await page.keyboard.press('a')
  const picker = page.getByRole('dialog', { name: 'Advisors' })
  await look(page, 'picker')
  await picker.getByRole('button', { name: 'Ask Ansel Adams about pier.jpg' }).click()
  await page.getByText('A quiet frame.').waitFor()
  await page.keyboard.press('a')
  await picker.getByRole('button', { name: 'Ask Ansel Adams about pier.jpg again' }).waitFor()
  await picker.getByRole('button', { name: 'All advisors' }).click()
  await lookAtAll(page, 'gallery')

  await page.getByRole('button', { name: 'New advisor' }).click()
  const form = page.getByRole('main', { name: 'A new advisor' })
  await form.getByLabel('Name', { exact: true }).fill('Ansel')
  await form.getByText('Another advisor has this id').waitFor({ state: 'detached' })
  await form.getByRole('button', { name: 'Keep', exact: true }).click()
  await form.getByText('fields to be filled or mended').waitFor()
  await lookAtAll(page, 'advisor-form')
  const texts = {
    Name: 'Saul Leiter',
    Tradition: 'New York in color',
    'Who this is': 'A painter with a camera.',
    'Looks for': 'glass\nrain',
    Voice: 'Quiet.',
    'How to judge': 'Look for color first.',
  }
  for (const [label, text] of Object.entries(texts)) await form.getByLabel(label, { exact: true }).fill(text)
  expect(await form.getByLabel('Id', { exact: true }).inputValue()).toBe('saul-leiter')
  await form.getByRole('button', { name: 'Keep and try on pier.jpg' }).click()
  await page.getByRole('heading', { name: 'Saul Leiter' }).waitFor()
  await page.getByText('A quiet frame.').waitFor()
  expect((await core.api['advisors.list']({})).own).toEqual(['saul-leiter'])
  const byWhom = async () => (await core.api['jobs.list']({})).jobs.map(({ advisorId }) => advisorId)
  expect(await byWhom()).toEqual(['saul-leiter', 'ansel'])

  // One critique goes, and comes back.
  await page.getByRole('button', { name: 'Remove this critique' }).click()
  await page.getByText('The critique by Saul Leiter is removed.').waitFor()
  await page.getByRole('heading', { name: 'Ansel Adams' }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('heading', { name: 'Saul Leiter' }).waitFor()
  await page.getByText('A quiet frame.').waitFor()
  expect(await byWhom()).toHaveLength(2)

  // So does an advisor.
  await page.keyboard.press('Control+Shift+p')
  await page.getByRole('combobox', { name: 'What to do' }).fill('all adv')
  await look(page, 'palette')
  await page.keyboard.press('Enter')
  const gallery = page.getByRole('main', { name: 'Advisors' })
  await gallery.getByRole('checkbox', { name: /Saul Leiter/ }).click()
  await gallery.getByRole('button', { name: 'Remove' }).click()
  await gallery.getByText('Saul Leiter removed').waitFor()
  await gallery.getByRole('button', { name: 'Undo' }).click()
  await gallery.getByRole('checkbox', { name: /Saul Leiter/ }).waitFor()
  expect((await core.api['advisors.list']({})).own).toEqual(['saul-leiter'])
  expect(errors).toEqual([])
})

test('what waits is put into another order, a filter is kept, a rule suggests, a moment is folded, a setting is checked', async () => {
  const { core, page, errors } = await open('c.jpg', 'b.jpg', 'a.jpg')
  await core.api['queue.pause']({})
  const { photos } = await core.api['photos.list']({})
  for (const { id } of photos) await core.api['jobs.create']({ photoId: id, advisorIds: ['ansel'] })
  const order = async () =>
    (await core.api['queue.list']({})).jobs.map(
      ({ photoId }) => photos.find(({ id }) => id === photoId)!.name,
    )
  await page.getByRole('button', { name: /3 waiting/ }).click()
  const queue = page.getByRole('dialog', { name: 'Queue' })
  const [first, , third] = await order()
  await queue.getByRole('button', { name: `${third} by Ansel Adams: earlier` }).click()
  await expect.poll(async () => (await order())[1]).toBe(third)
  await queue.getByRole('button', { name: `${third} by Ansel Adams: stop` }).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(order).toEqual([third, first, expect.any(String)])
  await queue
    .getByRole('listitem')
    .filter({ hasText: first! })
    .dragTo(queue.getByRole('listitem').filter({ hasText: third! }))
  await expect.poll(async () => (await order())[0]).toBe(first)
  await look(page, 'queue')
  await queue.getByRole('button', { name: 'Stop the next one' }).click()
  await queue.getByRole('button', { name: 'Stop all 2' }).click()
  await expect.poll(order).toEqual([])
  await page.keyboard.press('Escape')

  // A moment folds to its best.
  await page.keyboard.press('g')
  const grid = page.getByRole('main').getByRole('listbox', { name: 'Photographs' })
  await grid.getByText('best: eyes open, sharper').waitFor()
  await lookAtAll(page, 'stack')
  await grid.focus()
  await page.keyboard.press('s')
  await expect.poll(() => grid.getByRole('option').count()).toBe(1)
  await grid.getByText('3 of one moment, folded').waitFor()
  await look(page, 'stack-folded')
  await page.keyboard.press('s')
  await expect.poll(() => grid.getByRole('option').count()).toBe(3)

  // A filter under a name, and rules that only suggest.
  await page.getByLabel('Stars, at least').getByRole('button', { name: '4 or more stars' }).click()
  await page.getByLabel('A name for this filter').fill('Best')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Show all', exact: true }).click()
  await page.getByRole('button', { name: 'Best', exact: true }).click()
  await page.getByText('0 found').waitFor()
  await page.getByText('Suggestions').click()
  await page.getByText('Reject when over 5 % of it is clipped white').waitFor()
  await lookAtAll(page, 'rules')
  await page.getByRole('button', { name: 'Show all', exact: true }).click()
  expect((await core.api['settings.get']({})).savedFilters.map(({ name }) => name)).toEqual(['Best'])

  // Settings are kept when they are right.
  await page.keyboard.press('e')
  await page.keyboard.press('?')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  const limit = settings.getByLabel('Time limit')
  await limit.fill('0')
  await settings.getByText('Give a number from 1 to 240.').waitFor()
  await lookAtAll(page, 'settings')
  await limit.fill('25')
  await page.keyboard.press('Tab')
  await expect.poll(async () => (await core.api['settings.get']({})).jobTimeoutMinutes).toBe(25)
  expect(errors).toEqual([])
})
