import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPhotos } from '../src/core/photos/finding.ts'
import { openDatabase } from '../src/core/store/db.ts'
import { migrate } from '../src/core/store/migrate.ts'
import { migrations } from '../src/core/store/migrations.ts'
import { openStore, type Store } from '../src/core/store/index.ts'
import { commands } from '../src/shared/commands.ts'
import { emptyCamera } from '../src/shared/photos.ts'
import { alternatingRatio, figure, type Figure } from './figure.ts'

const [few, many] = [100, 100_000]
const [pairs, asks] = [21, 20]
/** Enough for one of the small library's quarters. */
const limit = 20
const nouns = ['pier', 'boat', 'forest', 'portrait']

/**
 * Photographs in four kinds, a quarter each, one in ten with a critique, as a library of the version before: the store
 * that opens it makes them ready to be found.
 */
function fill(dataDir: string, count: number): void {
  const db = openDatabase(join(dataDir, 'mondrian.db'))
  const before = migrations.findIndex(({ name }) => name === 'what photographs are found by')
  migrate(db, migrations.slice(0, before), () => undefined)
  const addPhoto = db.prepare(`
    INSERT INTO photos (id, name, path, status, camera, rating, flag, added_at)
    VALUES (@id, @name, @id, 'measured', @camera, @rating, @flag, @index)`)
  const addJob = db.prepare(`
    INSERT INTO jobs (id, photo_id, advisor_id, model_id, position, status, current_step, created_at)
    VALUES (@id, @id, 'ansel', 'bench', @index, 'completed', '', @index)`)
  const addCritique = db.prepare(`
    INSERT INTO critiques (job_id, analysis_markdown, scores, flags, stats) VALUES (@id, @text, '[]', '[]', '{}')`)
  db.transaction(() => {
    for (let index = 0; index < count; index++) {
      const kind = index % 4
      const id = `photo-${index}`
      const takenAt = new Date(1.5e12 + ((index * 7919) % count) * 1e6).toISOString().slice(0, 19)
      const made = { make: 'NIKON', model: `Z ${kind + 5}`, iso: 100 * 2 ** kind, takenAt }
      const camera = JSON.stringify({ ...emptyCamera, ...made })
      const name = `${nouns[kind]}-${index}.jpg`
      addPhoto.run({ id, name, camera, rating: kind + 2, flag: kind === 0 ? 'pick' : null, index })
      if (index % 10 > 0) continue
      const text = `The ${nouns[index % 3]} is held in even light, and its edges are soft. `.repeat(20)
      addJob.run({ id, index })
      addCritique.run({ id, text })
    }
  })
  db.close()
}

const asked = {
  'first page': {},
  'filter by stars': { rating: { min: 5 } },
  'filter by flag': { flags: ['pick' as const] },
  'filter by ISO and camera': { iso: { min: 800 }, camera: 'Z 8' },
  'first page by name': { sort: 'name' as const },
  'first page by capture time': { sort: 'taken' as const },
  'search for a word': { text: 'boat' },
  'search for the beginning of a word': { text: 'por' },
  'search for two words': { text: 'nikon pier' },
}

/** How much longer a page takes to be found among 100,000 photographs than among 100. */
export async function finding(): Promise<Figure[]> {
  const folders = await Promise.all([few, many].map(() => mkdtemp(join(tmpdir(), 'mondrian-bench-'))))
  folders.forEach((dataDir, index) => fill(dataDir, index === 0 ? few : many))
  const stores = folders.map((dataDir) => openStore({ dataDir, now: Date.now }))
  const [small, large] = stores as [Store, Store]
  const figures: Figure[] = []
  for (const [name, query] of Object.entries(asked)) {
    const parsed = commands['photos.find'].input.parse({ ...query, limit })
    const time = (store: Store) => async (): Promise<number> => {
      const start = performance.now()
      for (let ask = 0; ask < asks; ask++)
        await findPhotos({ store, advisors: async () => ({ advisors: [] }) }, parsed)
      return performance.now() - start
    }
    await time(large)()
    const ratio = await alternatingRatio(pairs, time(large), time(small))
    figures.push(figure(`${name}: among ${many} photographs over ${few}`, ratio, { atMost: 1.5 }, 'x'))
  }
  for (const store of stores) store.close()
  for (const folder of folders) await rm(folder, { recursive: true })
  return figures
}
