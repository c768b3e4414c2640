// One drop of a folder with a photograph of every format, and with files that are none.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawFormats, type PhotoFormat } from '../../src/shared/photos.ts'
import { recital } from '../fixtures/gguf/index.ts'
import { bareDng } from '../fixtures/photos/dng.ts'
import { everyFormat } from '../fixtures/photos/formats.ts'
import { openCore, resourcesDir, temporaryFolder } from '../support/core.ts'
import { drop, launchBrowser } from './browser.ts'
import { serve } from './served.ts'
import { openStudio, row, rows } from './studio.ts'
import { violations } from './violations.ts'

let browser: Browser
let files: Record<PhotoFormat, Buffer>
beforeAll(async () => {
  browser = await launchBrowser()
  const sample = sharp(join(resourcesDir, 'samples', 'pier-sunset.jpg')).resize(480, 320)
  const { data, info } = await sample.raw().toBuffer({ resolveWithObject: true })
  files = await everyFormat({ width: info.width, height: info.height, rgb: data })
})
afterAll(() => browser.close())

/** A folder with these files in it, by their paths in it. */
async function writeFolder(name: string, contents: Record<string, Buffer | string>): Promise<string> {
  const folder = join(await temporaryFolder(), name)
  for (const [path, bytes] of Object.entries(contents)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
  return folder
}

/** A window so tall that every row is in view. */
async function open() {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  await core.api['settings.set']({ defaultModelId: (await recital()).path })
  const { link } = await serve(core, dataDir)
  return openStudio(browser, link, { height: 1600 })
}

const isLoaded = (image: Locator): Promise<boolean> =>
  image.evaluate((node) => (node as unknown as { naturalWidth: number }).naturalWidth > 0)
const shown = (page: Page): Locator => page.locator('.photo-caption')
const notAdded = (page: Page): Locator => page.getByRole('region', { name: /not added/ })

const renditions: Partial<Record<string, string>> = {
  gif: 'first frame',
  ...Object.fromEntries(rawFormats.map((format) => [format, 'camera preview'])),
}

test('a folder with a photograph of every format: a picture, facts and a critique of each', async () => {
  // Two frames: of a file with one, the first is all there is.
  const second = await sharp(files.jpeg).flop().toBuffer()
  const frames = await sharp([files.jpeg, second], { join: { animated: true } })
    .gif()
    .toBuffer()
  const byFormat = Object.entries({ ...files, gif: frames })
  const folder = await writeFolder('trip', {
    ...Object.fromEntries(byFormat.map(([format, bytes]) => [`${format}-photo.${format}`, bytes])),
    'sensor.dng': bareDng(96, 64, [20_000, 10_000, 5000]),
    'IMG_1.NEF': files.nef,
    'IMG_1.jpg': await sharp(files.jpeg).flop().jpeg().toBuffer(),
    'words.jpg': 'These are words, and no picture.',
    'empty.png': '',
    'cut.webp': files.webp.subarray(0, 200),
    'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'deep/notes.txt': 'Bring a tripod.',
  })
  const { page, errors } = await open()
  await drop(page, [folder])

  const read = [
    ...byFormat.map(([format]) => ({
      name: `${format}-photo.${format}`,
      told: [` · ${format.toUpperCase()} · `, renditions[format] ?? ''],
    })),
    { name: 'sensor.dng', told: [' · DNG · ', 'neutral rendering'] },
    { name: 'IMG_1.jpg', told: [' · JPEG · ', 'with IMG_1.NEF'] },
  ]
  for (const { name, told } of read) {
    await row(page, name)
      .getByText(/ · today$/)
      .waitFor()
    expect(await isLoaded(row(page, name).locator('img'))).toBe(true)
    await row(page, name).click()
    await shown(page).getByText(name, { exact: true }).waitFor()
    await page.locator('.facts[aria-busy=false] .histogram').waitFor()
    const caption = await shown(page).textContent()
    for (const words of told) expect(caption).toContain(words)
  }

  const refused = { 'words.jpg': 'not a photo format', 'empty.png': 'empty', 'cut.webp': 'damaged' }
  for (const [name, sentence] of Object.entries(refused)) {
    expect((await row(page, name).textContent())?.toLowerCase()).toContain(sentence)
  }
  expect(await rows(page).count()).toBe(read.length + Object.keys(refused).length)
  expect(await notAdded(page).getByRole('definition').allTextContents()).toEqual([
    'trip/deep/notes.txt',
    'trip/drawing.svg',
  ])
  expect(await notAdded(page).getByRole('term').allTextContents()).toEqual([
    'This is not a photo format Mondrian can read.',
  ])
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Dismiss what was not added' }).click()
  expect(await notAdded(page).count()).toBe(0)
  expect(errors).toEqual([])
}, 180_000)

test('a copy points to the first, versions to each other', async () => {
  const folder = await writeFolder('trip', {
    'a.jpg': files.jpeg,
    'b.jpg': files.jpeg,
    'small.png': await sharp(files.jpeg).resize(240).png().toBuffer(),
  })
  const { page, errors } = await open()
  await drop(page, [folder])
  await row(page, 'b.jpg').click()
  await page.getByText('The same file as').getByRole('button', { name: 'a.jpg' }).click()
  await shown(page).getByText('a.jpg').waitFor()

  await page.getByRole('button', { name: '2 versions of this photograph' }).press('Enter')
  const versions = page.getByRole('dialog', { name: 'Versions' })
  await versions.getByText('small.png').waitFor()
  expect(await violations(page)).toEqual([])
  await versions.getByRole('button', { name: /small\.png/ }).press('Enter')
  await shown(page).getByText('small.png').waitFor()
  expect(errors).toEqual([])
})

test('a quarter turn by key: the picture, its size and its measurements turn', async () => {
  const { page, errors } = await open()
  await drop(page, [await writeFolder('trip', { 'a.jpg': files.jpeg })])
  await shown(page).getByText('480 × 320').waitFor()
  const picture = page.locator('.photo-picture img')
  const thumbnail = row(page, 'a.jpg').locator('img')
  const size = (image: Locator): Promise<string> =>
    image.evaluate((node) => {
      const { naturalWidth, naturalHeight } = node as unknown as Record<string, number>
      return `${naturalWidth} × ${naturalHeight}`
    })
  await expect.poll(() => size(picture), { timeout: 30_000 }).toBe('480 × 320')

  await page.keyboard.press('t')
  await shown(page).getByText('320 × 480').waitFor()
  await page.getByText('3:2 portrait').first().waitFor()
  await expect.poll(() => size(picture), { timeout: 30_000 }).toBe('320 × 480')
  await expect.poll(() => size(thumbnail), { timeout: 30_000 }).toBe('320 × 480')
  await page.getByRole('button', { name: 'Turn clockwise' }).click()
  await shown(page).getByText('480 × 320').waitFor()
  expect(errors).toEqual([])
})

test('measurements drawn over the photograph: by keyboard, without moving anything', async () => {
  const { page, errors } = await open()
  // The left third is white, the right one black: both clipped.
  const bars = await sharp(files.jpeg)
    .composite(
      ['#fff', '#000'].map((background, side) => ({
        input: { create: { width: 160, height: 320, channels: 3, background } },
        left: 320 * side,
        top: 0,
      })),
    )
    .png()
    .toBuffer()
  await drop(page, [await writeFolder('trip', { 'a.png': bars })])
  await page.locator('.facts[aria-busy=false] .histogram').waitFor()
  const picture = page.locator('.photo-picture')
  const before = await picture.boundingBox()
  expect(await page.locator('.overlays').count()).toBe(0)

  const names = ['Thirds and what draws the eye', 'Focus map', 'Level line']
  for (const name of names) {
    const button = page.getByRole('button', { name, pressed: false })
    await button.press('Enter')
    await page.getByRole('button', { name, pressed: true }).waitFor()
  }
  await page.keyboard.press('j')
  await page.getByRole('button', { name: 'Where it is clipped', pressed: true }).waitFor()
  const legend = page.getByRole('list', { name: 'Drawn over the photograph' })
  await legend.getByText(/Clipped 33\.\d % high, 33\.3 % low/).waitFor()
  const box = async (kind: string): Promise<unknown> =>
    page.locator(`.overlay-${kind}[fill-opacity="0.9"]`).evaluate((node) => {
      const graphics = node as unknown as { getBBox: () => Record<'x' | 'y' | 'width' | 'height', number> }
      const { x, y, width, height } = graphics.getBBox()
      return { x, y, width, height }
    })
  // In cells: 96 x 64 of them. In the middle the sun itself is white.
  expect(await box('highlights')).toMatchObject({ x: 0, y: 0, height: 64 })
  expect(await box('shadows')).toEqual({ x: 64, y: 0, width: 32, height: 64 })
  expect(await page.locator('.overlays rect').count()).toBeGreaterThan(100)
  // Thirds and what draws the eye; the bars leave no line that could be level.
  expect(await page.locator('.overlays .overlay-line').count()).toBe(2)
  await legend.getByText('no clear level line').waitFor()
  expect(await picture.boundingBox()).toEqual(before)
  expect(await page.locator('.overlays').boundingBox()).toEqual(before)
  for (const [colorScheme, height] of [
    ['dark', 900],
    ['light', 700],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: height === 900 ? 1440 : 1024, height })
    expect(await violations(page)).toEqual([])
  }
  for (const letter of ['h', 'f', 'l', 'j']) await page.keyboard.press(letter)
  expect(await page.locator('.overlays').count()).toBe(0)
  expect(errors).toEqual([])
})
