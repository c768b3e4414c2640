import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../store/store.fixture.ts'
import { exportError, placeReserved, writeExport } from './writeFile.ts'

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts
}

/** Text that meets a full disk in its middle, as a write to it would. */
async function* ontoFullDisk(): AsyncGenerator<string> {
  yield 'half'
  await writeFile('/dev/full', 'more')
}

/** Runs `action` without the rights of root, for whom no folder is read-only. */
async function asOrdinaryUser(action: () => Promise<void>): Promise<void> {
  if (process.getuid?.() !== 0) return action()
  process.seteuid?.(65_534)
  try {
    await action()
  } finally {
    process.seteuid?.(0)
  }
}

test('a file is written whole, beside one of its name', async () => {
  const folder = temporaryFolder()
  expect(await writeExport(folder, 'a.md', pieces('one ', 'two'), false)).toBe('a.md')
  expect(await writeExport(folder, 'a.md', pieces('three'), false)).toBe('a (2).md')
  expect(await writeExport(folder, 'a.md', pieces('four'), false)).toBe('a (3).md')
  expect(readdirSync(folder).toSorted()).toEqual(['a (2).md', 'a (3).md', 'a.md'])
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('one two')
})

test('one is replaced where that was asked for, and a link is not followed', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'mine.txt'), 'mine')
  symlinkSync(join(folder, 'mine.txt'), join(folder, 'a.md'))
  expect(await writeExport(folder, 'a.md', pieces('new'), true)).toBe('a.md')
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('new')
  expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine')
})

test('where a file system has no links the name is taken first', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'part'), 'whole')
  writeFileSync(join(folder, 'taken.md'), 'mine')
  expect(await placeReserved(join(folder, 'part'), join(folder, 'taken.md'))).toBe(false)
  expect(await placeReserved(join(folder, 'part'), join(folder, 'free.md'))).toBe(true)
  expect(readFileSync(join(folder, 'taken.md'), 'utf8')).toBe('mine')
  expect(readFileSync(join(folder, 'free.md'), 'utf8')).toBe('whole')
})

test.skipIf(process.platform !== 'linux').each([true, false])(
  'on a full disk the old file stays and nothing half is left (overwrite: %s)',
  async (overwrite) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.md'), 'old')
    await expect(writeExport(folder, 'a.md', ontoFullDisk(), overwrite)).rejects.toMatchObject({
      code: 'disk-full',
      message: 'The disk is full, so the export ends here.',
    })
    expect(readdirSync(folder)).toEqual(['a.md'])
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('old')
  },
)

test.skipIf(process.platform === 'win32')('a read-only folder is said in one sentence', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'a.md'), 'old')
  if (process.getuid?.() === 0) chownSync(folder, 65_534, 65_534)
  chmodSync(folder, 0o500)
  await asOrdinaryUser(() =>
    expect(writeExport(folder, 'a.md', pieces('new'), true)).rejects.toMatchObject({
      code: 'export-unwritable',
      message: 'Mondrian is not allowed to write to this folder.',
    }),
  )
  chmodSync(folder, 0o700)
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['a.md'])
})

test('what cannot be replaced stays, and nothing half is left', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'a.md'))
  writeFileSync(join(folder, 'a.md', 'inside'), 'mine')
  await expect(writeExport(folder, 'a.md', pieces('new'), true)).rejects.toMatchObject({
    code: 'export-unwritable',
  })
  expect(readdirSync(folder)).toEqual(['a.md'])
  expect(readFileSync(join(folder, 'a.md', 'inside'), 'utf8')).toBe('mine')
})

test.each([
  ['ENOSPC', 'disk-full'],
  ['EBUSY', 'export-unwritable'],
  ['EPERM', 'export-unwritable'],
  ['ENAMETOOLONG', 'export-unwritable'],
])('%s becomes %s, without a path', (errno, code) => {
  const error = Object.assign(new Error(`${errno}: /home/me/secret`), { code: errno, syscall: 'rename' })
  expect(exportError(error)).toMatchObject({ code, message: expect.not.stringContaining('secret') })
})
