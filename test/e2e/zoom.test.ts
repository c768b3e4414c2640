// Looking closely: at 1:1 a window shows the file's own pixels, by keyboard and pointer, with what is drawn over them in place.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCore, resourcesDir, temporaryFolder } from '../support/core.ts'
import { drop, launchBrowser } from './browser.ts'
import { serve } from './served.ts'
import { openStudio, row } from './studio.ts'
import { violations } from './violations.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser('--force-color-profile=srgb')
})
afterAll(() => browser.close())

const size = { width: 6000, height: 4000 }

/** 24 megapixels of one-pixel checks, as PNG, as it lies in a file that is to be turned upright. */
async function board(): Promise<Buffer> {
  const rgb = Buffer.alloc(size.width * size.height * 3)
  for (let y = 0; y < size.height; y++) {
    const line = rgb.subarray(y * size.width * 3, (y + 1) * size.width * 3)
    if (y >= 2) rgb.copy(line, 0, (y - 2) * size.width * 3, (y - 1) * size.width * 3)
    else for (let x = 0; x < size.width; x++) line.fill((x + y) % 2 === 0 ? 255 : 0, 3 * x, 3 * x + 3)
  }
  return sharp(rgb, { raw: { ...size, channels: 3 } })
    .withMetadata({ orientation: 6 })
    .png({ compressionLevel: 1 })
    .toBuffer()
}

type Box = { x: number; y: number; width: number; height: number }
const boxOf = async (page: Page, selector: string): Promise<Box> =>
  (await page.locator(selector).boundingBox())!

/** Resolves when every tile that is wanted is drawn. */
async function tilesAreThere(page: Page): Promise<void> {
  const script = `(() => { const tiles = [...document.querySelectorAll('.tiles img')]; return tiles.length > 0 && tiles.every((tile) => tile.complete && tile.naturalWidth > 0) })()`
  await expect.poll(() => page.evaluate(script), { timeout: 30_000 }).toBe(true)
}

/** Grey levels of a part of the window, as it is seen. */
async function seen(page: Page, clip: Box): Promise<Buffer> {
  const { data } = await sharp(await page.screenshot({ clip }))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return data
}

const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS']
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
}

test('at 1:1 one-pixel checks are seen as such; keys, pointer and overlays keep to the photograph', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  await core.api['queue.pause']({})
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link)
  const file = join(dataDir, 'board.png')
  await writeFile(file, await board())
  const branch = join(dataDir, 'branch.jpg')
  await writeFile(branch, await readFile(join(resourcesDir, 'samples', 'evergreen-branch.jpg')))
  await drop(page, [branch, file])
  await row(page, 'board.png').click()
  await page.locator('.photo-picture').waitFor()
  const fit = await boxOf(page, '.photo-picture')
  expect(fit.width / fit.height).toBeCloseTo(4000 / 6000, 2)

  // From the list, Z shows every pixel, and the arrows move the photograph.
  await page.keyboard.press('z')
  await tilesAreThere(page)
  expect(await page.getByText('Magnified to 100 %').count()).toBe(1)
  const stage = await boxOf(page, '.photo-stage')
  const middle = {
    x: Math.round(stage.x + stage.width / 2) - 40,
    y: Math.round(stage.y + stage.height / 2) - 40,
  }
  const clip = { ...middle, width: 80, height: 80 }
  await shoot(page, 'board-dark')
  const pixels = await seen(page, clip)
  const first = pixels[0]!
  expect([0, 255]).toContain(first)
  expect(
    pixels.every((value, i) => value === (((i % 80) + Math.floor(i / 80)) % 2 === 0 ? first : 255 - first)),
  ).toBe(true)

  const near = await boxOf(page, '.photo-picture')
  expect([near.width, near.height]).toEqual([4000, 6000])
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  const moved = await boxOf(page, '.photo-picture')
  expect(near.x - moved.x).toBeCloseTo(80, 0)
  expect(near.y - moved.y).toBeGreaterThan(300)

  // What is drawn over it lies where it lies.
  await page.keyboard.press('h')
  expect(await boxOf(page, '.overlays')).toEqual(moved)
  const legend = await boxOf(page, '.overlay-legend')
  expect(legend.x).toBeGreaterThanOrEqual(stage.x)
  expect(legend.y + legend.height).toBeLessThanOrEqual(stage.y + stage.height)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('h')

  await page.keyboard.press('+')
  expect((await boxOf(page, '.photo-picture')).width).toBeCloseTo(8000, 0)
  await page.keyboard.press('Escape')
  expect(await boxOf(page, '.photo-picture')).toEqual(fit)
  expect(await page.evaluate(`document.activeElement.closest('#photo-list') !== null`)).toBe(true)

  // Under the pointer: what is double clicked stays there, the wheel brings it nearer, a drag moves it.
  const point = { x: fit.x + fit.width * 0.25, y: fit.y + fit.height * 0.25 }
  await page.mouse.dblclick(point.x, point.y)
  const clicked = await boxOf(page, '.photo-picture')
  expect((point.x - clicked.x) / clicked.width).toBeCloseTo(0.25, 2)
  expect((point.y - clicked.y) / clicked.height).toBeCloseTo(0.25, 2)
  await page.mouse.down()
  await page.mouse.move(point.x - 50, point.y - 30, { steps: 3 })
  await page.mouse.up()
  const dragged = await boxOf(page, '.photo-picture')
  expect([clicked.x - dragged.x, clicked.y - dragged.y]).toEqual([50, 30])
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -200)
  await page.keyboard.up('Control')
  await expect.poll(async () => (await boxOf(page, '.photo-picture')).width).toBeGreaterThan(5000)
  await page.getByRole('combobox', { name: 'Magnification' }).selectOption('Fill')
  expect((await boxOf(page, '.photo-picture')).width).toBeCloseTo(stage.width, 0)
  await page.getByRole('combobox', { name: 'Magnification' }).selectOption('Fit')
  expect(await boxOf(page, '.photo-picture')).toEqual(fit)
  expect(errors).toEqual([])
}, 120_000)
