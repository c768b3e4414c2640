import { readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { backUp, backUpNow, listBackups } from './backups.ts'
import { openDatabase, openReadOnly, type Database } from './db.ts'
import { temporaryFolder } from './store.fixture.ts'

const noon = Date.UTC(2026, 0, 31, 12)

function openWithNotes(texts: string[]): Database {
  const db = openDatabase(join(temporaryFolder(), 'test.db'))
  onTestFinished(db.close)
  db.exec('CREATE TABLE notes (text TEXT)')
  for (const text of texts) db.prepare('INSERT INTO notes VALUES (@text)').run({ text })
  return db
}

function notesIn(file: string | undefined): unknown[] {
  const db = openReadOnly(String(file))
  onTestFinished(db.close)
  return db.prepare('SELECT text FROM notes').all()
}

describe.each([
  { name: 'backUp', run: backUp },
  { name: 'backUpNow', run: async (...args: Parameters<typeof backUpNow>) => backUpNow(...args) },
])('$name', ({ run }) => {
  it('copies the database and leaves nothing half done behind', async () => {
    const folder = temporaryFolder()
    await run(openWithNotes(['one', 'two']), folder, noon)
    expect(readdirSync(folder)).toEqual(['mondrian-20260131T120000000Z.db'])
    expect(notesIn(listBackups(folder)[0])).toEqual([{ text: 'one' }, { text: 'two' }])
  })

  it('keeps the newest five', async () => {
    const folder = temporaryFolder()
    const db = openWithNotes([])
    for (const hour of [1, 2, 3, 4, 5, 6, 7]) await run(db, folder, noon + hour * 3_600_000)
    expect(listBackups(folder).map((file) => /T(\d\d)/.exec(basename(file))?.[1])).toEqual([
      '19',
      '18',
      '17',
      '16',
      '15',
    ])
  })
})

it('lists backups only', () => {
  const folder = temporaryFolder()
  for (const name of ['mondrian-20260131T120000000Z.partial', 'holiday.db'])
    writeFileSync(join(folder, name), '')
  expect(listBackups(folder)).toEqual([])
})

it('leaves no file when the database cannot be copied', async () => {
  const folder = temporaryFolder()
  const db = openWithNotes(['one'])
  const copied = backUp(db, folder, noon)
  db.close()
  await expect(copied).rejects.toThrow('not open')
  expect(readdirSync(folder)).toEqual([])
})
