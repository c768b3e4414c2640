// Choosing among photographs: marked, taken back, the same in two windows and after a reload; found, and many at once.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMemoryCore } from '../../src/server/http/testing/memoryCore.ts'
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

/** An empty library, and what adds photographs to it, without critiques. */
async function openLibrary() {
  const dataDir = await temporaryFolder()
  const folder = join(dataDir, 'trip')
  await mkdir(folder)
  const { core } = await openMemoryCore(dataDir)
  const { link } = await serve(core, dataDir)
  const add = async (...names: string[]): Promise<void> => {
    const paths = names.map((name) => join(folder, name))
    for (const path of paths) await writeFile(path, path)
    await core.api['photos.measure']({ paths })
  }
  return { core, link, add }
}

const chosen = (page: Page): Promise<string | null> =>
  page.locator('[role=option][aria-selected=true] strong').textContent()

test('keys mark and go on, many steps are taken back, and another window and a reload agree', async () => {
  const { core, link, add } = await openLibrary()
  const { page, errors } = await openStudio(browser, link)
  const other = await openStudio(browser, link)
  await add('a.jpg', 'b.jpg', 'c.jpg')
  await row(page, 'c.jpg').click()
  await page.keyboard.press('Shift+P')
  await row(other.page, 'c.jpg').getByLabel('pick').waitFor()
  expect(await chosen(page)).toBe('b.jpg')
  await page.keyboard.press('4')
  await row(page, 'b.jpg').getByLabel('4 stars').waitFor()
  await page.keyboard.press('6')
  await row(other.page, 'b.jpg').getByLabel('4 stars, red label').waitFor()
  await page.keyboard.press('Shift+X')
  await row(page, 'b.jpg').getByLabel('reject, 4 stars, red label').waitFor()
  expect(await chosen(page)).toBe('a.jpg')

  await page.keyboard.press('Control+z')
  await row(page, 'b.jpg').getByLabel('4 stars, red label', { exact: true }).waitFor()
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press('Control+z')
  await row(other.page, 'c.jpg').getByLabel('pick').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Shift+z')
  await row(page, 'c.jpg').getByLabel('pick').waitFor()
  await page.getByRole('status').getByText('c.jpg: pick.').waitFor()

  // A letter in a field is text.
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Settings' }).waitFor()
  await page.keyboard.press('x')
  await page.keyboard.press('Escape')

  // The same with the mouse.
  await page.getByRole('button', { name: 'Marks' }).click()
  await page.getByRole('dialog', { name: 'Marks' }).getByRole('button', { name: '2 stars' }).click()
  await page.getByRole('button', { name: 'Marks: 2 stars' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await violations(page)).toEqual([])
  await page.reload()
  await row(page, 'a.jpg').getByLabel('2 stars').waitFor()
  const { photos } = await core.api['photos.list']({})
  expect(photos.map(({ rating, flag, label }) => [rating, flag, label])).toEqual([
    [0, 'pick', null],
    [0, null, null],
    [2, null, null],
  ])
  expect([...errors, ...other.errors]).toEqual([])
})

test('photographs are found by words and marks, chosen many at a time in the grid, and marked together', async () => {
  const { core, link, add } = await openLibrary()
  const { page, errors } = await openStudio(browser, link)
  await add('pier-1.jpg', 'boat-2.jpg', 'pier-3.jpg', 'tree-4.jpg')
  await row(page, 'tree-4.jpg').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('pier')
  await page.getByText('2 found').waitFor()
  await expect
    .poll(() => page.getByRole('option').locator('mark').allTextContents())
    .toEqual(['pier', 'pier'])
  await page.keyboard.press('Shift+X')
  await page.getByText('has “pierX”').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Show all photographs' }).click()
  await row(page, 'tree-4.jpg').click()

  await page.keyboard.press('g')
  const grid = page.getByRole('main').getByRole('listbox', { name: 'Photographs' })
  const cell = (name: string) => grid.getByRole('option').filter({ hasText: name })
  await cell('pier-3.jpg').click()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByText('3 chosen').waitFor()
  await page.keyboard.press('5')
  await page.keyboard.press('p')
  for (const name of ['pier-1', 'boat-2', 'pier-3']) await cell(name).getByLabel('pick, 5 stars').waitFor()
  await page.keyboard.press('Control+z')
  await cell('boat-2').getByLabel('5 stars', { exact: true }).waitFor()
  await page.getByRole('group', { name: 'All that are chosen' }).getByLabel('red label').click()
  await cell('pier-1').getByLabel('5 stars, red label').waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await violations(page)).toEqual([])
  }
  await page.setViewportSize({ width: 400, height: 800 })
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })

  // The mark that a filter asks for, and who has it not.
  await page.getByRole('button', { name: 'red label' }).first().click()
  await page.getByText('3 of 4 photographs').waitFor()
  await cell('boat-2').click({ modifiers: ['Control'] })
  await page.getByText('2 chosen').waitFor()
  await grid.focus()
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await cell('pier-3').waitFor({ state: 'detached' })
  await page.keyboard.press('e')
  await row(page, 'boat-2.jpg').waitFor()
  const { photos } = await core.api['photos.list']({})
  expect(photos.map(({ name, rating, label }) => [name, rating, label])).toEqual([
    ['tree-4.jpg', 0, null],
    ['boat-2.jpg', 5, 'red'],
  ])
  // A picture that is on its way while its photograph is removed is found no more.
  expect(errors.filter((error) => !error.includes('404'))).toEqual([])
})

test('a photograph has a menu, by pointer and by keys, in list, grid and loupe', async () => {
  const { core, link, add } = await openLibrary()
  const { page, errors } = await openStudio(browser, link)
  await add('a.jpg', 'b.jpg', 'c.jpg')
  const menu = page.getByRole('menu')
  const focused = (): Promise<string | null> =>
    page.evaluate('document.activeElement.ariaLabel ?? document.activeElement.textContent')
  // The one under the pointer comes on show, and is meant.
  await row(page, 'c.jpg').waitFor()
  await row(page, 'a.jpg').click({ button: 'right' })
  await page.getByRole('menu', { name: 'a.jpg' }).waitFor()
  expect(await focused()).toBe('Pick')
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    expect(await violations(page)).toEqual([])
  }
  await menu.getByRole('menuitemradio', { name: '4 stars' }).click()
  await row(page, 'a.jpg').getByLabel('4 stars').waitFor()
  await menu.waitFor({ state: 'detached' })
  // By keys, from the list: arrows, letters, and back to where it was.
  await page.getByRole('listbox', { name: 'Photographs' }).focus()
  await page.keyboard.press('Shift+F10')
  await page.keyboard.press('r')
  expect(await focused()).toBe('Reject')
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toBe('no stars')
  expect(await menu.getByRole('menuitemradio', { name: '4 stars' }).getAttribute('aria-checked')).toBe('true')
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'detached' })
  expect(await page.evaluate('document.activeElement.role')).toBe('listbox')
  // On the photograph itself, also where nothing has the focus.
  await page.evaluate('document.activeElement.blur()')
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menu', { name: 'a.jpg' }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.photo-stage').click({ button: 'right' })
  await menu.getByRole('menuitem', { name: 'Export…' }).click()
  await page.getByRole('dialog', { name: 'Export' }).waitFor()
  await page.keyboard.press('Escape')
  // In the grid one of several that are chosen stands for all.
  await page.keyboard.press('g')
  await page.locator('[role=option]').first().waitFor()
  await page.keyboard.press('Control+a')
  await page.getByRole('listbox', { name: 'Photographs' }).focus()
  await page.keyboard.press('ContextMenu')
  await page.getByRole('menu', { name: '3 photographs' }).waitFor()
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'detached' })
  await page.getByRole('option', { name: 'b.jpg' }).click({ button: 'right' })
  await page.getByRole('menu', { name: '3 photographs' }).waitFor()
  expect(await violations(page)).toEqual([])
  await menu.getByRole('menuitemcheckbox', { name: 'blue label' }).click()
  await expect
    .poll(async () => (await core.api['photos.list']({})).photos.map(({ label }) => label))
    .toEqual(['blue', 'blue', 'blue'])
  expect(errors).toEqual([])
})
