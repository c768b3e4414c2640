// Sentences that speak of a place light it and the other way round; advice is shown over the photograph.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyFindings, memoryPhotoChild } from '../../src/core/photos/testing/memoryPhotoChild.ts'
import { memoryModel, modelId, openMemoryCore } from '../../src/server/http/testing/memoryCore.ts'
import type { Facts } from '../../src/shared/facts.ts'
import type { InferenceReply } from '../../src/shared/workers.ts'
import { temporaryFolder } from '../support/core.ts'
import { drop, launchBrowser } from './browser.ts'
import { serve } from './served.ts'
import { completed, critique, openStudio } from './studio.ts'
import { violations } from './violations.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const text = `## What I see
The face is turned to the light. The light is quiet.

## Composition · 7.0
The dog waits beside the wall.

**Try:** Take an eighth off the top.

## Lighting · 6.5
A soft light from the left.

**Try:** Raise the exposure by two thirds of a stop.

**Try:** Turn it 2 degrees clockwise and crop.
`
const worth = { tier: 'B', confidence: 0.9, label: 'x', display: 'x', statement: null } as const
const face = { x: 0.6, y: 0.15, width: 0.12, height: 0.2 }
const dog = { x: 0.1, y: 0.6, width: 0.25, height: 0.3 }
const facts: Facts = {
  faces: { ...worth, faces: [{ ...face, score: 0.95, eyes: 'open', sharpness: null, stops: null }] },
  things: { ...worth, things: [{ ...dog, name: 'dog', score: 0.9 }] },
}

/** The page is what is tried here: its copy is the photograph itself. */
const answerPreview = (route: Route): Promise<void> => {
  const { photoId } = route.request().postDataJSON() as { photoId: string }
  const value = { path: `/photo/${photoId}`, width: 900, height: 600 }
  return route.fulfill({ json: { ok: true, value } })
}

/** A window with the critique above on show. */
async function open(options: { dark?: boolean; width?: number; height?: number } = {}) {
  const dataDir = await temporaryFolder()
  const picture = await sharp({
    create: { width: 900, height: 600, channels: 3, background: '#7d8a70' },
  })
    .composite([
      {
        input: { create: { width: 225, height: 180, channels: 3, background: '#3b3f6b' } },
        left: 90,
        top: 360,
      },
    ])
    .jpeg()
    .toBuffer()
  const measure = memoryPhotoChild(({ post }, { requestId }) => {
    for (const reply of emptyFindings(requestId)) {
      if (reply.type === 'opened') post({ ...reply, width: 900, height: 600 })
      else if (reply.type === 'pictures') post({ ...reply, thumb: picture, model: picture })
      else if (reply.type === 'facts') post({ ...reply, facts })
      else post(reply)
    }
  })
  const figures = { promptTokens: 5, cachedTokens: 0, imageTokens: null, generationTokens: 9 }
  const rest = { promptTps: null, generationTps: null, peakMemoryBytes: 1000 }
  const { core } = await openMemoryCore(dataDir, {
    measure,
    load: (post: (reply: InferenceReply) => void, requestId) =>
      post({ type: 'loaded', requestId, model: memoryModel }),
    write: (post, requestId) => {
      const told = { ...figures, ...rest }
      post({ type: 'steps', requestId, text, tokens: [1], figures: told })
      post({ type: 'finished', requestId, finishReason: 'stop', keep: text.length, figures: told })
    },
  })
  await core.api['settings.set']({ defaultModelId: modelId })
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link, options)
  await page.route('**/api/photos.preview', answerPreview)
  const file = join(dataDir, 'a.jpg')
  await writeFile(file, picture)
  await drop(page, [file])
  await completed(page)
  return { page, errors }
}

const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS']
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
}
const isLit = (page: Page): Promise<boolean> => page.locator('svg.lights').isVisible()
/** Where everything on the page stands: what only lights up moves nothing. */
const layout = (page: Page): Promise<string> =>
  page.evaluate<string>(
    `JSON.stringify([...document.querySelectorAll('.critique-body *, .photo-picture, .photo-foot')].filter((node) => !node.closest('svg')).map((node) => { const { x, y, width, height } = node.getBoundingClientRect(); return [node.tagName, x, y, width, height] }))`,
  )

test('a sentence lights its place and a place its sentence, by pointer and by keyboard, and nothing moves', async () => {
  const { page, errors } = await open()
  const aboutFace = critique(page).getByText('The face is turned to the light.')
  const aboutDog = critique(page).getByText('The dog waits beside the wall.')
  const faceOnPhoto = page.getByRole('button', { name: 'face, upper middle: to its sentence' })
  const dogOnPhoto = page.getByRole('button', { name: 'thing, lower left: to its sentence' })
  const before = await layout(page)
  expect(await isLit(page)).toBe(false)

  await aboutFace.hover()
  expect(await isLit(page)).toBe(true)
  expect(await layout(page)).toBe(before)
  await shoot(page, 'lit-dark')
  const quiet = critique(page).getByText('A soft light from the left.')
  await quiet.hover()
  expect(await isLit(page)).toBe(false)
  expect(await quiet.getAttribute('class')).toBeNull()

  await dogOnPhoto.hover()
  expect(await aboutDog.getAttribute('class')).toBe('placed lit')
  expect(await aboutFace.getAttribute('class')).toBe('placed')
  expect(await isLit(page)).toBe(true)
  await page.mouse.move(5, 5)
  expect(await isLit(page)).toBe(false)

  await critique(page).focus()
  await page.keyboard.press('ArrowRight')
  expect(await aboutFace.getAttribute('class')).toBe('placed lit')
  const about = await aboutFace.getAttribute('aria-describedby')
  expect(await page.locator(`#${about}`).textContent()).toBe('about: face, upper middle')
  await page.keyboard.press('ArrowRight')
  expect(await aboutDog.getAttribute('class')).toBe('placed lit')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await isLit(page)).toBe(false)
  expect(await critique(page).evaluate((node) => node.matches(':focus'))).toBe(true)

  // One stop for all places on the photograph; the largest comes first.
  await dogOnPhoto.focus()
  expect(await aboutDog.getAttribute('class')).toBe('placed lit')
  await page.keyboard.press('ArrowRight')
  expect(await faceOnPhoto.evaluate((node) => node.matches(':focus'))).toBe(true)
  expect(await aboutFace.getAttribute('class')).toBe('placed lit')
  await page.keyboard.press('Enter')
  expect(await aboutFace.evaluate((node) => node.matches(':focus'))).toBe(true)

  await page.keyboard.press('t')
  await page.getByText('Written before the photograph was turned.').waitFor()
  await expect.poll(() => page.locator('.place, .placed').count()).toBe(0)
  expect(errors).toEqual([])
})

test('advice is shown over the photograph: split, whole, held back, all of it together, and left again', async () => {
  const { page, errors } = await open()
  const stage = page.locator('.photo-picture')
  const handle = page.getByRole('slider', { name: 'Before and after' })
  const answer = Promise.withResolvers<void>()
  let isBroken = true
  const asked: unknown[] = []
  await page.route('**/api/photos.preview', async (route) => {
    asked.push(route.request().postDataJSON())
    await answer.promise
    if (!isBroken) return answerPreview(route)
    const error = { code: 'disk-full', message: 'The disk is full.' }
    await route.fulfill({ status: 507, json: { ok: false, error } })
  })
  const place = await stage.boundingBox()

  const crop = page.getByRole('button', { name: 'Show: Take an eighth off the top.' })
  await crop.click()
  expect(await handle.evaluate((node) => node.matches(':focus'))).toBe(true)
  await stage.getByText('Cut: 13 % of the photograph').waitFor()
  expect(await page.getByText('As it would be: cropped. The original is not touched.').count()).toBe(1)
  expect(await stage.boundingBox()).toEqual(place)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowLeft')
  expect(await handle.getAttribute('aria-valuenow')).toBe('43')
  expect(await violations(page)).toEqual([])
  await shoot(page, 'crop-dark')
  await page.keyboard.down('Backslash')
  expect(await stage.getByText('Cut:').count()).toBe(0)
  expect(await page.locator('.trial-after').count()).toBe(0)
  await page.keyboard.up('Backslash')
  await stage.getByText('Cut:').waitFor()
  expect(await handle.evaluate((node) => node.matches(':focus'))).toBe(true)
  await page.keyboard.press('Escape')
  await handle.waitFor({ state: 'detached' })
  expect(await crop.evaluate((node) => node.matches(':focus'))).toBe(true)

  await page.keyboard.press('y')
  await page.getByText('Making the preview…').waitFor()
  answer.resolve()
  await page.getByRole('alert').getByText('The disk is full.').waitFor()
  expect(await violations(page)).toEqual([])
  await shoot(page, 'failed-dark')
  isBroken = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('As it would be: cropped, ⅔ stop lighter, turned 2.0° clockwise.').waitFor()
  expect(asked.at(-1)).toMatchObject({ operations: [{ kind: 'exposure' }], size: 'working' })
  await shoot(page, 'advised-dark')

  const saves: unknown[] = []
  await page.route('**/api/photos.saveCopy', async (route) => {
    const { photoId } = saves[saves.push(route.request().postDataJSON()) - 1] as { photoId: string }
    const error = { code: 'disk-full', message: 'The disk is full.' }
    if (saves.length === 1) return route.fulfill({ status: 507, json: { ok: false, error } })
    const value = { path: `/photo/${photoId}`, width: 900, height: 600, name: 'a, edited.jpg' }
    await route.fulfill({ json: { ok: true, value } })
  })
  const save = page.getByRole('button', { name: 'Save a copy' })
  await save.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('The disk is full.').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Try again' }).click()
  expect((await download).suggestedFilename()).toBe('a, edited.jpg')
  await page.getByText('Saved as a, edited.jpg. The original is not touched.').waitFor()
  expect(await page.getByRole('button', { name: 'Show in folder' }).count()).toBe(0)
  expect(saves.at(-1)).toMatchObject({
    operations: [{ kind: 'crop' }, { kind: 'exposure' }, { kind: 'level' }],
  })
  expect(await stage.boundingBox()).toEqual(place)
  expect(await violations(page)).toEqual([])
  await shoot(page, 'saved-dark')
  await page.getByRole('slider', { name: 'Before and after' }).focus()
  await page.keyboard.press('y')
  await handle.waitFor({ state: 'detached' })
  expect(await stage.getByText('As advised').count()).toBe(1)
  expect(
    await page.getByRole('button', { name: 'As advised', exact: true }).getAttribute('aria-pressed'),
  ).toBe('true')
  expect(await stage.boundingBox()).toEqual(place)
  await page.getByRole('button', { name: 'Leave the preview' }).click()
  expect(await page.locator('.trial').count()).toBe(0)
  expect(errors.filter((error) => !error.includes('507'))).toEqual([])
})

test.each([
  { dark: false, width: 1440, height: 900 },
  { dark: true, width: 1024, height: 700 },
  { dark: false, width: 1024, height: 700 },
  { dark: true, width: 700, height: 900 },
])('it fits and breaks no rule: $width x $height, dark $dark', async (options) => {
  const { page, errors } = await open(options)
  const name = `${options.width}-${options.dark ? 'dark' : 'light'}`
  await critique(page).getByText('The face is turned to the light.').hover()
  await shoot(page, `lit-${name}`)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Show all 3 as advised' }).click()
  await page.getByText('As it would be: cropped').waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  expect(await violations(page)).toEqual([])
  await shoot(page, `advised-${name}`)
  expect(errors).toEqual([])
})
