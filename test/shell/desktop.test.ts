// What the app borrows of the desktop: menu, dialogs, notifications, progress, sleep, the place of its window.
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { photoExtensions } from '../../src/shared/photos.ts'
import { violations } from '../e2e/violations.ts'
import { recital, slowRecital } from '../fixtures/gguf/index.ts'
import { temporaryFolder } from '../support/core.ts'
import { writePhoto } from '../support/photos.ts'
import { clientOf } from '../support/serve.ts'
import { drop, launch, quit, type Started } from './launch.ts'
import { openForAll } from './openForAll.ts'
import { call, completed, critique, openStudio, row, rows, type Studio } from './studio.ts'

let shared: Awaited<ReturnType<typeof openForAll>>
beforeAll(async () => {
  shared = await openForAll()
})
afterAll(() => shared.close())

/** The app that tests share which neither end it nor break its page: its library emptied, a photograph to drop. */
async function emptied(model = recital): Promise<Studio> {
  const { shell } = shared
  await call(shell, 'queue.stop', {})
  const listed = await call(shell, 'photos.list', {})
  for (const { id } of listed.ok ? listed.value.photos : []) await call(shell, 'photos.remove', { id })
  await shell.page.getByText('Drop photographs here').waitFor()
  const { path, texts } = await model()
  await call(shell, 'settings.set', { defaultModelId: path })
  const dataDir = await temporaryFolder()
  return { ...shell, dataDir, photo: await writePhoto(dataDir), text: texts.first }
}

const click = ({ evaluate }: Started, id: string): Promise<void> =>
  evaluate(({ Menu }, item) => void Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id)

test('first run: a sample gets its critique offline, and the page has no barrier that axe finds', async () => {
  const shell = await launch({ dataDir: await temporaryFolder() })
  expect(await violations(shell.page)).toEqual([])
  await shell.page.getByRole('button', { name: /Pier sunset/ }).click()
  await critique(shell.page).getByText('Strengths').waitFor()
  await completed(shell.page)
  expect(await violations(shell.page)).toEqual([])
  const picture = shell.page.locator('.row img')
  expect(await picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBeGreaterThan(100)

  await shell.evaluate(({ shell: desktop }) => {
    const shown = ((globalThis as { shown?: string[] }).shown = [] as string[])
    desktop.showItemInFolder = (path) => void shown.push(path)
  })
  expect(await call(shell, 'log.show', {})).toEqual({ ok: true, value: { shown: true } })
  const shown = await shell.evaluate(() => (globalThis as { shown?: string[] }).shown)
  expect(shown).toEqual([expect.stringMatching(/log\.jsonl$/)])
  expect(shell.errors).toEqual([])
})

test('pictures come whole and in ranges, and nothing else is served', async () => {
  const studio = await emptied()
  // A folder goes over by its own path.
  const folder = join(studio.dataDir, 'trip')
  await mkdir(folder)
  await rename(studio.photo, join(folder, 'photo.jpg'))
  await drop(studio, [folder])
  await studio.page.locator('.row img').waitFor()
  const reply = await call(studio, 'photos.list', {})
  expect(reply).toMatchObject({ value: { photos: [{ path: join(folder, 'photo.jpg') }] } })
  const id = reply.ok ? reply.value.photos[0]?.id : ''
  const answers = await studio.page.evaluate(async (photoId) => {
    const ask = async (path: string, range?: string) => {
      const response = await fetch(path, range === undefined ? {} : { headers: { range } })
      const { byteLength } = await response.arrayBuffer()
      return [response.status, byteLength, response.headers.get('content-range')]
    }
    return {
      whole: await ask(`/photo/${photoId}`),
      part: await ask(`/photo/${photoId}`, 'bytes=10-19'),
      beyond: await ask(`/thumb/${photoId}`, 'bytes=99999999-'),
      outside: (await ask('/photo/..%2f..%2fmondrian.db'))[0],
      command: (await ask('/api/settings.get'))[0],
    }
  }, id)
  const size = answers.whole[1]
  expect(answers).toMatchObject({
    whole: [200, expect.any(Number), null],
    part: [206, 10, `bytes 10-19/${size}`],
    outside: 404,
    command: 404,
  })
  expect(answers.beyond[0]).toBe(416)
})

test('every command of the page is in the menu, under a key of its own, and does what the letter does', async () => {
  const studio = await emptied(slowRecital)
  const items = await studio.evaluate(({ Menu }) => {
    type Item = { id?: string; accelerator?: string | null; submenu?: { items: Item[] } | undefined }
    const flat = (list: Item[]): Item[] => list.flatMap((item) => [item, ...flat(item.submenu?.items ?? [])])
    const all = flat(Menu.getApplicationMenu()?.items ?? [])
    return all.flatMap(({ id, accelerator }) => (id && accelerator ? [{ id, accelerator }] : []))
  })
  const ids = items.map(({ id }) => id)
  for (const id of ['add', 'addFolder', 'advisors', 'turn', 'remove', 'stop', 'retry', 'pause', 'settings'])
    expect(ids).toContain(id)
  expect(new Set(items.map(({ accelerator }) => accelerator)).size).toBe(items.length)

  await click(studio, 'settings')
  await studio.page.getByRole('dialog', { name: 'Settings' }).waitFor()
  await studio.page.getByRole('button', { name: 'Done' }).click()
  await drop(studio, [studio.photo])
  await critique(studio.page).getByText('What I see').waitFor()
  await click(studio, 'stop')
  await studio.page.getByText('Stopped. The text so far is kept.').waitFor()
  await click(studio, 'remove')
  await studio.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await studio.page.getByText('Drop photographs here').waitFor()
})

test('the open dialog adds what was chosen, and nothing when it was left', async () => {
  const studio = await emptied()
  await studio.evaluate(({ dialog }, path) => {
    const answers = [
      { canceled: true, filePaths: [] },
      { canceled: false, filePaths: [path] },
    ]
    dialog.showOpenDialog = (async (_: unknown, { filters }: Electron.OpenDialogOptions) => {
      Object.assign(globalThis, { offered: filters?.[0]?.extensions })
      return answers.shift()
    }) as never
  }, studio.photo)
  await click(studio, 'add')
  await click(studio, 'add')
  await row(studio.page, 'photo.jpg').waitFor()
  await completed(studio.page)
  expect(await rows(studio.page).count()).toBe(1)
  const offered = await studio.evaluate(() => (globalThis as unknown as { offered: string[] }).offered)
  expect(offered).toEqual([...photoExtensions.picture, ...photoExtensions.raw])
})

test('while it works the window has a bar and the computer stays awake; at the end there is one notification', async () => {
  const studio = await emptied()
  await studio.evaluate(({ BrowserWindow, Notification, powerSaveBlocker }) => {
    const seen = { bars: [] as number[], shown: [] as string[], awake: false }
    Object.assign(globalThis, { seen })
    const [window] = BrowserWindow.getAllWindows()
    window?.blur()
    window!.setProgressBar = (share: number) => {
      seen.bars.push(share)
      seen.awake ||= Array.from({ length: 100 }).some((_, id) => powerSaveBlocker.isStarted(id))
    }
    Notification.prototype.show = function show(this: { body: string }) {
      seen.shown.push(this.body)
    }
  })
  await drop(studio, [studio.photo, await writePhoto(studio.dataDir, 'second.jpg')])
  type Seen = { bars: number[]; shown: string[]; awake: boolean; awakeNow: boolean }
  const seen = () =>
    studio.evaluate(({ powerSaveBlocker }) => ({
      ...(globalThis as unknown as { seen: Seen }).seen,
      awakeNow: Array.from({ length: 100 }).some((_, id) => powerSaveBlocker.isStarted(id)),
    }))
  await expect
    .poll(async () => (await seen()).shown, { timeout: 30_000 })
    .toEqual(['2 critiques are written.'])
  const { bars, awake, awakeNow } = await seen()
  expect(bars.at(-1)).toBe(-1)
  expect(bars.filter((share) => share > 0 && share <= 1).length).toBeGreaterThan(2)
  expect({ awake, awakeNow }).toEqual({ awake: true, awakeNow: false })
})

test('the window opens where it was left; a place off every screen is forgotten', async () => {
  const dataDir = await temporaryFolder()
  const bounds = { x: 120, y: 90, width: 900, height: 700 }
  const first = await launch({ dataDir })
  await first.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds)
  await quit(first)
  const boundsOf = ({ evaluate }: Started) =>
    evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  const second = await launch({ dataDir })
  expect(await boundsOf(second)).toEqual(bounds)
  await quit(second)
  const away = JSON.stringify({ ...bounds, x: 90_000, maximized: false })
  await writeFile(join(dataDir, 'window', 'place.json'), away)
  expect(await boundsOf(await launch({ dataDir }))).not.toEqual(bounds)
})

test('closing the only window ends the app, which asks first while it works', async () => {
  const studio = await openStudio(slowRecital)
  await drop(studio, [studio.photo])
  await critique(studio.page).getByText('What I see').waitFor()
  await studio.evaluate(({ dialog, BrowserWindow }) => {
    dialog.showMessageBox = (async () => ({ response: 0 })) as never
    // Not now: the answer to this very call must find a way back.
    setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0)
  })
  expect(await studio.ended).toEqual({ code: 0, signal: null })
})

test('browsers are served only after the menu was asked, and no longer than that', async () => {
  const studio = await emptied()
  await studio.evaluate(({ shell }) => {
    Object.assign(globalThis, { opened: [] })
    shell.openExternal = async (url) => void (globalThis as unknown as { opened: string[] }).opened.push(url)
  })
  const opened = () => studio.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  await click(studio, 'openLink')
  expect(await opened()).toEqual([])
  await click(studio, 'serve')
  const isServing = () =>
    studio.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('serve')?.checked)
  await expect.poll(isServing).toBe(true)
  await click(studio, 'openLink')
  await expect.poll(opened).toHaveLength(1)
  const [link = ''] = await opened()
  expect((await clientOf(link).get('/health/models')).status).toBe(200)
  await click(studio, 'serve')
  await expect.poll(isServing).toBe(false)
  await expect(clientOf(link).get('/health/models')).rejects.toThrow('fetch failed')
})

test('a page that dies is told of in words and opened again; what was written is there', async () => {
  const studio = await openStudio()
  await drop(studio, [studio.photo])
  await completed(studio.page)
  await studio.evaluate(({ dialog, BrowserWindow }) => {
    dialog.showMessageBox = (async (_: unknown, { message }: { message: string }) => {
      Object.assign(globalThis, { told: message })
      return { response: 0 }
    }) as never
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  const told = () => studio.evaluate(() => (globalThis as unknown as { told?: string }).told)
  await expect.poll(told).toBe('The window of Mondrian has stopped working.')
  // Playwright wants nothing to do with a page that has crashed once.
  const shown = () =>
    studio.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.textContent'),
    ) as Promise<string>
  await expect.poll(shown, { timeout: 15_000 }).toContain('photo.jpg')
})
