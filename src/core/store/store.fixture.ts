// What the tests of this folder share: a store in a folder of its own, and records to put into it.
import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Job } from '../../shared/jobs.ts'
import { openStore, type Store } from './index.ts'
import type { Claim } from './leases.ts'
import { critique } from './critique.fixture.ts'

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mondrian-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A store that is closed after the test; its clock stands still. */
export function openTestStore(dataDir = temporaryFolder(), now = Date.UTC(2026, 0, 31)): Store {
  const store = openStore({ dataDir, now: () => now })
  onTestFinished(store.close)
  return store
}

export function addPhoto(store: Store, id: string = randomUUID()): string {
  return store.photos.insert({ id, name: `${id}.jpg`, path: `/photos/${id}.jpg`, addedAt: 1 }).id
}

/** A job of a photo of its own. */
export function addJob(store: Store, id: string = randomUUID(), now = 1): Job {
  return store.jobs.insert({ id, photoId: addPhoto(store), advisorId: 'ansel', modelId: 'starter', now })
}

export function claim(store: Store, owner = 'owner', now = 10): Claim {
  const claimed = store.jobs.claim({ owner, now, leaseMs: 30_000 })
  if (claimed === null) throw new Error('There was nothing to claim.')
  return claimed
}

/** Completes the next job of the queue. */
export function completeNext(store: Store, { tokens = 9, now = 20 } = {}): string {
  const { job, lease } = claim(store)
  store.jobs.complete(lease, {
    critique: critique('text', tokens),
    figures: { completionTokens: tokens },
    now,
  })
  return job.id
}

/** What a power cut would leave of the open store in `dataDir`, in a new folder. */
export function crashCopy(dataDir: string): string {
  const copy = temporaryFolder()
  mkdirSync(copy, { recursive: true })
  for (const name of ['mondrian.db', 'mondrian.db-wal']) copyFileSync(join(dataDir, name), join(copy, name))
  return copy
}
