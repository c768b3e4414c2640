import { execFileSync } from 'node:child_process'
import { constants } from 'node:fs'
import { mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { collectFiles, folderSentence, mostTaken } from './collect.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mondrian-collect-'))
})

async function put(...names: string[]): Promise<void> {
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const name of names) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), 'x')
  }
}

/** What is found in these places of the folder, by relative names. */
async function collect(...names: string[]) {
  const { files, skipped } = await collectFiles(names.map((name) => join(folder, name)))
  return { files: files.map((file) => relative(folder, file)), skipped }
}

const noFormat = { reason: 'This is not a photo format Mondrian can read.', failed: false }

test('a folder is searched to the bottom, in order, without what is hidden', async () => {
  await put('trip/b.JPG', 'trip/a.heic', 'trip/day 2/deep/c.NEF', 'trip/.hidden.jpg', 'trip/.cache/d.jpg')
  expect(await collect('trip')).toEqual({
    files: ['trip/a.heic', 'trip/b.JPG', 'trip/day 2/deep/c.NEF'],
    skipped: [],
  })
})

test('what is no photograph by its name is listed, and the rest is taken', async () => {
  await put('trip/a.jpg', 'trip/notes.txt', 'trip/day/a.pdf')
  expect(await collect('trip')).toEqual({
    files: ['trip/a.jpg'],
    skipped: [
      { name: 'trip/day/a.pdf', ...noFormat },
      { name: 'trip/notes.txt', ...noFormat },
    ],
  })
})

test('a file that was named is taken whatever it is called, each once', async () => {
  await put('one.txt', 'trip/a.jpg')
  expect((await collect('one.txt', 'trip', 'trip/a.jpg', 'gone.jpg', 'one.txt')).files).toEqual([
    'one.txt',
    'trip/a.jpg',
    'gone.jpg',
  ])
})

test('links that lead in circles are followed once, a broken one is passed on', async () => {
  await put('trip/a.jpg', 'other/b.jpg')
  await symlink(join(folder, 'trip'), join(folder, 'trip', 'again'))
  await symlink(folder, join(folder, 'trip', 'up'))
  await symlink(join(folder, 'nowhere.jpg'), join(folder, 'trip', 'broken.jpg'))
  const { files } = await collect('trip')
  expect(files.toSorted()).toEqual(['trip/a.jpg', 'trip/broken.jpg', 'trip/up/other/b.jpg'])
})

test('an empty folder says so', async () => {
  await put('trip/day/.keep')
  expect(await collect('trip')).toEqual({
    files: [],
    skipped: [{ name: 'trip', reason: 'There is no photograph in this folder.', failed: true }],
  })
})

test.each([
  ['a folder named twice', ['trip', 'trip']],
  ['a folder below another', ['trip', 'trip/day']],
  ['a folder above another', ['trip/day', 'trip']],
  ['a photograph and its folder', ['trip/day/a.jpg', 'trip']],
])('%s is not said to be without photographs', async (_, names) => {
  await put('trip/day/a.jpg')
  expect(await collect(...names)).toEqual({ files: ['trip/day/a.jpg'], skipped: [] })
})

test.runIf(process.platform !== 'win32')('what is no file is listed, not opened', async () => {
  await put('trip/a.jpg')
  execFileSync('mkfifo', [join(folder, 'trip', 'pipe.jpg')])
  expect((await collect('trip')).skipped).toEqual([{ name: 'trip/pipe.jpg', ...noFormat }])
})

test('where the list of reasons ends, the rest is counted', async () => {
  await put('trip/a.jpg', 'trip/1.txt', 'trip/2.txt', 'trip/3.txt', 'trip/4.txt')
  const { files, skipped } = await collectFiles([join(folder, 'trip'), join(folder, 'none')], {
    ...mostTaken,
    skipped: 2,
  })
  expect(files).toHaveLength(2)
  expect(skipped).toEqual([
    { name: 'trip/1.txt', ...noFormat },
    { name: 'trip/2.txt', ...noFormat },
    { name: '2 more files', reason: 'They were left out, too.', failed: false, count: 2 },
  ])
})

test('a folder that could not be searched is not lost among them', async () => {
  await put('trip/1.txt', 'deep/1/2/a.jpg')
  const bounds = { ...mostTaken, skipped: 1, depth: 1 }
  const { skipped } = await collectFiles([join(folder, 'trip'), join(folder, 'deep')], bounds)
  expect(skipped.at(-1)).toEqual({ name: '1 more file', reason: 'They were left out, too.', failed: true })
})

test('where the search ends, that is said once, and every photograph beyond the most is counted', async () => {
  await put('trip/1/a.jpg', 'trip/1/b.jpg', 'trip/2/c.jpg', 'trip/3/d.jpg', 'trip/4/e.jpg', 'trip/5/f.jpg')
  const bounds = { ...mostTaken, photos: 1, entries: 6 }
  const { files, skipped } = await collectFiles([join(folder, 'trip')], bounds)
  expect(files.map((file) => relative(folder, file))).toEqual(['trip/1/a.jpg'])
  expect(skipped).toEqual([
    { name: 'trip/3/d.jpg', reason: 'More than 6 files: from here on nothing was searched.', failed: true },
    {
      name: '2 more files',
      reason: 'More than 1 photographs: add these separately.',
      failed: true,
      count: 2,
    },
  ])
})

test.runIf(process.platform === 'linux')(
  'a folder that goes away during the search costs itself',
  async () => {
    await put('trip/a.jpg', 'gone/b.jpg')
    const handle = await open(join(folder, 'gone'), constants.O_DIRECTORY)
    onTestFinished(() => handle.close())
    await rm(join(folder, 'gone'), { recursive: true })
    await symlink(`/proc/self/fd/${handle.fd}`, join(folder, 'trip', 'gone'))
    expect(await collect('trip')).toEqual({
      files: ['trip/a.jpg'],
      skipped: [{ name: 'trip/gone', reason: 'This folder is no longer there.', failed: true }],
    })
  },
)

test.each([
  ['EACCES', 'Mondrian is not allowed to read this folder. Check its permissions.'],
  ['EPERM', 'Mondrian is not allowed to read this folder. Check its permissions.'],
  ['ENOENT', 'This folder is no longer there.'],
  ['EIO', 'This folder could not be read from its drive (EIO).'],
])('%s of a folder is a sentence', (code, sentence) => expect(folderSentence(code)).toBe(sentence))

test('no more than 10,000 photographs are taken, and how many more there are is said', async () => {
  await put('trip/a.jpg')
  const photos = Array.from({ length: 10_005 }, (_, i) => join(folder, `${i}.jpg`))
  const { files, skipped } = await collectFiles(photos)
  expect(files).toHaveLength(10_000)
  expect(skipped).toEqual([
    {
      name: '5 more files',
      reason: 'More than 10,000 photographs: add these separately.',
      failed: true,
      count: 5,
    },
  ])
})
