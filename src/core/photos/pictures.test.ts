import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keepPictures } from './pictures.ts'

const pictures = { thumb: Buffer.from('small'), model: Buffer.from('larger') }

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-pictures-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('both pictures lie in the folder, and nothing else does', async () => {
  const folder = join(await temporaryFolder(), 'one')
  await keepPictures(folder, pictures)
  await keepPictures(folder, { ...pictures, thumb: Buffer.from('new') })
  expect((await readdir(folder)).toSorted()).toEqual(['model.jpg', 'thumb.jpg'])
  expect(await readFile(join(folder, 'thumb.jpg'), 'utf8')).toBe('new')
  expect(await readFile(join(folder, 'model.jpg'), 'utf8')).toBe('larger')
})

test('a folder that cannot be made is refused in a sentence', async () => {
  const blocked = join(await temporaryFolder(), 'blocked')
  await writeFile(blocked, 'a file where a folder should be')
  await expect(keepPictures(blocked, pictures)).rejects.toMatchObject({ code: 'store-unwritable' })
})
