import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase, type Database } from './db.ts'
import { migrate, schemaVersion } from './migrate.ts'
import { migrations, type Migration } from './migrations.ts'
import { temporaryFolder } from './store.fixture.ts'

function open(file = join(temporaryFolder(), 'test.db')): Database {
  const db = openDatabase(file)
  onTestFinished(db.close)
  return db
}

const noBackup = (): void => undefined
const schema = (db: Database): unknown[] =>
  db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()

function fresh(): unknown[] {
  const db = open()
  migrate(db, migrations, noBackup)
  return schema(db)
}

/** A migration of three statements that fails before the one with number `failing`. */
function threeSteps(failing: number): Migration {
  const statements = [
    'CREATE TABLE notes (text TEXT)',
    "INSERT INTO notes VALUES ('kept')",
    'ALTER TABLE photos ADD COLUMN notes TEXT',
  ]
  const run = (db: Database): void => {
    for (const [index, statement] of statements.entries()) {
      if (index === failing) throw new Error(`stopped before statement ${index}`)
      db.exec(statement)
    }
  }
  return { name: 'three steps', up: run }
}

describe('migrate', () => {
  it.each(migrations.map((_, version) => version))('brings version %i to the newest schema', (version) => {
    const db = open()
    migrate(db, migrations.slice(0, version), noBackup)
    migrate(db, migrations, noBackup)
    expect(schemaVersion(db)).toBe(migrations.length)
    expect(schema(db)).toEqual(fresh())
  })

  it('gives the scores of older critiques to their jobs', () => {
    const db = open()
    migrate(db, migrations.slice(0, 3), noBackup)
    db.exec(`
      INSERT INTO photos (id, name, path, status, added_at) VALUES ('p', 'p.jpg', '/p.jpg', 'new', 1);
      INSERT INTO jobs (id, photo_id, advisor_id, model_id, position, status, current_step, created_at)
        SELECT value, 'p', 'ansel', 'starter', 1, 'completed', '', 1 FROM json_each('["a", "b", "c"]');
      INSERT INTO critiques (job_id, analysis_markdown, scores, overall, flags, stats)
        VALUES ('a', '', '[]', 7.5, '[]', '{}'), ('b', '', '[]', NULL, '[]', '{}')`)
    migrate(db, migrations, noBackup)
    expect(db.prepare('SELECT id, overall, error_hint FROM jobs ORDER BY id').all()).toEqual([
      { id: 'a', overall: 7.5, error_hint: null },
      { id: 'b', overall: null, error_hint: null },
      { id: 'c', overall: null, error_hint: null },
    ])
  })

  it('takes an older critique for one without a closing line and without remarks', () => {
    const db = open()
    migrate(db, migrations.slice(0, 6), noBackup)
    db.exec(`
      INSERT INTO photos (id, name, path, status, added_at) VALUES ('p', 'p.jpg', '/p.jpg', 'new', 1);
      INSERT INTO jobs (id, photo_id, advisor_id, model_id, position, status, current_step, created_at)
        VALUES ('a', 'p', 'ansel', 'starter', 1, 'completed', '', 1);
      INSERT INTO critiques (job_id, analysis_markdown, scores, overall, flags, stats)
        VALUES ('a', 'Kept.', '[]', NULL, '[]', '{}')`)
    migrate(db, migrations, noBackup)
    expect(db.prepare('SELECT analysis_markdown AS text, claims, remarks FROM critiques').all()).toEqual([
      { text: 'Kept.', claims: null, remarks: '[]' },
    ])
    expect(() => db.exec(`UPDATE critiques SET claims = 'dark'`)).toThrow('CHECK constraint failed')
  })

  it('runs only the migrations that are missing, after a backup', () => {
    const db = open()
    migrate(db, migrations, noBackup)
    const seen: number[] = []
    migrate(db, [...migrations, threeSteps(Infinity)], () => seen.push(schemaVersion(db)))
    migrate(db, [...migrations, threeSteps(0)], () => seen.push(schemaVersion(db)))
    expect(seen).toEqual([migrations.length])
    expect(db.prepare('SELECT text FROM notes').all()).toEqual([{ text: 'kept' }])
  })

  it('backs nothing up when the database is new', () => {
    migrate(open(), migrations, () => expect.unreachable())
  })

  it.each([0, 1, 2])('changes nothing when statement %i fails', (failing) => {
    const db = open()
    migrate(db, migrations, noBackup)
    const before = schema(db)
    expect(() => migrate(db, [...migrations, threeSteps(failing)], noBackup)).toThrow('stopped before')
    expect(schemaVersion(db)).toBe(migrations.length)
    expect(schema(db)).toEqual(before)
  })

  it('changes nothing when it is killed', async () => {
    const file = join(temporaryFolder(), 'test.db')
    const child = fork(join(import.meta.dirname, 'killedMigration.fixture.ts'), [file], { execArgv: [] })
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
    const db = open(file)
    expect(schemaVersion(db)).toBe(migrations.length)
    expect(schema(db)).toEqual(fresh())
  })

  it('refuses a newer database and leaves it byte for byte', () => {
    const file = join(temporaryFolder(), 'test.db')
    const db = open(file)
    db.exec(`PRAGMA user_version = ${migrations.length + 1}`)
    const before = readFileSync(`${file}-wal`)
    expect(() => migrate(db, migrations, noBackup)).toThrow(expect.objectContaining({ code: 'store-newer' }))
    expect(readFileSync(`${file}-wal`)).toEqual(before)
  })
})
