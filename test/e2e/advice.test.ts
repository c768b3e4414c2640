// Sentences that speak of a place light it and the other way round; advice is shown over the photograph.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
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

test('a sentence with a place lights it, another one nothing, and nothing moves', async () => {
  const { page, errors } = await open()
  const aboutFace = critique(page).getByText('The face is turned to the light.')
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

  expect(errors).toEqual([])
})

test('advice is shown over the photograph: split, whole, held back, all of it together, and left again', async () => {
  const { page, errors } = await open()
  const stage = page.locator('.photo-picture')
  const handle = page.getByRole('slider', { name: 'Before and after' })
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
  await page.getByText('As it would be: cropped, turned 2.0° clockwise.').waitFor()
  await shoot(page, 'advised-dark')
  await page.keyboard.press('y')
  await handle.waitFor({ state: 'detached' })
  expect(await stage.getByText('As advised').count()).toBe(1)
  expect(
    await page.getByRole('button', { name: 'As advised', exact: true }).getAttribute('aria-pressed'),
  ).toBe('true')
  expect(await stage.boundingBox()).toEqual(place)
  await page.getByRole('button', { name: 'Leave the preview' }).click()
  expect(await page.locator('.trial').count()).toBe(0)
  expect(await page.getByRole('button', { name: /^Show: Raise/ }).count()).toBe(0)
  expect(errors).toEqual([])
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
  await page.getByRole('button', { name: 'Show all 2 as advised' }).click()
  await page.getByText('As it would be: cropped').waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  expect(await violations(page)).toEqual([])
  await shoot(page, `advised-${name}`)
  expect(errors).toEqual([])
})
