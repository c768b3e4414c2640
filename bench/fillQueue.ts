import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '../src/core/store/index.ts'

/** A store with `count` waiting jobs of one photograph, in a folder of its own. */
export async function fillQueue(count: number): Promise<{ store: Store; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const store = openStore({ dataDir: folder, now: Date.now })
  store.transaction(() => {
    store.photos.insert({ id: 'photo', name: 'photo.jpg', path: '/photo.jpg', addedAt: 0 })
    for (let index = 0; index < count; index++) {
      store.jobs.insert({
        id: `job-${index}`,
        photoId: 'photo',
        advisorId: 'ansel',
        modelId: 'bench',
        now: index,
      })
    }
  })
  return { store, folder }
}
