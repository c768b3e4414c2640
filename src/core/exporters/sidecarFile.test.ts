import { noMarks } from '../../shared/marks.ts'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { mondrianNamespace } from '../../shared/sidecar.ts'
import { samplePhoto } from '../../shared/testing/samples.ts'
import { temporaryFolder } from '../store/store.fixture.ts'
import { openLibrary } from './exporters.fixture.ts'
import { writeSidecar } from './sidecarFile.ts'

const content = {
  advisor: 'Ansel Adams',
  writtenAt: null,
  summary: 'A pier.',
  advice: [],
  operations: [],
  marks: noMarks,
}
const beside = { beside: true, folder: undefined }

/** A photograph in a folder of its own, and what becomes of its sidecar. `make`: what the child does with what is there. */
function open(
  name = 'pier.nef',
  make: (existing: string | null) => string = (text) => `${text ?? ''}new${mondrianNamespace} `,
) {
  const folder = temporaryFolder()
  const photo = samplePhoto('p', { path: join(folder, name), name })
  const photos = {
    sidecar: async (_photo: unknown, _content: unknown, existing: Uint8Array | null) => ({
      xmp: Buffer.from(make(existing && Buffer.from(existing).toString())),
      stated: ['crop' as const],
      kept: [],
    }),
    preview: () => Promise.reject(new Error('No preview was expected.')),
  }
  const write = (place: Parameters<typeof writeSidecar>[3] = beside) =>
    writeSidecar({ photos, host: {} }, photo, content, place)
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
  return { folder, photo, write, read, files: () => readdirSync(folder).toSorted() }
}

test('a sidecar is written beside its photograph', async () => {
  const { folder, write, read, files } = open()
  expect(await write()).toEqual({
    written: { folder, name: 'pier.xmp' },
    backup: null,
    stated: ['crop'],
    kept: [],
  })
  expect(read('pier.xmp')).toContain('new')
  expect(files()).toEqual(['pier.xmp'])
})

test.each(['pier.xmp', 'pier.nef.xmp', 'PIER.XMP'])(
  '%s is added to, and its first version kept',
  async (name) => {
    const { folder, write, read, files } = open()
    writeFileSync(join(folder, name), 'theirs ')
    chmodSync(join(folder, name), 0o640)
    expect(await write()).toMatchObject({ written: { name }, backup: `${name}.before-mondrian` })
    expect((await write()).backup).toBe(null)
    expect(read(name)).toMatch(/^theirs new.*new/)
    expect(read(`${name}.before-mondrian`)).toBe('theirs ')
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o640)
    expect(files()).toEqual([name, `${name}.before-mondrian`].toSorted())
  },
)

test.each([
  ['pier.jpg', ['pier.heic'], 'pier.jpg.xmp'],
  ['pier.jpg', ['pier.NEF', 'pier.xmp'], 'pier.jpg.xmp'],
  ['pier.jpg', ['pier.txt', 'pier 2.jpg'], 'pier.xmp'],
  ['pier.nef', ['pier.jpg', 'pier.xmp'], 'pier.xmp'],
])('of %s beside %j the sidecar is %s', async (name, others, sidecar) => {
  const { folder, write } = open(name)
  for (const other of [name, ...others]) writeFileSync(join(folder, other), 'theirs')
  expect((await write()).written?.name).toBe(sidecar)
})

test('one that cannot be added to, or that another program writes meanwhile, stays as it is', async () => {
  const refused = open('a.nef', () => {
    throw new AppError('export-unwritable', 'The sidecar that is there is damaged.')
  })
  writeFileSync(join(refused.folder, 'a.xmp'), 'damaged')
  await expect(refused.write()).rejects.toMatchObject({ code: 'export-unwritable' })
  expect(refused.files()).toEqual(['a.xmp'])

  const raced = open('a.nef', () => {
    writeFileSync(join(raced.folder, 'a.xmp'), 'written meanwhile')
    return 'ours'
  })
  await expect(raced.write()).rejects.toMatchObject({ message: /^Another program wrote/ })
  writeFileSync(join(raced.folder, 'a.xmp'), 'theirs')
  await expect(raced.write()).rejects.toMatchObject({ message: /^Another program wrote/ })
  expect(raced.read('a.xmp')).toBe('written meanwhile')
})

test('a folder that is gone or read-only, and a folder in its place, are said; nothing is left', async () => {
  const gone = open()
  const missing = { ...gone.photo, path: join(gone.folder, 'away', 'pier.nef') }
  const photos = {
    sidecar: () => Promise.reject(new Error('not reached')),
    preview: () => Promise.reject(new Error()),
  }
  await expect(writeSidecar({ photos, host: {} }, missing, content, beside)).rejects.toMatchObject({
    code: 'export-unwritable',
  })
  mkdirSync(join(gone.folder, 'pier.xmp'))
  await expect(gone.write()).rejects.toMatchObject({ code: 'export-unwritable' })
  expect(gone.files()).toEqual(['pier.xmp'])

  const locked = open()
  chmodSync(locked.folder, 0o500)
  const isRoot = process.getuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    // The folder of the test belongs to root alone, so another user may not even look into it.
    await expect(locked.write()).rejects.toMatchObject({ code: 'export-unwritable' })
  } finally {
    if (isRoot) process.seteuid?.(0)
    chmodSync(locked.folder, 0o700)
  }
  expect(locked.files()).toEqual([])
})

test('an upload has no folder of its own; into another folder it goes under a safe name', async () => {
  const { folder, photo } = open()
  const upload = { ...photo, path: join(folder, photo.id, 'original'), name: 'a:b.nef' }
  const { photos } = { photos: { preview: () => Promise.reject(new Error()), sidecar: async () => made } }
  const made = { xmp: Buffer.from('new'), stated: [], kept: [] }
  await expect(writeSidecar({ photos, host: {} }, upload, content, beside)).rejects.toMatchObject({
    code: 'bad-request',
  })
  const out = join(folder, 'out')
  const { written } = await writeSidecar({ photos, host: {} }, upload, content, {
    beside: false,
    folder: out,
  })
  expect(written).toEqual({ folder: out, name: 'a_b.xmp' })
  expect(existsSync(join(out, 'a_b.xmp'))).toBe(true)
})

test('the newest critique of the photograph is said, or that of a job', async () => {
  const { openExports, addPhoto, addCritique } = openLibrary()
  const id = addPhoto()
  const exports = openExports()
  await expect(exports.sidecar({ id, beside: false, folder: temporaryFolder() })).rejects.toMatchObject({
    code: 'not-found',
  })
  const jobId = addCritique(id, '## What I see\nThe first.\n')
  addCritique(id, '## What I see\nThe second.\n')
  for (const [which, summary] of [
    [{ id }, 'The second.'],
    [{ jobId }, 'The first.'],
  ] as const) {
    const folder = temporaryFolder()
    const { written } = await exports.sidecar({ ...which, beside: false, folder })
    expect(readFileSync(join(folder, written!.name), 'utf8')).toContain(summary)
  }
})
