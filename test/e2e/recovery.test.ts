// What breaks while a critique is being written: the page gets over it by itself and shows every word once. What broke
// before it was opened, it says.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveUpload } from '../../src/core/photos/uploads.ts'
import { openMemoryCore } from '../../src/server/http/testing/memoryCore.ts'
import { slowRecital } from '../fixtures/gguf/index.ts'
import { recordingStarter } from '../support/children.ts'
import { openCore, temporaryFolder } from '../support/core.ts'
import { writePhoto } from '../support/photos.ts'
import { seeded } from '../support/random.ts'
import { startServe } from '../support/serve.ts'
import { drop, launchBrowser } from './browser.ts'
import { blocksOf, lettersOf, recordStates, shownBlocks, shownStates } from './critiqueText.ts'
import { startCuttingProxy } from './cuttingProxy.ts'
import { serve } from './served.ts'
import { completed, critique, openStudio, row } from './studio.ts'
import { violations } from './violations.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const anyScore = /\d\.\d/

test('the inference child killed in the middle of the text: one result, without a reload', async () => {
  const dataDir = await temporaryFolder()
  const { path, texts } = await slowRecital()
  const children = recordingStarter()
  const core = await openCore({ dataDir, startWorker: children.startWorker })
  await core.api['settings.set']({ defaultModelId: path })
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link)
  const openedAt = await page.evaluate<number>('performance.timeOrigin')

  await drop(page, [await writePhoto(dataDir)])
  await critique(page).getByText('Composition').waitFor()
  process.kill(children.latest('inference').pid!, 'SIGKILL')
  await completed(page)
  expect(await shownBlocks(page)).toEqual(blocksOf(texts.first))
  expect(await page.evaluate<number>('performance.timeOrigin')).toBe(openedAt)
  expect(errors).toEqual([])
  const { jobs } = await core.api['jobs.list']({})
  expect(jobs).toMatchObject([{ status: 'completed', attempt: 2 }])
  expect(core.events.filter(({ type }) => type === 'analysis_complete').length).toBe(1)
}, 120_000)

/** The page waits half a second and longer before it connects again; here its clock runs faster. */
const impatient = `{
  const later = window.setTimeout
  window.setTimeout = (run, delay, ...rest) => later(run, delay > 8000 ? delay : Math.min(delay, 10), ...rest)
}`

test('a hundred forced disconnects: no word is missing, none comes twice, and the end is the text', async () => {
  const dataDir = await temporaryFolder()
  const { path, texts } = await slowRecital()
  const core = await openCore({ dataDir })
  await core.api['settings.set']({ defaultModelId: path })
  const server = await serve(core, dataDir)
  const random = seeded(20261121)
  // In the snapshot more often than not, in a chunk, or between two.
  const proxy = await startCuttingProxy(server.port, () => 1 + Math.floor(6000 * random() ** 3))
  const link = `http://127.0.0.1:${proxy.port}/#token=${server.token}`
  const { page } = await openStudio(browser, link, { initScript: impatient })
  await recordStates(page)

  for (let round = 0; proxy.cuts() < 100; round++) {
    const name = `photo-${round}.jpg`
    await drop(page, [await writePhoto(dataDir, name)])
    await row(page, name).getByText(anyScore).waitFor()
    expect(await shownBlocks(page)).toEqual(blocksOf(texts.first))
  }
  const { jobs } = await core.api['jobs.list']({})
  for (const { id } of jobs) {
    expect((await core.api['jobs.critique']({ id }))?.analysisMarkdown).toBe(texts.first)
  }
  const all = lettersOf(texts.first)
  const states = (await shownStates(page)).map(lettersOf)
  expect(states.length).toBeGreaterThan(50)
  expect(states.filter((state) => !all.startsWith(state))).toEqual([])
}, 120_000)

/** Here a server that hangs is noticed in a third of the time, which is still longer than a sign of life takes. */
const watchful = `{
  const later = window.setTimeout
  window.setTimeout = (run, delay, ...rest) => later(run, delay >= 20_000 ? delay / 3 : delay, ...rest)
}`

test('a server that hangs is told of, and the page goes on with it when it is back', async () => {
  const dataDir = await temporaryFolder()
  const server = startServe('--data', dataDir)
  const { page } = await openStudio(browser, await server.link, { initScript: watchful })
  const lost = page.getByText('Connection lost, reconnecting…')
  server.kill('SIGSTOP')
  await lost.waitFor()
  expect(await violations(page)).toEqual([])
  server.kill('SIGCONT')
  await lost.waitFor({ state: 'hidden' })
  await drop(page, [await writePhoto(dataDir)])
  await row(page, 'photo.jpg').getByText('Ansel Adams').waitFor()
})

test('a library whose database is gone says so, and has its photographs again at the press of a key', async () => {
  const dataDir = await temporaryFolder()
  const before = await openMemoryCore(dataDir)
  const uploads = await Promise.all(
    ['pier.jpg', 'branch.jpg', 'dunes.jpg'].map((name) =>
      saveUpload(dataDir, name, Readable.from([Buffer.from(name)])),
    ),
  )
  await before.core.api['photos.measure']({ uploads })
  await before.core.close()
  for (const name of ['mondrian.db', 'backups']) await rm(join(dataDir, name), { recursive: true })

  const { core } = await openMemoryCore(dataDir)
  const { page, errors } = await openStudio(browser, (await serve(core, dataDir)).link)
  const messages = page.getByRole('alert')
  await messages.getByText('was missing. There was no backup to restore.').waitFor()
  await messages.getByText('3 photographs are here that the library does not know.').waitFor()
  await messages.getByRole('button', { name: 'Add them' }).press('Enter')
  for (const name of ['pier.jpg', 'branch.jpg', 'dunes.jpg']) await row(page, name).waitFor()
  await messages.getByText('3 photographs are here').waitFor({ state: 'detached' })
  await messages.getByRole('button', { name: 'Dismiss' }).press('Enter')
  await messages.getByText('was missing').waitFor({ state: 'detached' })
  expect(errors).toEqual([])
})
