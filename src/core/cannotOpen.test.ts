// What a core leaves of a data folder that it could not open.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createCore } from './index.ts'
import { openDatabase } from './store/db.ts'
import { createMemoryStarter } from './workers/memoryStarter.ts'

test('a data folder that could not be opened is free again', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-open-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const newer = openDatabase(join(dataDir, 'mondrian.db'))
  newer.exec('PRAGMA user_version = 9999')
  newer.close()
  const open = () =>
    createCore({
      dataDir,
      resourcesDir: join(import.meta.dirname, '..', '..', 'resources'),
      engineDir: null,
      sightDir: null,
      startWorker: createMemoryStarter(() => undefined).startWorker,
      version: '0.0.0-test',
    })
  await expect(open()).rejects.toMatchObject({ code: 'store-newer' })
  await expect(open()).rejects.toMatchObject({ code: 'store-newer' })
})
