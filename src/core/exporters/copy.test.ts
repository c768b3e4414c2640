import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../store/store.fixture.ts'
import { copyName } from './copy.ts'
import { openLibrary } from './exporters.fixture.ts'
import { hostileNames } from './hostile.fixture.ts'

const operations = [{ kind: 'exposure' as const, stops: 0.5 }]
const made = (size: string): string => `${size} [{"kind":"exposure","stops":0.5}]`

test('a copy is written beside what is there, and shown in its folder', async () => {
  const { openExports, addPhoto } = openLibrary()
  const photoId = addPhoto()
  const folder = join(temporaryFolder(), 'new')
  const shown: string[] = []
  const exports = openExports({ showFile: (path) => void shown.push(path) })
  const order = { photoId, operations, folder, size: 'full' } as const
  expect(await exports.copy(order)).toEqual({ written: { folder, name: 'pier, edited.jpg' } })
  writeFileSync(join(folder, 'pier, edited.jpg'), 'mine')
  expect(await exports.copy(order)).toEqual({ written: { folder, name: 'pier, edited (2).jpg' } })
  expect(readFileSync(join(folder, 'pier, edited.jpg'), 'utf8')).toBe('mine')
  expect(readFileSync(join(folder, 'pier, edited (2).jpg'), 'utf8')).toBe(made('full'))
  expect(exports.show()).toBe(true)
  expect(shown).toEqual([join(folder, 'pier, edited (2).jpg')])
})

test('it goes where a person chooses, or nowhere', async () => {
  const { openExports, addPhoto } = openLibrary()
  const order = { photoId: addPhoto(), operations, size: 'working' } as const
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'mine.jpg'), 'given up in the dialog')
  const asked: unknown[] = []
  const chooseExport = async (suggested: unknown) => {
    asked.push(suggested)
    return asked.length === 1 ? { folder, name: 'mine.jpg' } : null
  }
  const exports = openExports({ chooseExport })
  expect(await exports.copy(order)).toEqual({ written: { folder, name: 'mine.jpg' } })
  expect(readFileSync(join(folder, 'mine.jpg'), 'utf8')).toBe(made('working'))
  expect(await exports.copy(order)).toEqual({ written: null })
  const suggested = { name: 'pier, edited.jpg', isOne: true }
  expect(asked).toEqual([suggested, suggested])
  expect(readdirSync(folder)).toEqual(['mine.jpg'])
})

test('a folder that cannot be written to, is not named or not absolute is said, and nothing is left', async () => {
  const { openExports, addPhoto } = openLibrary()
  const order = { photoId: addPhoto(), operations, size: 'full' } as const
  const { copy } = openExports()
  await expect(copy(order)).rejects.toMatchObject({ code: 'bad-request' })
  await expect(copy({ ...order, folder: 'here' })).rejects.toMatchObject({ code: 'bad-request' })
  const missing = join(temporaryFolder(), 'a', 'b')
  await expect(copy({ ...order, folder: missing })).rejects.toMatchObject({ code: 'export-unwritable' })
  expect(existsSync(missing)).toBe(false)
  await expect(copy({ ...order, photoId: 'none', folder: missing })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('whatever a photograph is called, its copy has a name that every system takes, and never its own', () => {
  for (const name of hostileNames) {
    expect(copyName(name)).toMatch(/^[^/\\:<>"|?*]+, edited\.jpg$/)
    expect(copyName(name)).not.toBe(name)
  }
})
