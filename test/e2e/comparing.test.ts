// Photographs side by side under one magnification, marked where they stand, one kept; and critiques of one side by side.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modelId, openMemoryCore, writeCritique } from '../../src/server/http/testing/memoryCore.ts'
import { openCore, temporaryFolder } from '../support/core.ts'
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

const pane = (page: Page, name: string) => page.getByRole('region', { name })
const places = (page: Page): Promise<number[][]> =>
  page.locator('.pane .photo-picture').evaluateAll((all) =>
    all.map((each) => {
      const { x, y, width } = each.getBoundingClientRect()
      const stage = each.parentElement!.getBoundingClientRect()
      return [x - stage.x, y - stage.y, width].map(Math.round)
    }),
  )

/** Panes may be wider than one another by a part of a pixel. */
const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= 1

test('chosen photographs stand side by side, move as one, are marked there, and one is kept by a key', async () => {
  const dataDir = await temporaryFolder()
  const folder = join(dataDir, 'trip')
  await mkdir(folder)
  const core = await openCore({ dataDir })
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link)
  const paths = await Promise.all(
    [
      ['a', 40],
      ['b', 90],
      ['c', 140],
    ].map(async ([name, level]) => {
      const path = join(folder, `${name}.jpg`)
      const background = { r: Number(level), g: 80, b: 120 }
      await sharp({ create: { width: 1800, height: 1200, channels: 3, background } })
        .jpeg()
        .toFile(path)
      return path
    }),
  )
  await core.api['photos.measure']({ paths })
  // One that is not measured yet cannot be looked at closely.
  await expect
    .poll(async () => (await core.api['photos.list']({})).photos.map(({ status }) => status))
    .toEqual(['measured', 'measured', 'measured'])

  // From the grid: all of them, C.
  await row(page, 'c.jpg').click()
  await page.keyboard.press('g')
  const grid = page.getByRole('main').getByRole('listbox', { name: 'Photographs' })
  await grid.focus()
  await page.keyboard.press('Control+a')
  await page.getByText('3 chosen').waitFor()
  await page.keyboard.press('c')
  await pane(page, '3: a.jpg').locator('.photo-picture').waitFor()
  await look(page, 'compare')

  // One magnification, and one place.
  const fit = await places(page)
  await page.keyboard.press('z')
  await expect.poll(async () => (await places(page)).map(([, , width]) => width)).toEqual([1800, 1800, 1800])
  const near = await places(page)
  expect(near.every((each) => each.every((value, at) => isNear(value, near[0]![at]!)))).toBe(true)
  await page.keyboard.press('ArrowRight')
  await expect
    .poll(async () => (await places(page)).every(([x], at) => isNear(near[at]![0]! - x!, 80)))
    .toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => places(page)).toEqual(fit)

  // Marks are for the one that keys have gone to.
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('4')
  await pane(page, '2: b.jpg').getByLabel('4 stars').first().waitFor()
  await page.setViewportSize({ width: 320, height: 700 })
  await look(page, 'compare-320')
  await page.setViewportSize({ width: 1024, height: 700 })
  await look(page, 'compare-1024')
  await page.setViewportSize({ width: 1440, height: 900 })

  // Survey: what is rejected is out, and comes back when that is taken back.
  await page.keyboard.press('n')
  await page.getByRole('main', { name: 'Survey' }).waitFor()
  await page.keyboard.press('x')
  await pane(page, 'b.jpg').waitFor({ state: 'detached' })
  await look(page, 'survey')
  await page.keyboard.press('Control+z')
  await pane(page, '2: b.jpg').waitFor()

  // One is kept, as one step.
  await pane(page, '1: c.jpg').getByRole('group').focus()
  await page.keyboard.press('k')
  const cell = (name: string) => grid.getByRole('option').filter({ hasText: name })
  await cell('c.jpg').getByLabel('pick').waitFor()
  await cell('b.jpg').getByLabel('reject, 4 stars').waitFor()
  await cell('a.jpg').getByLabel('reject').waitFor()
  await page.keyboard.press('Control+z')
  await cell('a.jpg').getByLabel('reject').waitFor({ state: 'detached' })
  const { photos } = await core.api['photos.list']({})
  expect(photos.map(({ rating, flag }) => [rating, flag])).toEqual([
    [0, null],
    [4, null],
    [0, null],
  ])
  expect(errors).toEqual([])
})

test('advisors of one photograph stand side by side, with how they judge each section', async () => {
  const dataDir = await temporaryFolder()
  const { core } = await openMemoryCore(dataDir, { write: writeCritique })
  const path = join(dataDir, 'pier.jpg')
  await writeFile(path, 'pier')
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link)
  await core.api['photos.add']({ paths: [path], advisorIds: ['ansel', 'okeefe'], modelId })
  await row(page, 'pier.jpg').click()
  await page.getByRole('button', { name: 'Side by side' }).waitFor()
  await page.keyboard.press('d')
  const columns = page.getByRole('main', { name: 'Advisors side by side' })
  await columns.getByRole('region', { name: 'Critique by Ansel Adams' }).getByText('A quiet frame').waitFor()
  await expect.poll(() => columns.getByRole('table').getByRole('row').count()).toBeGreaterThan(1)
  await look(page, 'critiques')
  await page.setViewportSize({ width: 320, height: 700 })
  await look(page, 'critiques-320')
  await page.keyboard.press('Escape')
  await row(page, 'pier.jpg').waitFor()
  expect(errors).toEqual([])
})
