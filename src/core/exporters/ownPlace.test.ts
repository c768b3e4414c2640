import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestStore, temporaryFolder } from '../store/store.fixture.ts'
import { writeExport } from './writeFile.ts'

const write = (folder: string, name: string) => writeExport(folder, name, [Buffer.from('exported')], true)

test('no export takes the place of what a library is made of', async () => {
  const dataDir = temporaryFolder()
  openTestStore(dataDir)
  for (const name of ['library.json', 'mondrian.db', 'log.jsonl'])
    await expect(write(dataDir, name)).rejects.toMatchObject({ code: 'bad-request' })
  expect(readFileSync(join(dataDir, 'library.json'), 'utf8')).not.toBe('exported')
  mkdirSync(join(dataDir, 'advisors'))
  mkdirSync(join(dataDir, 'uploads', 'one'), { recursive: true })
  await expect(write(join(dataDir, 'advisors'), 'ansel.md')).rejects.toMatchObject({ code: 'bad-request' })
  await expect(write(join(dataDir, 'uploads', 'one'), 'a.md')).rejects.toMatchObject({ code: 'bad-request' })
  // Nor by a link.
  const link = join(temporaryFolder(), 'link')
  symlinkSync(join(dataDir, 'advisors'), link)
  await expect(write(link, 'ansel.md')).rejects.toMatchObject({ code: 'bad-request' })
})

test("beside it, in a folder of a person's own, and where there is no library, every name will do", async () => {
  const dataDir = temporaryFolder()
  openTestStore(dataDir)
  expect(await write(dataDir, 'a.md')).toBe('a.md')
  mkdirSync(join(dataDir, 'trip', 'photos'), { recursive: true })
  expect(await write(join(dataDir, 'trip', 'photos'), 'library.json')).toBe('library.json')
  const elsewhere = temporaryFolder()
  writeFileSync(join(elsewhere, 'library.json'), 'theirs')
  expect(await write(elsewhere, 'library.json')).toBe('library.json')
})
