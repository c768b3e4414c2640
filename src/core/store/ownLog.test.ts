import { copyFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from './db.ts'
import { openStore, type Store } from './index.ts'
import { markInUse } from './meta.ts'
import { addJob, crashCopy, openTestStore, temporaryFolder } from './store.fixture.ts'

const now = Date.UTC(2026, 0, 31)
const photoIds = (store: Store): string[] =>
  store.photos
    .list({ limit: 500 })
    .photos.map(({ id }) => id)
    .toSorted()

/** A closed library with this many photographs, and the folder of another computer that was killed. */
async function twoComputers(own: number, others: number) {
  const here = temporaryFolder()
  const store = openStore({ dataDir: here, now: () => now })
  for (let index = 0; index < own; index++) addJob(store, `own ${index}`)
  await store.backup()
  const known = photoIds(store)
  store.close()
  const there = temporaryFolder()
  const elsewhere = openTestStore(there)
  for (let index = 0; index < others; index++) addJob(elsewhere, `other ${index}`)
  return { here, known, there: crashCopy(there) }
}
const bringLog = (from: string, to: string): void =>
  copyFileSync(join(from, 'mondrian.db-wal'), join(to, 'mondrian.db-wal'))

describe('a log of another computer beside the database', () => {
  it.each([
    [30, 1],
    [30, 3],
    [3, 60],
  ])('takes none of %i photographs away, be it of %i, and is told of once', async (own, others) => {
    const { here, known, there } = await twoComputers(own, others)
    bringLog(there, here)
    const store = openStore({ dataDir: here, now: () => now })
    expect(store.incident).toMatchObject({
      kind: 'foreign-log',
      message: expect.stringMatching(
        /^Changes of another computer lay beside .* set aside as mondrian\.db-wal\.other-\S+\. The backup of .* is kept as backups\/kept-mondrian-\S+\.db\. Let no program synchronize the data folder\. No photograph was deleted\.$/,
      ),
    })
    expect(photoIds(store)).toEqual(known)
    expect(store.integrityCheck()).toBe('ok')
    expect(readdirSync(here).filter((name) => name.includes('-wal.other-'))).toHaveLength(1)
    expect(readdirSync(here).filter((name) => name.includes('.alone'))).toEqual([])
    store.close()
    const again = openTestStore(here, now)
    expect(again.incident).toBeNull()
    expect(photoIds(again)).toEqual(known)
  })

  it('is told from our own where both computers began with the same library', async () => {
    const { here, known } = await twoComputers(10, 0)
    const there = temporaryFolder()
    for (const name of ['mondrian.db', 'library.json']) copyFileSync(join(here, name), join(there, name))
    const elsewhere = openTestStore(there)
    for (let index = 0; index < 10; index++) addJob(elsewhere, `there ${index}`)
    bringLog(there, here)
    const store = openTestStore(here, now)
    expect(store.incident).toMatchObject({ kind: 'foreign-log' })
    expect(photoIds(store)).toEqual(known)
  })

  it('in the place of our own after a crash costs only what was in that', async () => {
    const { here, known, there } = await twoComputers(10, 5)
    const running = openTestStore(here, now)
    addJob(running, 'last')
    const crashed = crashCopy(here)
    bringLog(there, crashed)
    const store = openTestStore(crashed, now)
    expect(store.incident).toMatchObject({
      kind: 'foreign-log',
      message: expect.stringContaining('The last changes of this computer may be lost.'),
    })
    expect(photoIds(store)).toEqual(expect.arrayContaining(known))
    expect(store.integrityCheck()).toBe('ok')
  })

  it('leaves the backup from before, whatever backups follow', async () => {
    const { here, there } = await twoComputers(5, 5)
    bringLog(there, here)
    const backups = (): string[] => readdirSync(join(here, 'backups'))
    const [before = ''] = backups()
    const store = openTestStore(here, now)
    await store.backup()
    await store.backup()
    expect(backups()).toContain(`kept-${before}`)
  })
})

describe('our own log', () => {
  it('is used after every crash, however often it was started over', () => {
    const dataDir = temporaryFolder()
    for (let round = 0; round < 3; round++) {
      const store = openStore({ dataDir, now: () => now })
      const first = addJob(store)
      addJob(store)
      // Each starts the log over.
      store.jobs.remove(first.id)
      addJob(store)
      const known = photoIds(store)
      const again = openTestStore(crashCopy(dataDir))
      expect(again.incident).toBeNull()
      expect(photoIds(again)).toEqual(known)
      store.close()
    }
  })

  it('of an opening that was killed is no other computer’s', () => {
    const dataDir = temporaryFolder()
    openStore({ dataDir, now: () => now }).close()
    const db = openDatabase(join(dataDir, 'mondrian.db'))
    markInUse(db, true)
    const killed = crashCopy(dataDir)
    db.close()
    copyFileSync(join(dataDir, 'library.json'), join(killed, 'library.json'))
    expect(existsSync(join(killed, 'mondrian.db-wal'))).toBe(true)
    expect(openTestStore(killed).incident).toBeNull()
  })
})
