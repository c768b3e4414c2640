import { join } from 'node:path'
import { expect, it } from 'vitest'
import { defaultSettings } from '../../shared/settings.ts'
import { openDatabase } from './db.ts'
import { openTestStore, temporaryFolder } from './store.fixture.ts'

it('begins with the defaults and keeps what is changed', () => {
  const folder = temporaryFolder()
  const store = openTestStore(folder)
  expect(store.settings.get()).toEqual(defaultSettings)
  const changed = { ...defaultSettings, threads: 3, defaultAdvisorId: 'okeefe' }
  expect(store.settings.set({ threads: 3, defaultAdvisorId: 'okeefe', gpu: undefined })).toEqual(changed)
  expect(openTestStore(folder).settings.get()).toEqual(changed)
})

it('falls back to the default where a stored value is no longer valid', () => {
  const folder = temporaryFolder()
  const store = openTestStore(folder)
  store.settings.set({ threads: 3, maxTokens: 512 })
  const db = openDatabase(join(folder, 'mondrian.db'))
  db.exec(`UPDATE settings SET value = '"many"' WHERE key = 'threads'`)
  db.exec(`INSERT INTO settings VALUES ('colour', '"blue"')`)
  db.close()
  expect(store.settings.get()).toEqual({ ...defaultSettings, maxTokens: 512 })
})
