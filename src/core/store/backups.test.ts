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
    await run(openWithNotes(['one', 'two']), folder, { at: noon, generation: 7 })
    const [backup] = listBackups(folder, noon)
    expect(readdirSync(folder)).toEqual(['mondrian-20260131T120000000Z-7.db'])
    expect(backup).toEqual({
      file: join(folder, 'mondrian-20260131T120000000Z-7.db'),
      at: noon,
      generation: 7,
    })
    expect(notesIn(backup?.file)).toEqual([{ text: 'one' }, { text: 'two' }])
  })
})

it('lists backups only', () => {
  const folder = temporaryFolder()
  for (const name of ['mondrian-20260131T120000000Z.partial', 'holiday.db'])
    writeFileSync(join(folder, name), '')
  expect(listBackups(folder, noon)).toEqual([])
})

const hour = 60 * 60_000

it('keeps the last hours, days and weeks that have a backup', () => {
  const folder = temporaryFolder()
  const db = openWithNotes([])
  const monday = Date.UTC(2026, 1, 2)
  const times = [
    ...[60, 50, 40, 30, 20].map((days) => monday - days * 24 * hour),
    ...[9, 8, 7, 6, 5, 4, 3, 2, 1].flatMap((days) => [
      monday - days * 24 * hour,
      monday - days * 24 * hour + hour,
    ]),
    ...[1, 2, 3, 4, 5, 5.5].map((hours) => monday + hours * hour),
  ]
  for (const [generation, at] of times.entries()) backUpNow(db, folder, { at, generation })
  const hoursAgo = listBackups(folder, monday).map(({ at }) => (monday - at) / hour)
  expect(hoursAgo).toEqual([
    -5.5,
    -4,
    -3,
    ...[1, 2, 3, 4, 5, 6].map((days) => days * 24 - 1),
    20 * 24,
    30 * 24,
  ])
})

it('orders backups by their numbers, whatever the clock said when they were made', () => {
  const folder = temporaryFolder()
  const names = ['20990101T000000000Z-3', '20260101T000000000Z-4', '19700101T000000000Z-5']
  const unnumbered = ['20260130T000000000Z', '20990101T000000000Z', '20260129T000000000Z']
  for (const name of [...names, ...unnumbered]) writeFileSync(join(folder, `mondrian-${name}.db`), '')
  const order = listBackups(folder, noon).map(({ file }) => /^mondrian-(.*)\.db$/.exec(basename(file))?.[1])
  expect(order).toEqual([names[2], names[1], names[0], unnumbered[0], unnumbered[2], unnumbered[1]])
})

it('leaves no file when the database cannot be copied', async () => {
  const folder = temporaryFolder()
  const db = openWithNotes(['one'])
  const copied = backUp(db, folder, { at: noon, generation: 1 })
  db.close()
  await expect(copied).rejects.toThrow('not open')
  expect(readdirSync(folder)).toEqual([])
})
