import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Store } from './index.ts'
import { addJob, crashCopy, openTestStore, temporaryFolder } from './store.fixture.ts'

const frameBytes = 24 + 4096

/** A folder whose owner was killed after it added ten jobs. */
function crashed(): { folder: string; log: string } {
  const original = temporaryFolder()
  const store = openTestStore(original)
  for (let index = 0; index < 10; index++) addJob(store, `job ${index}`)
  const folder = crashCopy(original)
  copyFileSync(join(original, 'mondrian.db-shm'), join(folder, 'mondrian.db-shm'))
  return { folder, log: join(folder, 'mondrian.db-wal') }
}

const jobCount = (store: Store): number => store.jobs.list({ limit: 500 }).jobs.length

function garble(file: string, offset: number, bytes = 8): void {
  const content = readFileSync(file)
  writeFileSync(file, content.fill(0xa5, offset, offset + bytes))
}

describe('the log of commits', () => {
  it('that is whole loses nothing', () => {
    const { folder } = crashed()
    const store = openTestStore(folder)
    expect(store.incident).toBeNull()
    expect(jobCount(store)).toBe(10)
  })

  it('that is deleted: consistent, and the loss is stated', () => {
    const { folder, log } = crashed()
    rmSync(log)
    const store = openTestStore(folder)
    expect(store.incident).toMatchObject({ kind: 'log-lost' })
    expect(store.integrityCheck()).toBe('ok')
  })

  it.each([
    { part: 'first bytes', offset: 0 },
    { part: 'page size', offset: 8 },
    { part: 'salt', offset: 16 },
    { part: 'header checksum', offset: 24 },
    { part: 'first frame', offset: 32 + 8 },
    { part: 'fourth frame', offset: 32 + 3 * frameBytes + 100 },
  ])('with garbled $part: consistent, and the loss is stated', ({ offset }) => {
    const { folder, log } = crashed()
    garble(log, offset)
    const store = openTestStore(folder)
    expect(store.incident).toMatchObject({ kind: 'log-lost' })
    expect(store.integrityCheck()).toBe('ok')
    expect(jobCount(store)).toBeLessThan(10)
  })

  it('that ends in the middle of a commit loses only that', () => {
    const { folder, log } = crashed()
    const content = readFileSync(log)
    const halfFrame = content.subarray(content.length - frameBytes, content.length - 2000)
    // A frame that ends no transaction: its size of the database is zero.
    writeFileSync(log, Buffer.concat([content, Buffer.from(halfFrame).fill(0, 4, 8)]))
    const store = openTestStore(folder)
    expect(store.incident).toBeNull()
    expect(jobCount(store)).toBe(10)
  })

  // The first commits lie over the log of the opening, which is longer at first.
  it.each([7, 9])('that was cut off after %i commits: consistent, and the loss is stated', (commits) => {
    const original = temporaryFolder()
    const store = openTestStore(original)
    const ends = Array.from({ length: 10 }, (_, index) => {
      addJob(store, `job ${index}`)
      return statSync(join(original, 'mondrian.db-wal')).size
    })
    const folder = crashCopy(original)
    copyFileSync(join(original, 'mondrian.db-shm'), join(folder, 'mondrian.db-shm'))
    truncateSync(join(folder, 'mondrian.db-wal'), ends[commits - 1])
    const again = openTestStore(folder)
    expect(again.incident).toMatchObject({ kind: 'log-lost' })
    expect(again.integrityCheck()).toBe('ok')
    expect(jobCount(again)).toBe(commits)
  })

  it('that was started over is not taken for a damaged one', () => {
    const folder = temporaryFolder()
    const store = openTestStore(folder)
    // More than the 1000 pages after which SQLite begins the log again.
    for (let index = 0; index < 60; index++) {
      const { photoId } = addJob(store)
      const job = { id: `job ${index}`, photoId, modelId: 'starter', now: 1 }
      store.jobs.insert({ ...job, advisorId: 'x'.repeat(100_000) })
    }
    for (let index = 0; index < 3; index++) addJob(store)
    const again = openTestStore(crashCopy(folder))
    expect(again.incident).toBeNull()
    expect(jobCount(again)).toBe(123)
  })

  it('its index: deleted or garbled, it is made anew', () => {
    const { folder } = crashed()
    writeFileSync(join(folder, 'mondrian.db-shm'), Buffer.alloc(32_768, 0xa5))
    const store = openTestStore(folder)
    expect(store.incident).toBeNull()
    expect(jobCount(store)).toBe(10)
  })
})
