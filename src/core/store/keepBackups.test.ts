import { readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLog } from '../log/index.ts'
import { createManualClock } from '../manualClock.ts'
import { keepBackups } from './keepBackups.ts'
import { addJob, openTestStore, temporaryFolder } from './store.fixture.ts'

const hour = 60 * 60_000

function start() {
  const folder = temporaryFolder()
  const store = openTestStore(folder, Date.now())
  addJob(store)
  const clock = createManualClock()
  const logs = temporaryFolder()
  const keeper = () => keepBackups({ store, log: createLog({ dir: logs }), clock })
  return { clock, keeper, backups: join(folder, 'backups') }
}

test('a folder of backups that cannot be read costs backups, and is looked into again', async () => {
  const { clock, keeper, backups } = start()
  rmSync(backups, { recursive: true })
  writeFileSync(backups, 'in the way')
  const kept = keeper()
  rmSync(backups)
  clock.advance(hour)
  await kept.close()
  expect(readdirSync(backups)).toHaveLength(1)
})

test('a backup from the future, made by a clock that was wrong, does not stand for one of today', async () => {
  const { clock, keeper, backups } = start()
  const future = join(backups, 'mondrian-20990101T000000000Z.db')
  writeFileSync(future, '')
  utimesSync(future, 4_070_908_800, 4_070_908_800)
  const kept = keeper()
  await kept.close()
  expect(readdirSync(backups)).toHaveLength(2)
  const again = keeper()
  clock.advance(hour)
  await again.close()
  expect(readdirSync(backups)).toHaveLength(2)
})
