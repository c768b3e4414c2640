// What the window says of the system: while it lasts, no longer, and no more than is known.
import { rm, symlink, writeFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock, type Clock } from '../../src/core/clock.ts'
import { emptyFindings, memoryPhotoChild } from '../../src/core/photos/testing/memoryPhotoChild.ts'
import type { InferenceReply } from '../../src/shared/workers.ts'
import {
  memoryModel,
  modelId,
  openMemoryCore,
  writeCritique,
} from '../../src/server/http/testing/memoryCore.ts'
import { temporaryFolder } from '../support/core.ts'
import { drop, launchBrowser } from './browser.ts'
import { serve } from './served.ts'
import { completed, critique, openStudio, row } from './studio.ts'
import { violations } from './violations.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function writeFiles(dataDir: string, ...names: string[]): Promise<string[]> {
  const folder = join(dataDir, 'trip')
  await mkdir(folder, { recursive: true })
  const paths = names.map((name) => join(folder, name))
  for (const path of paths) await writeFile(path, path)
  return paths
}
const rail = (page: Page): Locator => page.getByRole('list', { name: 'Stages' })
const stagesOf = (page: Page): Promise<string[]> => rail(page).locator('.visually-hidden').allTextContents()

/** The disk is tried again after a twentieth of the time. */
const impatient: Clock = {
  ...systemClock,
  setTimeout: (run, ms) => systemClock.setTimeout(run, ms === 2000 ? 100 : ms),
}

test('a full disk is said as long as it lasts, and nothing of it stays', async () => {
  const dataDir = await temporaryFolder()
  let isFull = true
  const part = (id: string): string => join(dataDir, 'photos', id, 'thumb.jpg.part')
  // Whatever is written to /dev/full meets a full disk.
  const fill = async (): Promise<void> => {
    for (const { id } of (await core.api['photos.list']({})).photos) {
      await mkdir(join(dataDir, 'photos', id), { recursive: true })
      await rm(part(id), { force: true })
      if (isFull) await symlink('/dev/full', part(id))
    }
  }
  const measure = memoryPhotoChild(({ post }, { requestId }) => {
    void fill().then(() => emptyFindings(requestId).forEach(post))
  })
  const { core } = await openMemoryCore(dataDir, { measure, clock: impatient })
  await core.api['settings.set']({ defaultModelId: modelId })
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link)
  await drop(page, await writeFiles(dataDir, 'a.jpg', 'b.jpg'))
  const held = page.getByText(
    'The disk is full, so nothing more can be saved. Free some space; work goes on by itself.',
  )
  await page.locator('.queue-held').and(held).waitFor()
  expect(await violations(page)).toEqual([])
  await page.reload()
  await page.locator('.queue-held').and(held).waitFor()
  isFull = false
  for (const name of ['a.jpg', 'b.jpg']) await row(page, name).getByText('Ansel Adams · today').waitFor()
  expect(await page.getByText('disk is full').count()).toBe(0)
  expect(await page.getByText('Paused').count()).toBe(0)
  expect(errors).toEqual([])
})

test('a model that loads: its name, its share and the seconds; where it was stopped or failed stays', async () => {
  const dataDir = await temporaryFolder()
  let act = (post: (reply: InferenceReply) => void, requestId: string): void => {
    post({ type: 'loadProgress', requestId, share: 0.42 })
  }
  const { core } = await openMemoryCore(dataDir, {
    load: (post, requestId) => act(post, requestId),
    write: (post, requestId) => writing(post, requestId),
  })
  let writing = writeCritique
  await core.api['settings.set']({ defaultModelId: modelId })
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link)
  await drop(page, await writeFiles(dataDir, 'a.jpg'))
  await page
    .locator('.thinking')
    .getByText(/^Loading everyone\.txt\.\.\. 42 % · \d+\.\d s$/)
    .waitFor()
  await page.locator('.model-chip').getByText('loading 42 %').waitFor()
  expect(await stagesOf(page)).toEqual([
    expect.stringMatching(/^prepare: done/),
    'loading now, 42 %',
    'read: to come',
    'write: to come',
    'check: to come',
  ])
  // The share of the stage is not that of the job.
  await row(page, 'a.jpg')
    .getByText(/^[1-9]\d? %$/)
    .waitFor()
  expect(await row(page, 'a.jpg').getByText('42 %').count()).toBe(0)
  expect(await violations(page)).toEqual([])

  const stopped = ['prepare: done', 'load: stopped', 'read: to come', 'write: to come', 'check: to come']
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByText('Stopped. The text so far is kept.').waitFor()
  expect((await stagesOf(page)).map((each) => each.replace(/done in .*/, 'done'))).toEqual(stopped)
  await page.reload()
  await page.getByText('Stopped. The text so far is kept.').waitFor()
  expect(await stagesOf(page)).toEqual(stopped)

  act = (post, requestId) => post({ type: 'loaded', requestId, model: memoryModel })
  writing = (post, requestId) => {
    const error = { code: 'context-overflow', message: 'This does not fit.' } as const
    post({ type: 'failed', requestId, error })
  }
  await page.getByRole('button', { name: 'Retry' }).click()
  await critique(page).getByText('This does not fit.').waitFor()
  expect((await stagesOf(page))[2]).toBe('read: failed')
  writing = writeCritique
  await page.getByRole('button', { name: 'Retry' }).click()
  await completed(page)
  expect(errors).toEqual([])
})

const recordRows = `{
  const states = (window.rows = [])
  const record = () => {
    const rows = [...document.querySelectorAll('[role=option]')]
    const top = (row) => new DOMMatrix(getComputedStyle(row).transform).f
    const names = rows.toSorted((a, b) => top(a) - top(b)).map((row) => row.querySelector('strong').textContent)
    if (String(names) !== String(states.at(-1))) states.push(names)
  }
  new MutationObserver(record).observe(document, { subtree: true, childList: true, characterData: true })
}`

test('a drop keeps its order and its number while it arrives; all that failed is tried again at once', async () => {
  const dataDir = await temporaryFolder()
  let writing = (post: (reply: InferenceReply) => void, requestId: string): void => {
    const error = { code: 'model-missing', message: 'The model file is not there.' } as const
    post({ type: 'failed', requestId, error })
  }
  const { core } = await openMemoryCore(dataDir, { write: (post, requestId) => writing(post, requestId) })
  await core.api['settings.set']({ defaultModelId: modelId })
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link)
  await page.evaluate(recordRows)
  const names = Array.from({ length: 9 }, (_, index) => `photo-${index}.jpg`)
  await drop(page, await writeFiles(dataDir, ...names))
  await page.getByText('Nothing waits · 9 failed').waitFor()
  // From the first to the last moment: the last one on top, and no row anywhere else.
  const shown = await page.evaluate<string[][]>('window.rows.filter((rows) => rows.length > 0)')
  expect(new Set(shown.map(String))).toEqual(new Set([String(names.toReversed())]))
  await page.getByRole('heading', { name: '9 photographs' }).waitFor()

  await page.emulateMedia({ forcedColors: 'active' })
  const looks = await rail(page)
    .locator('li')
    .evaluateAll((items) =>
      items.map((item) => {
        const { backgroundColor, borderTopStyle, borderTopWidth } = (
          globalThis as unknown as { getComputedStyle: (node: unknown) => Record<string, string> }
        ).getComputedStyle(item)
        const { classList } = item as unknown as { classList: string[] }
        return [[...classList].at(-1), [backgroundColor, borderTopStyle, borderTopWidth].join()]
      }),
    )
  const byState = new Map(looks.map(([state, look]) => [state, look]))
  expect([...byState.keys()]).toEqual(['rail-done', 'rail-failed', 'rail-next'])
  expect(new Set(byState.values()).size).toBe(3)
  const retry = page.getByRole('button', { name: 'Retry all 9 that failed' })
  await page.getByRole('listbox').focus()
  for (let steps = 0; steps < 40 && !(await retry.evaluate((node) => node.matches(':focus'))); steps++)
    await page.keyboard.press('Tab')
  expect(await retry.evaluate((node) => node.matches(':focus-visible'))).toBe(true)
  expect(await violations(page)).toEqual([])
  writing = writeCritique
  await page.keyboard.press('Enter')
  await page.getByText('Nothing waits', { exact: true }).waitFor()
  await completed(page)
  expect(await retry.count()).toBe(0)
  expect((await core.api['jobs.list']({ status: 'completed' })).jobs).toHaveLength(9)
  expect(errors).toEqual([])
})
