import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { EventBody } from '../../shared/events.ts'
import { createLog } from '../log/index.ts'
import { createManualClock } from '../manualClock.ts'
import { openStore } from './index.ts'
import { keepBackups } from './keepBackups.ts'
import { addJob, temporaryFolder } from './store.fixture.ts'

const hour = 60 * 60_000

function start() {
  const folder = temporaryFolder()
  const clock = createManualClock()
  const store = openStore({ dataDir: folder, now: () => Date.UTC(2026, 0, 31) + clock.now() })
  onTestFinished(store.close)
  const logs = temporaryFolder()
  const keeper = () => keepBackups({ store, log: createLog({ dir: logs }), clock })
  return { store, clock, keeper, backups: join(folder, 'backups') }
}
const done: EventBody = {
  type: 'done',
  jobId: 'job',
  attempt: 1,
  status: 'completed',
  totalTokens: 1,
  elapsedMs: 1,
}

test('a folder of backups that cannot be read costs backups, and is looked into again', async () => {
  const { store, clock, keeper, backups } = start()
  addJob(store)
  rmSync(backups, { recursive: true })
  writeFileSync(backups, 'in the way')
  const kept = keeper()
  rmSync(backups)
  clock.advance(hour)
  await kept.close()
  expect(readdirSync(backups)).toHaveLength(1)
})

test('a backup from the future, made by a clock that was wrong, does not stand for one of today', async () => {
  const { store, clock, keeper, backups } = start()
  addJob(store)
  writeFileSync(join(backups, 'mondrian-20990101T000000000Z.db'), '')
  const kept = keeper()
  await kept.close()
  expect(readdirSync(backups)).toHaveLength(2)
  const again = keeper()
  clock.advance(hour)
  await again.close()
  expect(readdirSync(backups)).toHaveLength(2)
})

test('what is finished first has a backup at once, what comes after it one an hour and one at the end', async () => {
  const { store, clock, keeper, backups } = start()
  const kept = keeper()
  const made = (): number => readdirSync(backups).filter((name) => name.endsWith('.db')).length
  addJob(store)
  kept.see({ type: 'queue_update', paused: null })
  kept.see(done)
  await vi.waitFor(() => expect(made()).toBe(1))
  kept.see(done)
  kept.see(done)
  clock.advance(hour / 2)
  kept.see(done)
  // The next look comes after the hour, and in it the backup of what was finished since.
  clock.advance(hour / 2)
  await vi.waitFor(() => expect(made()).toBe(2))
  clock.advance(hour)
  kept.see({ type: 'photo_removed', photoId: 'a' })
  const last = keeper()
  await kept.close()
  expect(made()).toBe(3)
  await last.close()
  expect(made()).toBe(3)
})
