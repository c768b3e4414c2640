// What leaves the app: files where a dialog says, the photograph's own file in other programs, what is dragged out.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drop, type Started } from './launch.ts'
import { call, completed, openStudio } from './studio.ts'

const click = ({ evaluate }: Started, id: string): Promise<void> =>
  evaluate(({ Menu }, item) => void Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id)

test('an export goes where the dialog says, and the folder is shown; left, it goes nowhere', async () => {
  const studio = await openStudio()
  await drop(studio, [studio.photo])
  await completed(studio.page)
  const target = join(studio.dataDir, 'chosen.html')
  await writeFile(target, 'which the dialog allowed to be replaced')
  await studio.evaluate(({ dialog, shell: desktop }, filePath) => {
    const answers = [
      { canceled: true, filePath: '' },
      { canceled: false, filePath },
      { canceled: false, filePath: `${filePath}.jpg` },
    ]
    const seen = ((globalThis as { seen?: unknown[] }).seen = [] as unknown[])
    dialog.showSaveDialog = (async (_: unknown, { defaultPath }: Electron.SaveDialogOptions) => {
      seen.push(defaultPath)
      return answers.shift()
    }) as never
    desktop.showItemInFolder = (path) => void seen.push(path)
  }, target)
  const menu = studio.page.getByRole('dialog', { name: 'Export' })
  await studio.page.getByRole('button', { name: 'Export' }).click()
  await menu.getByRole('button', { name: 'Web page' }).click()
  await expect.poll(() => studio.page.getByRole('status').filter({ hasText: 'Exporting' }).count()).toBe(0)
  expect(await readFile(target, 'utf8')).toMatch(/^which/)
  await menu.getByRole('button', { name: 'Web page' }).click()
  await menu.getByText(/^Saved as chosen\.html in /).waitFor()
  await menu.getByRole('button', { name: 'Show in folder' }).click()
  expect(await readFile(target, 'utf8')).toContain('Content-Security-Policy')
  const seen = () => studio.evaluate(() => (globalThis as { seen?: unknown[] }).seen)
  await expect.poll(seen).toEqual(['photo.html', 'photo.html', target])
  const { value: listed } = (await call(studio, 'photos.list', {})) as { value: { photos: { id: string }[] } }
  const operations = [{ kind: 'exposure' as const, stops: 0.5 }]
  const saved = await call(studio, 'exports.copy', { photoId: listed.photos[0]!.id, operations })
  expect(saved).toMatchObject({ ok: true, value: { written: { name: 'chosen.html.jpg' } } })
  expect((await readFile(`${target}.jpg`)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
  expect(await seen()).toEqual(['photo.html', 'photo.html', target, 'photo, edited.jpg'])
  await click(studio, 'reveal')
  await expect.poll(async () => ((await seen()) ?? []).at(-1)).toBe(studio.photo)
  await studio.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window!.webContents.startDrag = (item) => void Object.assign(globalThis, { dragged: item.file })
  })
  await studio.page.getByText('Drag this to a folder').dispatchEvent('dragstart')
  const dragged = () => studio.evaluate(() => (globalThis as { dragged?: string }).dragged ?? '')
  await expect.poll(dragged).toMatch(/photo\.html$/)
  expect(await readFile(await dragged(), 'utf8')).toContain('<h1><bdi>photo.jpg</bdi></h1>')
  const folder = join(studio.dataDir, 'printed')
  expect(await call(studio, 'exports.create', { format: 'pdf', folder })).toMatchObject({
    ok: true,
    value: { files: [expect.stringMatching(/^photo .*\.pdf$/)], leftOut: [] },
  })
  const [pdf = ''] = await readdir(folder)
  expect((await readFile(join(folder, pdf))).subarray(0, 5).toString()).toBe('%PDF-')
  expect(await studio.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await menu.getByRole('button', { name: 'Copy critique' }).click()
  await menu.getByText('Copied as Markdown and as rich text.').waitFor()
  await studio.page.keyboard.press('Escape')
  // Other programs: the usual one, and one that a person shows once.
  await studio.evaluate(({ dialog, shell: desktop }) => {
    desktop.openPath = async (path) => {
      ;(globalThis as { seen?: unknown[] }).seen?.push(`opened ${path}`)
      return ''
    }
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/bin/true'] })
  })
  const entry = async (name: string): Promise<void> => {
    await studio.page.locator('.photo-stage').click({ button: 'right' })
    await studio.page.getByRole('menu').getByRole('menuitem', { name }).click()
  }
  await entry('Open in the usual program')
  await expect.poll(async () => ((await seen()) ?? []).at(-1)).toBe(`opened ${studio.photo}`)
  await entry('Open in another program…')
  await expect
    .poll(() => call(studio, 'programs.list', {}))
    .toMatchObject({ ok: true, value: { programs: ['true'] } })
  await entry('Open in true')
  const id = listed.photos[0]!.id
  expect(await call(studio, 'photos.open', { id, program: 'never chosen' })).toMatchObject({
    value: { opened: false },
  })
  // What programs read goes beside the photograph, and into it once that was chosen.
  await entry('Write a sidecar beside it')
  await studio.page.getByText('Written: photo.xmp.').waitFor()
  await call(studio, 'settings.set', { metadataInto: 'photograph' })
  await entry('Write into the photograph')
  await studio.page.getByText('Written: photo.jpg. One is kept as before, too.').waitFor()
  expect(await readFile(studio.photo, 'latin1')).toContain('urn:mondrian:critique:1.0/')
  expect(studio.errors).toEqual([])
})
