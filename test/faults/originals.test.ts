// Whatever happens to the database, the photographs themselves stay: what was uploaded is found again and offered.
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { copyFile, cp, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import type { Core } from '../../src/core/index.ts'
import { saveUpload } from '../../src/core/photos/uploads.ts'
import { openDatabase } from '../../src/core/store/db.ts'
import { modelId, openMemoryCore } from '../../src/server/http/testing/memoryCore.ts'

const kinds = ['uploads', 'paths', 'mixed'] as const
type Kind = (typeof kinds)[number]

const pageBytes = 4096
const database = (folder: string): string => join(folder, 'data', 'mondrian.db')

/** One bit that makes a leaf of the table of photographs a branch of it. */
function flipOneBit(file: string): void {
  const db = openDatabase(file)
  const { page } = db.prepare(`SELECT rootpage AS page FROM sqlite_schema WHERE name = 'photos'`).get() as {
    page: number
  }
  db.close()
  const bytes = readFileSync(file)
  const at = (page - 1) * pageBytes
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x08, at)
  writeFileSync(file, bytes)
}

const damages: Record<string, (folder: string) => unknown> = {
  'zeroed header': (folder) =>
    writeFileSync(database(folder), readFileSync(database(folder)).fill(0, 0, 100)),
  cut: (folder) => truncateSync(database(folder), 3 * pageBytes + 100),
  gone: (folder) => rm(database(folder)),
  'one bit flipped': (folder) => flipOneBit(database(folder)),
  'swapped with an older one': (folder) => copyFile(join(folder, 'older.db'), database(folder)),
}

const root = mkdtempSync(join(tmpdir(), 'mondrian-originals-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const made = new Map<Kind, Promise<string>>()
/** A folder with a library of this kind, made once: to be copied. */
function library(kind: Kind): Promise<string> {
  const known = made.get(kind) ?? makeLibrary(join(root, kind), kind)
  made.set(kind, known)
  return known
}

async function* uploaded(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
  await Promise.resolve()
}

async function withCore(folder: string, work: (core: Core) => Promise<void>): Promise<void> {
  const { core } = await openMemoryCore(join(folder, 'data'))
  await work(core)
  await core.close()
}

const isOver = async (core: Core): Promise<void> =>
  vi.waitFor(
    async () => {
      const { jobs } = await core.api['jobs.list']({})
      expect(jobs.every(({ status }) => status === 'completed')).toBe(true)
      const { photos } = await core.api['photos.list']({})
      expect(photos.every(({ status }) => status === 'measured')).toBe(true)
    },
    { interval: 5, timeout: 20_000 },
  )

/** A library of two sessions, closed, and its database as it was after the first; all a week ago. */
async function makeLibrary(folder: string, kind: Kind): Promise<string> {
  const data = join(folder, 'data')
  const drop = join(folder, 'drop')
  await mkdir(data, { recursive: true })
  await mkdir(drop)
  const add = async (core: Core, names: string[]): Promise<void> => {
    const order = { advisorIds: ['ansel'], modelId }
    if (kind !== 'paths') {
      const uploads = await Promise.all(
        names.map((name) => saveUpload(data, name, uploaded(`upload ${name}`))),
      )
      await core.api['photos.add']({ ...order, uploads })
    }
    if (kind !== 'uploads') {
      for (const name of names) await writeFile(join(drop, name), `path ${name}`)
      await core.api['photos.add']({ ...order, paths: names.map((name) => join(drop, name)) })
    }
    await isOver(core)
  }
  await withCore(folder, (core) => add(core, ['a.jpg', 'a.nef', 'b.jpg']))
  await copyFile(database(folder), join(folder, 'older.db'))
  await withCore(folder, (core) => add(core, ['c.jpg']))
  for (const path of await originals(folder)) await utimes(join(folder, path, '..'), 1000, 1000)
  return folder
}

/** Every file that is a photograph a person gave, by path. */
async function originals(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true })
  return files.filter((path) => /^drop.|.(original|companion)$/.test(path)).toSorted()
}
const contents = async (folder: string): Promise<[string, string][]> =>
  Promise.all(
    (await originals(folder)).map(async (path) => [path, await readFile(join(folder, path), 'utf8')]),
  )

const names = async (core: Core): Promise<string[]> => {
  const { photos } = await core.api['photos.list']({})
  return photos
    .filter(({ path }) => !path.includes('drop'))
    .map(({ name, companion }) => `${name} ${companion}`)
}

const cells = Object.keys(damages).flatMap((damage) =>
  kinds.flatMap((kind) => [true, false].map((hasBackup) => ({ damage, kind, hasBackup }))),
)

test.each(cells)(
  'the database $damage, $kind, backup $hasBackup: no photograph is lost, and the loss is stated',
  async ({ damage, kind, hasBackup }) => {
    const folder = mkdtempSync(join(root, 'cell-'))
    await cp(await library(kind), folder, { recursive: true, preserveTimestamps: true })
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    if (!hasBackup) await rm(join(folder, 'data', 'backups'), { recursive: true })
    await damages[damage]?.(folder)
    const before = await contents(folder)
    expect(before.length).toBeGreaterThan(3)

    let notice: string | null = null
    await withCore(folder, async (core) => {
      core.on((event) => {
        if (event.type === 'connection') notice = event.notice
      })
      await core.api['unlisted.list']({})
    })
    expect(await contents(folder)).toEqual(before)
    expect(notice).toMatch(/The database of this library .* No photograph was deleted\.$/)

    // The second start is the one for which the folder is its own again.
    await withCore(folder, async (core) => {
      const { photos: unlisted } = await core.api['unlisted.list']({})
      expect(await contents(folder)).toEqual(before)
      const { photos } = await core.api['photos.addUnlisted']({})
      expect(photos.map(({ id, name }) => [id, name])).toEqual(unlisted.map(({ id, name }) => [id, name]))
      await isOver(core)
      const expected = kind === 'paths' ? [] : ['a.jpg a.nef', 'b.jpg null', 'c.jpg null']
      expect((await names(core)).toSorted()).toEqual(expected)
      expect(await core.api['unlisted.list']({})).toEqual({ photos: [] })
    })
    expect(await contents(folder)).toEqual(before)
  },
)
