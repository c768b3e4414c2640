// What a photographer does in the browser, over the real server, children and engine.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import type { CommandOutput } from '../../src/shared/commands.ts'
import { recital, slowRecital, type Recital } from '../fixtures/gguf/index.ts'
import { temporaryFolder } from '../support/core.ts'
import { writePhoto } from '../support/photos.ts'
import { clientOf, startServe, startServeForAll, type ServeRun } from '../support/serve.ts'
import { drop, launchBrowser } from './browser.ts'
import { blocksOf, shownBlocks } from './critiqueText.ts'
import { completed, critique, openStudio, row } from './studio.ts'
import { violations } from './violations.ts'

let browser: Browser
let library: string
let shared: ServeRun
beforeAll(async () => {
  browser = await launchBrowser()
  library = await mkdtemp(join(tmpdir(), 'mondrian-test-'))
  shared = startServeForAll('--data', library)
})
afterAll(async () => {
  await browser.close()
  shared.kill('SIGTERM')
  await shared.ended
  await rm(library, { recursive: true })
})

/** A window on a server of its own. */
async function start(model?: () => Promise<Recital>) {
  const dataDir = await temporaryFolder()
  const server = startServe('--data', dataDir)
  return { ...(await open(await server.link, model)), dataDir, server }
}

/** A window on the server of all tests that neither end it nor need its first start: its library emptied. */
async function emptied(model?: () => Promise<Recital>) {
  const link = await shared.link
  const { post } = clientOf(link)
  await post('/api/queue.stop')
  const { photos } = await post<CommandOutput<'photos.list'>>('/api/photos.list')
  for (const { id } of photos) await post('/api/photos.remove', { id })
  return { ...(await open(link, model)), dataDir: await temporaryFolder() }
}

async function open(link: string, model?: () => Promise<Recital>) {
  const fixture = await model?.()
  if (fixture) await clientOf(link).post('/api/settings.set', { defaultModelId: fixture.path })
  const { page, errors } = await openStudio(browser, link)
  return { link, page, errors, text: fixture?.texts.first ?? '' }
}

test('first run: the page offers a sample, and a critique of it grows without a reload', async () => {
  const { page, errors } = await start()
  await page.getByText('Drop photographs here').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: /Pier sunset/ }).click()
  await critique(page).getByText('Strengths').waitFor()
  await completed(page)
  expect(await page.evaluate('[...document.images].map((image) => image.naturalWidth > 0)')).toEqual([
    true,
    true,
  ])
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 1024, height: 700 })
  expect(await violations(page)).toEqual([])
  expect(errors).toEqual([])
  expect(page.url()).not.toContain('token')
})

test('twenty photographs dropped at once: a row each, all of them completed', async () => {
  const { dataDir, page, errors } = await emptied(recital)
  const names = Array.from({ length: 20 }, (_, index) => `photo-${index}.jpg`)
  await drop(page, await Promise.all(names.map((name) => writePhoto(dataDir, name))))
  await page.getByText('20 photographs').waitFor()
  const scores = (): Promise<string[]> => page.locator('.row-score').allTextContents()
  // Only the rows in view exist; a row that is still on its way has no score yet.
  const isScored = async (): Promise<boolean> => {
    const shown = await scores()
    return shown.length > 5 && shown.every((score) => /^([a-z ]+)?\d+\.\d$|^no fault$/.test(score))
  }
  await expect.poll(isScored, { timeout: 60_000 }).toBe(true)
  await page.getByText('Nothing waits').waitFor()
  expect(errors).toEqual([])
})

test('a recital reaches the page word for word, over a reload in the middle of it', async () => {
  const { dataDir, page, text, errors } = await emptied(slowRecital)
  await drop(page, [await writePhoto(dataDir)])
  await critique(page).getByText('What I see').waitFor()
  await page.reload()
  await completed(page)
  expect(await shownBlocks(page)).toEqual(blocksOf(text))
  expect(errors).toEqual([])
}, 120_000)

test('the server killed in the middle of the text and started again: the page catches up by itself', async () => {
  const { dataDir, server, link, page, text } = await start(slowRecital)
  await drop(page, [await writePhoto(dataDir)])
  await critique(page).getByText('What I see').waitFor()
  server.kill('SIGKILL')
  await server.ended
  await startServe('--data', dataDir, '--port', String(clientOf(link).port)).link
  await completed(page)
  expect(await shownBlocks(page)).toEqual(blocksOf(text))
}, 120_000)

test('three windows show the same critique', async () => {
  const { dataDir, link, page, text } = await emptied(recital)
  const others = await Promise.all([1, 2].map(() => openStudio(browser, link)))
  await drop(page, [await writePhoto(dataDir, 'shared.jpg')])
  const pages = [page, ...others.map((other) => other.page)]
  for (const each of pages) {
    await row(each, 'shared.jpg').click()
    await completed(each)
    expect(await shownBlocks(each)).toEqual(blocksOf(text))
  }
}, 120_000)

test('a file that is no photograph is named in one sentence, and the good one beside it completes', async () => {
  const { dataDir, page } = await emptied(recital)
  const words = join(dataDir, 'words.jpg')
  await writeFile(words, 'These are words, and no picture.')
  await drop(page, [words, await writePhoto(dataDir, 'good.jpg')])
  await page
    .getByText(/not a photo format/)
    .first()
    .waitFor()
  expect(await row(page, 'words.jpg').textContent()).toContain('not a photo format')
  await row(page, 'good.jpg').click()
  await completed(page)
})

test('a dropped photograph is seen before it has arrived, and its picture takes over', async () => {
  const { dataDir, page, errors } = await emptied(recital)
  const arrival = Promise.withResolvers<void>()
  await page.route('**/upload?*', async (route) => {
    await arrival.promise
    await route.continue()
  })
  await drop(page, [await writePhoto(dataDir)])
  const picture = page.locator('.photo-stage img')
  await picture.waitFor()
  expect(await picture.getAttribute('src')).toMatch(/^blob:/)
  await expect.poll(() => page.evaluate('document.querySelector(".photo-stage img").naturalWidth')).toBe(480)
  arrival.resolve()
  await completed(page)
  expect(await picture.getAttribute('src')).toMatch(/^\/photo\//)
  expect(errors).toEqual([])
})

test('a drop is taken when what lies under the pointer has just changed', async () => {
  const { dataDir, page, errors } = await emptied(recital)
  const cover = `const cover = document.createElement('div')
    cover.style = 'position: fixed; inset: 0; z-index: 1'
    document.querySelector('main').append(cover)`
  await drop(page, [await writePhoto(dataDir)], () => page.evaluate(`{ ${cover} }`))
  // In the library, and no longer on its way: the next test finds it there.
  await row(page, 'photo.jpg').getByText('Ansel Adams').waitFor()
  expect(errors).toEqual([])
})

test('a critique that failed says what to do about it, also after a reload', async () => {
  const { dataDir, link, page, errors } = await emptied()
  await clientOf(link).post('/api/settings.set', { defaultModelId: join(dataDir, 'gone.gguf') })
  await drop(page, [await writePhoto(dataDir)])
  const hint = critique(page).getByText('Choose another model.')
  await hint.waitFor()
  await page.reload()
  await hint.waitFor()
  expect(errors).toEqual([])
})

test('a photograph is removed by keyboard and by mouse, after a question, and every window follows', async () => {
  const { dataDir, link, page, errors } = await start(recital)
  const other = await openStudio(browser, link)
  const names = ['one.jpg', 'two.jpg', 'three.jpg']
  const paths = await Promise.all(names.map((name) => writePhoto(dataDir, name)))
  // One after another: files that travel side by side arrive in any order.
  for (const [index, path] of paths.entries()) {
    await drop(page, [path])
    await row(page, names[index]!).getByText('Ansel Adams').waitFor()
  }
  await page.getByText('3 photographs').waitFor()
  await page.getByText('Nothing waits').waitFor()
  const question = page.getByRole('alertdialog', { name: 'Remove two.jpg?' })
  const focused = (): Promise<string> =>
    page.evaluate('document.activeElement.textContent || document.activeElement.id')
  const listed = async (): Promise<string[]> =>
    (await Promise.all([page, other.page].map((each) => each.locator('.row strong').allTextContents()))).map(
      String,
    )

  await row(other.page, 'two.jpg').click()
  await row(page, 'two.jpg').click()
  await page.keyboard.press('Delete')
  await question.getByText('The photograph’s own file is not touched.').waitFor()
  expect(await focused()).toBe('Cancel')
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await question.waitFor({ state: 'hidden' })
  expect(await focused()).toContain('two.jpg')
  await page.keyboard.press('Backspace')
  await question.waitFor()
  await page.keyboard.press('Enter')
  await question.waitFor({ state: 'hidden' })
  expect(await listed()).toEqual(['three.jpg,two.jpg,one.jpg', 'three.jpg,two.jpg,one.jpg'])

  await page.keyboard.press('Delete')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(listed).toEqual(['three.jpg,one.jpg', 'three.jpg,one.jpg'])
  for (const each of [page, other.page]) {
    await each.getByRole('option', { selected: true }).filter({ hasText: 'one.jpg' }).waitFor()
    await completed(each)
  }
  expect(await readFile(paths[1]!)).toEqual(await readFile(paths[0]!))

  await page.locator('.photo-stage img').click()
  await page.keyboard.press('Delete')
  await page.getByRole('alertdialog', { name: 'Remove one.jpg?' }).getByText('Cancel').click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect.poll(listed).toEqual(['three.jpg', 'three.jpg'])
  // A question about what another window removes meanwhile goes with it.
  for (const each of [page, other.page])
    await each.getByRole('button', { name: 'Remove', exact: true }).click()
  await other.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  for (const each of [page, other.page]) await each.getByText('Drop photographs here').waitFor()
  expect(await page.getByRole('alertdialog').count()).toBe(0)
  expect([...errors, ...other.errors]).toEqual([])
}, 120_000)
