import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { assertDurable, openDatabase, openReadOnly, type Database } from './db.ts'
import { temporaryFolder } from './store.fixture.ts'

function open(file = join(temporaryFolder(), 'test.db')): Database {
  const db = openDatabase(file)
  onTestFinished(db.close)
  return db
}

const withCode = (code: string): unknown => expect.objectContaining({ code })

describe('openDatabase', () => {
  it('syncs every commit, before and after the first write', () => {
    const db = open()
    db.exec('CREATE TABLE notes (text TEXT)')
    db.exec("INSERT INTO notes VALUES ('first')")
    expect(['journal_mode', 'synchronous', 'foreign_keys'].map(db.pragma)).toEqual(['wal', 2, 1])
    expect(() => assertDurable(db)).not.toThrow()
  })

  it('notices when commits are no longer synced', () => {
    const db = open()
    db.pragma('synchronous = NORMAL')
    expect(() => assertDurable(db)).toThrow('synchronous = 1')
  })

  it('says that a folder is no database', () => {
    expect(() => openDatabase(temporaryFolder())).toThrow(withCode('store-unwritable'))
  })
})

it('never writes through a read-only connection', () => {
  const file = join(temporaryFolder(), 'test.db')
  open(file).exec('CREATE TABLE notes (text TEXT)')
  const db = openReadOnly(file)
  onTestFinished(db.close)
  expect(() => db.exec('DELETE FROM notes')).toThrow(withCode('store-unwritable'))
})

describe('transaction', () => {
  it('undoes everything when its action throws, nested transactions included', () => {
    const db = open()
    db.exec('CREATE TABLE notes (text TEXT)')
    const insert = db.prepare('INSERT INTO notes VALUES (@text)')
    const failing = (): void =>
      db.transaction(() => {
        db.transaction(() => insert.run({ text: 'inner' }))
        throw new Error('stop')
      })
    expect(failing).toThrow('stop')
    expect(db.prepare('SELECT * FROM notes').all()).toEqual([])
  })
})

describe('errors', () => {
  it('says that the disk is full, and goes on when there is room again', () => {
    const db = open()
    db.exec('CREATE TABLE notes (text TEXT)')
    const insert = db.prepare('INSERT INTO notes VALUES (@text)')
    db.pragma('max_page_count = 3')
    expect(() => insert.run({ text: 'x'.repeat(20_000) })).toThrow(withCode('disk-full'))
    db.pragma('max_page_count = 1000')
    expect(insert.run({ text: 'x'.repeat(20_000) })).toBe(1)
  })

  it('says that the database is busy', () => {
    const file = join(temporaryFolder(), 'test.db')
    const [first, second] = [open(file), open(file)]
    second.pragma('busy_timeout = 0')
    first.transaction(() => {
      expect(() => second.transaction(() => undefined)).toThrow(withCode('store-busy'))
    })
  })

  it('leaves an error of ours as it is', () => {
    expect(() => open().exec('SELECT nonsense')).toThrow('no such column')
  })
})
