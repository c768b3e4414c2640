import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../store/store.fixture.ts'
import { gathered, openLibrary } from './exporters.fixture.ts'
import { hostileNames } from './hostile.fixture.ts'

const order = { overwrite: false } as const

test('an export goes to the folder that was named and says what is there', async () => {
  const { openExports, addPhoto, addCritique, events } = openLibrary()
  addCritique(addPhoto())
  addPhoto()
  addPhoto({ name: 'late.jpg', status: 'new' })
  const folder = join(temporaryFolder(), 'new')
  const result = await openExports().create({ ...order, format: 'markdown', folder })
  expect(result).toEqual({
    folder,
    files: ['pier.md', 'pier (2).md'],
    leftOut: [{ name: 'late.jpg', reason: 'It is not measured yet.', failed: true }],
    stopped: false,
  })
  expect(readdirSync(folder).toSorted()).toEqual(['pier (2).md', 'pier.md'])
  expect(events.at(0)).toMatchObject({ type: 'export_update', state: 'running', total: 3 })
  expect(events.at(-1)).toMatchObject({ type: 'export_update', state: 'complete', done: 3, total: 3 })
})

test('nothing is replaced unasked', async () => {
  const { openExports, addPhoto } = openLibrary()
  addPhoto()
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'pier.md'), 'mine')
  const exports = openExports()
  expect((await exports.create({ ...order, format: 'markdown', folder })).files).toEqual(['pier (2).md'])
  expect(readFileSync(join(folder, 'pier.md'), 'utf8')).toBe('mine')
  const again = await exports.create({ format: 'markdown', folder, overwrite: true })
  expect(again.files).toEqual(['pier.md'])
  expect(readFileSync(join(folder, 'pier.md'), 'utf8')).toContain('# pier.jpg')
})

test('two exports at once into one folder take no file from each other', async () => {
  const { openExports, addPhoto } = openLibrary()
  for (let count = 0; count < 20; count++) addPhoto({ name: `${count % 5}.jpg` })
  const folder = temporaryFolder()
  const exports = openExports()
  const both = await Promise.all([
    exports.create({ ...order, format: 'markdown', folder }),
    exports.create({ ...order, format: 'markdown', folder }),
  ])
  const names = both.flatMap(({ files }) => files)
  expect(new Set(names).size).toBe(40)
  expect(readdirSync(folder).toSorted()).toEqual(names.toSorted())
  for (const name of names) expect(readFileSync(join(folder, name), 'utf8')).toMatch(/^# \d\.jpg\n/)
})

test('whatever photographs are called, every file lies in the folder', async () => {
  const { openExports, addPhoto } = openLibrary()
  for (const name of hostileNames) addPhoto({ name })
  const parent = temporaryFolder()
  const folder = join(parent, 'out')
  const { files } = await openExports().create({
    ...order,
    format: 'markdown',
    folder,
    nameTemplate: '../{name}/{date}',
  })
  expect(files).toHaveLength(hostileNames.length)
  expect(readdirSync(folder).toSorted()).toEqual(files.toSorted())
  expect(readdirSync(parent)).toEqual(['out'])
})

test.each(['markdown', 'csv'] as const)('stopped, %s leaves only whole files', async (format) => {
  const { openExports, addPhoto, events } = openLibrary()
  for (let index = 0; index < 50; index++) addPhoto({ name: `photo ${index}.jpg` })
  const folder = temporaryFolder()
  const exports = openExports()
  const work = exports.create({ ...order, format, folder })
  while (!events.some((event) => event.type === 'export_update')) {
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  expect(exports.stop()).toBe(1)
  const result = await work
  expect(result).toMatchObject({ folder, stopped: true })
  expect(result.files.length).toBeLessThan(50)
  expect(readdirSync(folder).toSorted()).toEqual(result.files.toSorted())
  for (const file of result.files)
    expect(readFileSync(join(folder, file), 'utf8')).toMatch(/^# photo \d+\.jpg\n[^]*\n$/)
  expect(events.at(-1)).toMatchObject({ state: 'stopped' })
  expect(exports.stop()).toBe(0)
})

test('a person is asked where it is to go, where the host can', async () => {
  const library = openLibrary()
  library.addPhoto()
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'chosen.md'), 'the dialog asked whether to replace it')
  const asked: unknown[] = []
  const shown: string[] = []
  const exports = library.openExports({
    chooseExport: async (suggested) => {
      asked.push(suggested)
      return asked.length === 1 ? { folder, name: 'chosen.md' } : null
    },
    showFile: (path) => void shown.push(path),
  })
  expect(exports.show()).toBe(false)
  const first = await exports.create({ ...order, format: 'markdown' })
  expect(first).toMatchObject({ folder, files: ['chosen.md'] })
  expect(readFileSync(join(folder, 'chosen.md'), 'utf8')).toContain('# pier.jpg')
  expect(await exports.create({ ...order, format: 'csv' })).toMatchObject({ folder: null, files: [] })
  expect(asked).toEqual([
    { name: 'pier.md', isOne: true },
    { name: 'pier 2026-01-31.csv', isOne: true },
  ])
  expect(exports.show()).toBe(true)
  expect(shown).toEqual([join(folder, 'chosen.md')])
})

test.each([
  [{ folder: 'relative' }, 'bad-request', 'The folder to export to is an absolute path.'],
  [{}, 'bad-request', 'exports.create wants the folder to export to.'],
  [{ folder: '/nowhere/at/all' }, 'export-unwritable', 'The folder to export to is not there.'],
  [
    { folder: '/tmp', nameTemplate: '{camera}' },
    'bad-request',
    'There is no {camera} in the name of a file.',
  ],
  [{ folder: '/tmp', advisorIds: ['nobody'] }, 'not-found', 'There is no advisor called nobody.'],
])('%j is refused as %s', async (input, code, message) => {
  const { openExports, addPhoto } = openLibrary()
  addPhoto()
  const work = openExports().create({ ...order, format: 'markdown', ...input })
  await expect(work).rejects.toMatchObject({ code, message })
})

test('an export is of those that fulfil a filter, and of those in a folder', async () => {
  const { openExports, addPhoto, store } = openLibrary()
  const [first, second] = [addPhoto({ name: 'sea/pier.jpg' }), addPhoto({ name: 'sea/rock.jpg' })]
  addPhoto({ name: 'seaside/tree.jpg' })
  store.marks.set([second], { rating: 4 })
  const filesOf = async (wanted: object): Promise<string[]> => {
    const folder = temporaryFolder()
    return (await openExports().create({ overwrite: false, format: 'markdown', folder, ...wanted })).files
  }
  expect(await filesOf({ filter: { rating: { min: 3 } } })).toEqual(['sea_rock.md'])
  expect(await filesOf({ below: '/secret/sea' })).toEqual(['sea_pier.md', 'sea_rock.md'])
  expect(await filesOf({ below: '/secret/sea/', photoIds: [first] })).toEqual(['sea_pier.md'])
  await expect(filesOf({ filter: { rating: { min: 5 } } })).rejects.toMatchObject({ code: 'not-found' })
})

test('a parcel is told of and stopped like an export that is written', async () => {
  const { openExports, addPhoto, events } = openLibrary()
  for (let index = 0; index < 5; index++) addPhoto()
  const exports = openExports()
  const { signal } = new AbortController()
  const sent = await exports.parcel({ format: 'markdown' }, signal)
  for await (const { text } of sent.files) await gathered(text)
  expect(events.at(-1)).toMatchObject({ type: 'export_update', state: 'complete', done: 5, total: 5 })
  expect(exports.stop()).toBe(0)
  const table = await exports.parcel({ format: 'csv' }, signal)
  for await (const { text } of table.files) {
    await text[Symbol.asyncIterator]().next()
    break
  }
  expect(exports.stop()).toBe(1)
  expect(events.at(-1)).toMatchObject({ state: 'stopped', total: 5 })
})

test('the file of a photograph is shown where the host can', () => {
  const { openExports, addPhoto } = openLibrary()
  const id = addPhoto()
  const shown: string[] = []
  expect(openExports().reveal(id)).toBe(false)
  expect(openExports({ showFile: (path) => void shown.push(path) }).reveal(id)).toBe(true)
  expect(shown).toEqual(['/secret/pier.jpg'])
  expect(() => openExports().reveal('gone')).toThrow('not here')
})

test('an empty library has nothing to export', async () => {
  const { openExports } = openLibrary()
  const work = openExports().create({ ...order, format: 'csv', folder: temporaryFolder() })
  await expect(work).rejects.toMatchObject({ code: 'not-found' })
})

test('the text of a critique comes as Markdown and as HTML', async () => {
  const { openExports, addPhoto, addCritique } = openLibrary()
  const id = addCritique(addPhoto(), '## What I see\nA **pier**.\n')
  const { markdown, html } = await openExports().text(id)
  expect(markdown).toBe(
    '## Ansel Adams · 7.5 of 10\n\n*Written by starter.gguf, 2026-01-31.*\n\nComposition strong, 7.5\n\n### What I see\nA **pier**.\n',
  )
  expect(html).toContain('<h3>What I see</h3>\n<p>A <strong>pier</strong>.</p>')
})
