// A vision model in the desktop app: from a drop to the text, and when its engine or the app is killed on the way.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { blocksOf, lettersOf, shownBlocks } from '../e2e/critiqueText.ts'
import { askTheSeeing } from '../e2e/seenAnswers.ts'
import { slowVisionRecital, visionRecital } from '../fixtures/gguf/index.ts'
import { isRunning } from '../support/children.ts'
import { tints, writeTinted, type Tint } from '../support/tinted.ts'
import { drop, launch, quit, type Shell } from './launch.ts'
import { childrenOf } from './processes.ts'
import { call, completed, critique, openStudio, row, type Studio } from './studio.ts'

/** The app with a model that takes its time over the picture, and over a text that is cut off early. */
async function openSlow(): Promise<Studio> {
  const studio = await openStudio(slowVisionRecital)
  await call(studio, 'settings.set', { maxTokens: 128 })
  return studio
}

/** Process id of the vision engine, from the record in the data folder; waits until there is one. */
const enginePid = (dataDir: string): Promise<number> =>
  vi.waitFor(
    async () => (JSON.parse(await readFile(join(dataDir, 'helper.json'), 'utf8')) as { pid: number }).pid,
    { timeout: 20_000 },
  )

const gone = (pids: number[]): Promise<void> =>
  vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]), { timeout: 20_000 })

/** The photograph's critique is there as far as 128 tokens go. */
async function expectBeginning({ page }: Shell, tint: Tint, text: string): Promise<void> {
  await row(page, `${tint}.jpg`).click()
  await critique(page).getByText(blocksOf(text)[1]!.slice(0, 40)).waitFor()
  await completed(page)
  const shown = lettersOf((await shownBlocks(page)).join(' '))
  expect(shown.length).toBeGreaterThan(250)
  expect(lettersOf(text).startsWith(shown)).toBe(true)
}

test('a red, a green and a blue photograph are dropped, and each text says what the picture shows', async () => {
  const studio = await openStudio(visionRecital)
  const { page, dataDir, errors } = studio
  const { texts } = await visionRecital()
  await drop(studio, await Promise.all(tints.map((tint) => writeTinted(dataDir, tint))))
  for (const tint of tints) {
    await row(page, `${tint}.jpg`).click()
    await expect.poll(() => shownBlocks(page), { timeout: 30_000 }).toEqual(blocksOf(texts[tint]))
    await critique(page).getByText('This model sees the picture. Runs on CPU.').waitFor()
  }
  await page.getByRole('button', { name: 'What it saw' }).click()
  const picture = page.getByRole('img', { name: 'The picture as the model was given it' })
  const width = () => picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth)
  await expect.poll(width).toBe(900)
  expect(errors).toEqual([])
})

test('the vision engine killed in the middle of the text: it is written all the same, by a new one', async () => {
  const studio = await openSlow()
  const { texts } = await slowVisionRecital()
  await drop(studio, [await writeTinted(studio.dataDir, 'green')])
  const killed = await enginePid(studio.dataDir)
  await critique(studio.page).getByText('What I see').waitFor()
  process.kill(killed, 'SIGKILL')
  await expectBeginning(studio, 'green', texts.green)
  const reply = await call(studio, 'jobs.list', {})
  expect(reply).toMatchObject({ ok: true, value: { jobs: [{ attempt: 2, status: 'completed' }] } })
  const [engine] = childrenOf(studio.process.pid, 'llama-server')
  expect(engine).not.toBe(killed)
  expect(await quit(studio)).toEqual({ code: 0, signal: null })
  await gone([killed, engine!])
}, 120_000)

test('the app killed while the model looks leaves nothing running, and the next start works the queue off', async () => {
  const studio = await openSlow()
  const { texts } = await slowVisionRecital()
  const { dataDir, page } = studio
  // The picture must not be looked at before both photographs wait.
  await call(studio, 'queue.pause', {})
  await drop(studio, [await writeTinted(dataDir, 'red')])
  await row(page, 'red.jpg').waitFor()
  const quick = await visionRecital()
  await call(studio, 'settings.set', { defaultModelId: quick.path })
  await drop(studio, [await writeTinted(dataDir, 'blue')])
  await row(page, 'blue.jpg').waitFor()
  await row(page, 'red.jpg').click()
  await call(studio, 'queue.resume', {})
  await page.getByTitle('looking now').waitFor()
  const engine = await enginePid(dataDir)
  const left = childrenOf(studio.process.pid)
  expect(left).toContain(engine)
  studio.process.kill('SIGKILL')
  await studio.ended
  await gone(left)

  const again = await launch({ dataDir })
  await expectBeginning(again, 'red', texts.red)
  await expectBeginning(again, 'blue', texts.blue)
  const started = childrenOf(again.process.pid)
  expect(started).toContain(await enginePid(dataDir))
  expect(await quit(again)).toEqual({ code: 0, signal: null })
  await gone(started)
}, 120_000)

test('a model that sees is asked: its answers are stopped at every stage, and the last one is what it says of red', async () => {
  const studio = await openStudio(slowVisionRecital)
  const { raw } = await slowVisionRecital()
  await call(studio, 'settings.set', { maxTokens: 64 })
  await call(studio, 'photos.measure', { paths: [await writeTinted(studio.dataDir, 'red')] })
  await row(studio.page, 'red.jpg').click()
  const listed = await call(studio, 'photos.list', {})
  const photoId = listed.ok ? listed.value.photos[0]!.id : ''
  await askTheSeeing({
    page: studio.page,
    raw,
    stored: async () => {
      const reply = await call(studio, 'threads.get', { photoId })
      return reply.ok ? (reply.value?.messages ?? []) : []
    },
    pause: () => call(studio, 'queue.pause', {}),
    resume: () => call(studio, 'queue.resume', {}),
  })
  expect(studio.errors).toEqual([])
}, 120_000)
