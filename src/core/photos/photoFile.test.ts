import { execFileSync } from 'node:child_process'
import { appendFile, mkdir, open, symlink, truncate, writeFile } from 'node:fs/promises'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { explainFileError, openPhotoFile, readerOf } from './photoFile.ts'

const folder = mkdtempSync(join(tmpdir(), 'mondrian-photo-file-'))
afterAll(() => rmSync(folder, { recursive: true }))
const inFolder = (name: string): string => join(folder, name)

async function readPhoto(path: string): Promise<Buffer> {
  const file = await openPhotoFile(path)
  try {
    return await file.read(0, file.size)
  } finally {
    await file.close()
  }
}

test('a file is read in parts, the last one as long as the file is', async () => {
  await writeFile(inFolder('parts.jpg'), 'photo bytes')
  const file = await openPhotoFile(inFolder('parts.jpg'))
  const parts = [await file.read(0, 6), await file.read(6, 100)]
  await file.close()
  expect(parts.map(String)).toEqual(['photo ', 'bytes'])
  expect(file.size).toBe(11)
})

test('a file is read whole, through a link too, whatever its name', async () => {
  const content = Buffer.from('photo bytes')
  const path = inFolder('wéird\nname 📷.jpg')
  await writeFile(path, content)
  await symlink(path, inFolder('link.jpg'))
  expect(await readPhoto(path)).toEqual(content)
  expect(await readPhoto(inFolder('link.jpg'))).toEqual(content)
})

describe('what is not a readable file is refused in a sentence', () => {
  test.each([
    ['a missing file', 'gone.jpg', () => undefined, 'photo-missing', 'The file is no longer there.'],
    [
      'a file under a file',
      'plain/x.jpg',
      () => writeFile(inFolder('plain'), 'x'),
      'photo-missing',
      'no longer there',
    ],
    ['a folder', 'folder', () => mkdir(inFolder('folder')), 'photo-not-a-file', 'This is a folder.'],
    ['an empty file', 'empty.jpg', () => writeFile(inFolder('empty.jpg'), ''), 'photo-empty', '(0 bytes)'],
    [
      'a dangling link',
      'dangling.jpg',
      () => symlink('/nowhere/at/all.jpg', inFolder('dangling.jpg')),
      'photo-missing',
      'This is a shortcut to a file that no longer exists.',
    ],
    [
      'a link to itself',
      'loop.jpg',
      () => symlink(inFolder('loop.jpg'), inFolder('loop.jpg')),
      'photo-missing',
      'This is a shortcut to a file that no longer exists.',
    ],
    [
      'a FIFO nobody writes to',
      'fifo.jpg',
      () => execFileSync('mkfifo', [inFolder('fifo.jpg')]),
      'photo-not-a-file',
      'This is not a photo file.',
    ],
    [
      'more than a gigabyte',
      'huge.jpg',
      async () => {
        await writeFile(inFolder('huge.jpg'), '')
        await truncate(inFolder('huge.jpg'), 1024 ** 3 + 1)
      },
      'photo-too-large',
      'larger than 1 GB',
    ],
  ])('%s', async (_, name, prepare, code, sentence) => {
    await prepare()
    await expect(readPhoto(inFolder(name))).rejects.toMatchObject({
      code,
      message: expect.stringContaining(sentence),
    })
    await expect(readPhoto(inFolder(name))).rejects.not.toMatchObject({
      message: expect.stringContaining(folder),
    })
  })

  test('a device', async () => {
    await expect(readPhoto('/dev/null')).rejects.toMatchObject({ code: 'photo-not-a-file' })
  })
})

test.each([
  ['shrinks', (path: string) => truncate(path, 10)],
  ['grows', (path: string) => appendFile(path, 'more')],
])('a file that %s while it is read is not used', async (_, change) => {
  const path = inFolder('changing.jpg')
  await writeFile(path, Buffer.alloc(1000, 1))
  await using handle = await open(path)
  const changing = {
    stat: () => handle.stat(),
    read: async (into: Buffer, offset: number, length: number, position: number) => {
      if (position === 0) await change(path)
      return await handle.read(into, offset, length, position)
    },
  }
  const { read, size } = await readerOf(changing)
  await expect(read(0, size)).rejects.toMatchObject({ code: 'photo-changed' })
})

test.each([
  ['EACCES', 'photo-denied', 'not allowed to read'],
  ['EPERM', 'photo-denied', 'not allowed to read'],
  ['EDEADLK', 'photo-missing', 'not on this computer yet'],
  ['EIO', 'photo-missing', 'could not be read from its drive (EIO)'],
])('the system error %s becomes %s', (code, expected, sentence) => {
  const error = Object.assign(new Error('/secret/path'), { code })
  expect(explainFileError(error)).toMatchObject({
    code: expected,
    message: expect.stringContaining(sentence),
  })
})
