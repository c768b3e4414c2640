import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore, type Store } from './index.ts'
import { addJob, addPhoto, completeNext, openTestStore, temporaryFolder } from './store.fixture.ts'

const pageBytes = 4096

/** A closed store of a few dozen pages: 40 completed jobs, of which the backup holds the first 30. */
async function makeFolder({ withBackup = true } = {}): Promise<string> {
  const folder = temporaryFolder()
  const store = openStore({ dataDir: folder, now: () => Date.UTC(2026, 0, 30) })
  const add = (from: number, to: number): void =>
    store.transaction(() => {
      for (let index = from; index < to; index++) addJob(store, `job ${index}`)
      for (let index = from; index < to; index++) completeNext(store)
    })
  add(0, 30)
  if (withBackup) await store.backup()
  add(30, 40)
  store.close()
  return folder
}

const database = (folder: string): string => join(folder, 'mondrian.db')
const jobCount = (store: Store): number => store.jobs.list({ limit: 500 }).jobs.length
const setAside = (folder: string): string[] =>
  readdirSync(folder).filter((name) => /\.corrupt-\w+$/.test(name))

function flip(file: string, offset: number): void {
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(offset) ^ 0xff, offset)
  writeFileSync(file, bytes)
}

/** Damages that leave nothing of the file to save. */
const destructions: Record<string, (file: string) => void> = {
  'a zeroed header': (file) => writeFileSync(file, readFileSync(file).fill(0, 0, 100)),
  'a truncated file': (file) => truncateSync(file, 3 * pageBytes + 100),
  'a file cut to nothing': (file) => truncateSync(file, 0),
  'something else': (file) => writeFileSync(file, 'This was a database once.'),
  'a version of nonsense': (file) => writeFileSync(file, readFileSync(file).fill(0xff, 60, 61)),
  'a version before the first': (file) => writeFileSync(file, readFileSync(file).fill(0, 60, 64)),
}

describe('a damaged database', () => {
  it.each(Object.keys(destructions))('%s: the backup takes its place, the file is kept', async (name) => {
    const folder = await makeFolder()
    destructions[name]?.(database(folder))
    const damaged = readFileSync(database(folder))
    const store = openTestStore(folder)
    expect(store.incident).toMatchObject({ kind: 'replaced', fromBackup: true })
    expect(jobCount(store)).toBeGreaterThanOrEqual(30)
    expect(store.integrityCheck()).toBe('ok')
    expect(setAside(folder)).toEqual(['mondrian.db.corrupt-20260131T000000000Z'])
    expect(readFileSync(join(folder, String(setAside(folder)[0])))).toEqual(damaged)
  })

  it('starts empty when there is no backup, and says so', async () => {
    const folder = await makeFolder({ withBackup: false })
    destructions['a zeroed header']?.(database(folder))
    const store = openTestStore(folder)
    expect(store.incident).toEqual({
      kind: 'replaced',
      fromBackup: false,
      salvaged: 0,
      message: expect.stringContaining('There was no backup to restore.'),
    })
    expect(jobCount(store)).toBe(0)
    expect(setAside(folder)).toHaveLength(1)
  })

  it('passes over a backup that is damaged itself', async () => {
    const folder = await makeFolder()
    const later = openStore({ dataDir: folder, now: () => Date.UTC(2026, 0, 31) })
    await later.backup()
    later.close()
    const newest = readdirSync(join(folder, 'backups')).toSorted().at(-1)
    writeFileSync(join(folder, 'backups', String(newest)), 'nothing')
    destructions['a zeroed header']?.(database(folder))
    const store = openTestStore(folder)
    expect(store.incident?.message).toContain('The backup of 30 Jan 2026')
    expect(jobCount(store)).toBe(30)
  })

  it('is restored when it is missing altogether', async () => {
    const folder = await makeFolder()
    rmSync(database(folder))
    const store = openTestStore(folder)
    expect(store.incident).toMatchObject({ kind: 'replaced', fromBackup: true, salvaged: 0 })
    expect(jobCount(store)).toBe(30)
    expect(setAside(folder)).toEqual([])
  })

  it('is all right when it is opened the next time', async () => {
    const folder = await makeFolder()
    destructions['a zeroed header']?.(database(folder))
    openStore({ dataDir: folder, now: () => 1 }).close()
    expect(openTestStore(folder).incident).toBeNull()
    expect(setAside(folder)).toHaveLength(1)
  })

  it('saves what the backup lacks from the pages that can be read', async () => {
    const folder = await makeFolder()
    // The last page belongs to the tables that grew last; the others are whole.
    const pages = readFileSync(database(folder)).length / pageBytes
    flip(database(folder), (pages - 1) * pageBytes)
    const store = openTestStore(folder)
    expect(store.incident).toMatchObject({ kind: 'replaced', fromBackup: true })
    expect(jobCount(store)).toBe(40)
    expect(store.integrityCheck()).toBe('ok')
  })

  it('saves what it can without a backup too', async () => {
    const folder = await makeFolder({ withBackup: false })
    const pages = readFileSync(database(folder)).length / pageBytes
    flip(database(folder), (pages - 1) * pageBytes)
    const store = openTestStore(folder)
    expect(store.incident).toMatchObject({ kind: 'replaced', fromBackup: false })
    expect(jobCount(store)).toBe(40)
    expect(store.jobs.text('job 0')).toBe('text')
  })

  it.each(['table', 'index'])('is found out when a value differs in the %s', (where) => {
    const folder = temporaryFolder()
    const before = openStore({ dataDir: folder, now: () => 1 })
    before.photos.update(addPhoto(before, 'a'), { sha256: 'f00df00d' })
    before.close()
    const bytes = readFileSync(database(folder))
    // Pages of the table were made before those of its indexes.
    const places = { table: bytes.indexOf('f00df00d'), index: bytes.lastIndexOf('f00df00d') }
    expect(places.table).toBeLessThan(places.index)
    flip(database(folder), where === 'table' ? places.table : places.index)
    const store = openTestStore(folder)
    expect(store.incident).toMatchObject({ kind: 'replaced' })
    expect(store.integrityCheck()).toBe('ok')
  })

  it('is found out or read correctly, whichever page has a flipped byte', async () => {
    const folder = await makeFolder()
    const sound = readFileSync(database(folder))
    const pages = sound.length / pageBytes
    expect(pages).toBeGreaterThan(20)
    let replaced = 0
    for (let page = 0; page < pages; page++) {
      rmSync(database(folder))
      writeFileSync(database(folder), sound)
      // The first bytes of a page hold its kind and how it is divided; on page 1 they follow the file header.
      flip(database(folder), page * pageBytes + (page === 0 ? 100 : 0))
      const store = openStore({ dataDir: folder, now: () => Date.UTC(2026, 0, 31) + page })
      if (store.incident?.kind === 'replaced') replaced++
      expect.soft(store.integrityCheck(), `page ${page}`).toBe('ok')
      expect.soft(jobCount(store), `page ${page}`).toBeGreaterThanOrEqual(30)
      store.close()
    }
    expect(replaced).toBeGreaterThan(pages / 2)
    expect(setAside(folder)).toHaveLength(replaced)
  })
})

it('never takes a new folder for a damaged one', () => {
  const folder = temporaryFolder()
  writeFileSync(database(folder), '')
  expect(openTestStore(folder).incident).toBeNull()
  expect(existsSync(database(folder))).toBe(true)
  expect(setAside(folder)).toEqual([])
})
