// What a photographer does in the desktop app: over real main, preload and page bundles, children and engine.
import { expect, test } from 'vitest'
import { openStore } from '../../src/core/store/index.ts'
import { slowRecital } from '../fixtures/gguf/index.ts'
import { isRunning } from '../support/children.ts'
import { drop, launch, quit } from './launch.ts'
import { childrenOf } from './processes.ts'
import { call, completed, critique, lines, openStudio, row, shownLines, type Studio } from './studio.ts'

/** The app while it writes, the first words on the page. */
async function openWriting(): Promise<Studio> {
  const studio = await openStudio(slowRecital)
  await drop(studio, [studio.photo])
  await critique(studio.page).getByText('What I see').waitFor()
  return studio
}

test('a dropped photograph is read where it lies, and its critique grows word for word', async () => {
  const studio = await openStudio()
  await drop(studio, [studio.photo])
  await row(studio.page, 'photo.jpg').waitFor()
  await completed(studio.page)
  expect(await shownLines(studio.page)).toEqual(lines(studio.text))
  const reply = await call(studio, 'photos.list', {})
  expect(reply).toMatchObject({ ok: true, value: { photos: [{ path: studio.photo }] } })
  expect(studio.errors).toEqual([])
  // Both children are held by Node's permissions.
  expect(childrenOf(studio.process.pid, '--permission')).toHaveLength(2)
  expect(await quit(studio)).toEqual({ code: 0, signal: null })
})

test('Stop keeps the text, Retry writes it anew', async () => {
  const { page, text, errors } = await openWriting()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByText('Stopped. The text so far is kept.').waitFor()
  expect((await shownLines(page)).length).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Retry' }).click()
  await completed(page)
  expect(await shownLines(page)).toEqual(lines(text))
  expect(errors).toEqual([])
})

test('the page reloaded in the middle of the text goes on exactly there', async () => {
  const { page, text, errors, evaluate } = await openWriting()
  await evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await completed(page)
  expect(await shownLines(page)).toEqual(lines(text))
  expect(errors).toEqual([])
})

test('the model’s process killed in the middle of the text: it is written to the end all the same', async () => {
  const studio = await openWriting()
  const inference = childrenOf(studio.process.pid, 'inference')
  expect(inference.length).toBe(1)
  for (const pid of inference) process.kill(pid, 'SIGKILL')
  await completed(studio.page)
  expect(await shownLines(studio.page)).toEqual(lines(studio.text))
  const reply = await call(studio, 'jobs.list', {})
  expect(reply).toMatchObject({ ok: true, value: { jobs: [{ attempt: 2, status: 'completed' }] } })
})

test('quitting asks once; the next start takes the critique up again', async () => {
  const studio = await openWriting()
  await studio.evaluate(({ dialog }) => {
    const scope = globalThis as unknown as { asked: number }
    scope.asked = 0
    dialog.showMessageBox = (async () => ({ response: (scope.asked += 1) === 1 ? 1 : 0 })) as never
  })
  await studio.evaluate(({ app }) => app.quit())
  const asked = () => studio.evaluate(() => (globalThis as unknown as { asked: number }).asked)
  await expect.poll(asked).toBe(1)
  // "Keep Working" is what was answered.
  await studio.page.getByRole('button', { name: 'Stop', exact: true }).waitFor()
  const children = childrenOf(studio.process.pid)
  expect(await quit(studio)).toEqual({ code: 0, signal: null })
  await expect.poll(() => children.filter(isRunning), { timeout: 10_000 }).toEqual([])

  const again = await launch({ dataDir: studio.dataDir })
  await completed(again.page)
  expect(await shownLines(again.page)).toEqual(lines(studio.text))
  expect(again.errors).toEqual([])
})

test('the app killed in the middle of the text leaves nothing running, and the next start goes on', async () => {
  const studio = await openWriting()
  const children = childrenOf(studio.process.pid)
  expect(children.length).toBeGreaterThan(1)
  studio.process.kill('SIGKILL')
  await studio.ended
  await expect.poll(() => children.filter(isRunning), { timeout: 10_000 }).toEqual([])

  const again = await launch({ dataDir: studio.dataDir })
  await completed(again.page)
  expect(await shownLines(again.page)).toEqual(lines(studio.text))
  await quit(again)
  const store = openStore({ dataDir: studio.dataDir, now: Date.now })
  expect(store.integrityCheck()).toBe('ok')
  expect(store.jobs.open()).toEqual([])
  store.close()
})
