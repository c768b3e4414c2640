// A process that works on a store until it is killed. Argument: the data folder.
// Writes one line to its output after each write that the store has acknowledged.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { critique } from './critique.fixture.ts'
import { openStore } from './index.ts'

const store = openStore({ dataDir: String(process.argv[2]), now: Date.now })
const owner = randomUUID()

/** Straight to the pipe: what was acknowledged is known outside, whenever this process dies. */
function acknowledge(what: string, id: string): void {
  writeSync(1, `${what} ${id}\n`)
}

for (const { id } of store.jobs.recover(owner, Date.now())) acknowledge('recovered', id)

for (;;) {
  const id = randomUUID()
  store.transaction(() => {
    const now = Date.now()
    store.photos.insert({ id, name: 'a.jpg', path: '/a.jpg', addedAt: now })
    store.jobs.insert({ id, photoId: id, advisorId: 'ansel', modelId: 'starter', now })
  })
  acknowledge('submitted', id)
  const claimed = store.jobs.claim({ owner, now: Date.now(), leaseMs: 30_000 })
  if (claimed === null) throw new Error('There was nothing to claim.')
  const { job, lease } = claimed
  acknowledge('claimed', job.id)
  store.jobs.saveText(lease, `text of ${job.id}`)
  store.jobs.saveFigures(lease, { progress: 50 })
  if (job.id.startsWith('0')) {
    store.jobs.cancelRunning(lease, { now: Date.now() })
    acknowledge('cancelled', job.id)
    continue
  }
  store.jobs.complete(lease, { critique: critique(`text of ${job.id}`), now: Date.now() })
  acknowledge('completed', job.id)
}
