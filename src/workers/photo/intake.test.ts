import { execFileSync } from 'node:child_process'
import { appendFile, mkdir, open, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { explainFileError, formatOf, readPhoto, readWhole } from './intake.ts'
import { temporaryFolder } from './testing/files.ts'

const folder = temporaryFolder()
afterAll(() => folder[Symbol.dispose]())
const inFolder = (name: string): string => join(folder.path, name)

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
      message: expect.stringContaining(folder.path),
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
  await expect(readWhole(changing)).rejects.toMatchObject({ code: 'photo-changed' })
})

test.each([
  ['EACCES', 'photo-denied', 'not allowed to read'],
  ['EPERM', 'photo-denied', 'not allowed to read'],
  ['EIO', 'photo-missing', 'could not be read from its drive (EIO)'],
])('the system error %s becomes %s', (code, expected, sentence) => {
  const error = Object.assign(new Error('/secret/path'), { code })
  expect(explainFileError(error)).toMatchObject({
    code: expected,
    message: expect.stringContaining(sentence),
  })
})

test('a format that is not read is named, anything else is no photo', () => {
  expect(() => formatOf(Buffer.from('just some text'))).toThrow(
    'This is not a photo format Mondrian can read.',
  )
  expect(() => formatOf(Buffer.from('8BPS\0\x01', 'latin1'))).toThrow(
    'This is a Photoshop document (PSD), which Mondrian does not read.',
  )
})
