import { chmodSync, chownSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from './db.ts'
import { openStore } from './index.ts'
import { migrations } from './migrations.ts'
import { addJob, addPhoto, crashCopy, openTestStore, temporaryFolder } from './store.fixture.ts'

const withCode = (code: string): unknown => expect.objectContaining({ code })
const open = (dataDir: string) => openStore({ dataDir, now: () => Date.UTC(2026, 0, 31) })

/** Runs `action` without the rights of root, for whom no folder is read-only. */
function asOrdinaryUser(action: () => void): void {
  if (process.getuid?.() !== 0) return action()
  process.seteuid?.(65_534)
  try {
    action()
  } finally {
    process.seteuid?.(0)
  }
}

describe('openStore', () => {
  it('creates the folder and finds everything again', () => {
    const folder = join(temporaryFolder(), 'new', 'data')
    const store = open(folder)
    const job = addJob(store)
    store.close()
    const again = openTestStore(folder)
    expect(again.incident).toBeNull()
    expect(again.jobs.get(job.id)).toEqual(job)
    expect(again.integrityCheck()).toBe('ok')
  })

  it('finds everything again after a crash', () => {
    const folder = temporaryFolder()
    const store = openTestStore(folder)
    const job = addJob(store)
    const again = openTestStore(crashCopy(folder))
    expect(again.incident).toBeNull()
    expect(again.jobs.get(job.id)).toEqual(job)
  })

  it('leaves the database and its mark behind when it is closed', () => {
    const folder = temporaryFolder()
    open(folder).close()
    expect(readdirSync(folder).toSorted()).toEqual(['backups', 'library.json', 'mondrian.db'])
  })

  it('says that a folder is read-only', () => {
    const folder = temporaryFolder()
    if (process.getuid?.() === 0) chownSync(folder, 65_534, 65_534)
    asOrdinaryUser(() => {
      const store = open(folder)
      addJob(store)
      store.close()
      chmodSync(folder, 0o500)
      expect(() => open(folder)).toThrow(withCode('store-unwritable'))
      chmodSync(folder, 0o700)
      expect(open(folder).jobs.list({ limit: 9 }).jobs).toHaveLength(1)
    })
  })

  it('says that a file is in the place of the folder', () => {
    const file = join(temporaryFolder(), 'data')
    writeFileSync(file, '')
    expect(() => open(file)).toThrow(withCode('store-unwritable'))
  })
})

function makeNewer(folder: string): void {
  const db = openDatabase(join(folder, 'mondrian.db'))
  db.exec(`PRAGMA user_version = ${migrations.length + 1}`)
  db.close()
}

function contents(folder: string): unknown[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.db') || name.endsWith('-wal'))
  return names.map((name) => [name, readFileSync(join(folder, name))])
}

describe('a database of a newer version', () => {
  it('is refused untouched', () => {
    const folder = temporaryFolder()
    open(folder).close()
    makeNewer(folder)
    const before = contents(folder)
    expect(() => open(folder)).toThrow(withCode('store-newer'))
    expect(readdirSync(folder).toSorted()).toEqual(['backups', 'library.json', 'mondrian.db'])
    expect(contents(folder)).toEqual(before)
  })

  it('is refused untouched after a crash too, when its version stands in the log only', () => {
    const folder = temporaryFolder()
    openTestStore(folder)
    makeNewer(folder)
    const copy = crashCopy(folder)
    const before = contents(copy)
    expect(() => open(copy)).toThrow(withCode('store-newer'))
    expect(contents(copy)).toEqual(before)
  })
})

it('undoes a whole transaction', () => {
  const store = openTestStore()
  const failing = (): void =>
    store.transaction(() => {
      addPhoto(store, 'a')
      throw new Error('stop')
    })
  expect(failing).toThrow('stop')
  expect(store.photos.list({ limit: 9 }).photos).toEqual([])
})

it('makes backups that hold everything', async () => {
  const folder = temporaryFolder()
  const store = openTestStore(folder)
  addPhoto(store, 'a')
  await store.backup()
  addPhoto(store, 'b')
  const [backup] = readdirSync(join(folder, 'backups'))
  const other = temporaryFolder()
  writeFileSync(join(other, 'mondrian.db'), readFileSync(join(folder, 'backups', String(backup))))
  expect(
    openTestStore(other)
      .photos.list({ limit: 9 })
      .photos.map(({ id }) => id),
  ).toEqual(['a'])
})
