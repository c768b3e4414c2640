import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './db.ts'
import { openStore } from './index.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { salvage } from './salvage.ts'
import { embeddingLength } from '../../shared/sight.ts'
import { addJob, addPhoto, claim, completeNext, temporaryFolder } from './store.fixture.ts'

test('every table of the schema is saved, but for removals, which nobody trusts after that', () => {
  const damagedFolder = temporaryFolder()
  const store = openStore({ dataDir: damagedFolder, now: () => 1 })
  store.settings.set({ maxTokens: 100 })
  addJob(store)
  completeNext(store)
  const { photoId } = addJob(store)
  store.facts.put(photoId, {}, false)
  store.looks.put({ photoId, rotation: 0, embedding: new Float32Array(embeddingLength) })
  store.seen.put(claim(store).lease, { width: 30, height: 20, bytes: 10, imageTokens: null })
  const thread = store.threads.insert({ id: 'thread', photoId, now: 1 })
  store.messages.insertQuestion({ id: 'question', threadId: thread.id, text: 'Why?', replyTo: null, now: 1 })
  store.downloads.put({ id: 'model', name: 'Model', state: 'paused', model: null, progress: [], error: null })
  const figures = { secondsPerPhoto: 1, peakBytes: 1, device: 'CPU', tokensPerSecond: 1, testedAt: 1 }
  store.modelTests.put('model', { ...figures, version: '1', stages: {}, tokens: 1 })
  store.traffic.add({ day: '2026-11-30', host: 'studio-gpu', purpose: 'servers', sent: 1, received: 1 })
  store.photos.remove(addPhoto(store))
  store.close()

  const db = openDatabase(join(temporaryFolder(), 'new.db'))
  onTestFinished(db.close)
  migrate(db, migrations, () => undefined)
  salvage(db, join(damagedFolder, 'mondrian.db'))
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all() as { name: string }[]
  const empty = tables.filter(({ name }) => db.prepare(`SELECT 1 FROM ${name}`).get() === undefined)
  expect(empty).toEqual([{ name: 'removals' }])
})
