// `npm run catalogue`: asks the hub which files the models of resources/catalogue.json have, and writes commit, sizes
// and checksums into resources/catalogue.lock.json. For a computer that reaches the hub.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createNetwork, hubEndpoint } from '../src/core/models/download/network.ts'
import { planModel, readCatalogue } from '../src/core/models/download/plan.ts'
import { catalogueLockSchema, type CatalogueLock } from '../src/shared/catalogue.ts'

/** Writes the lock anew, whole or not at all. Rejects as `planModel` does. */
export async function lockCatalogue(resourcesDir: string, endpoint: string): Promise<CatalogueLock> {
  const { models, ears } = await readCatalogue(resourcesDir)
  const network = createNetwork(endpoint)
  const { signal } = new AbortController()
  const lock: CatalogueLock = {}
  for (const { id } of [...models, ...ears])
    lock[id] = await planModel(id, { models, ears, lock: {} }, network, signal)
  const text = JSON.stringify(catalogueLockSchema.parse(lock), null, 2)
  writeFileSync(join(resourcesDir, 'catalogue.lock.json'), `${text}\n`)
  return lock
}

if (import.meta.main) {
  const lock = await lockCatalogue(
    join(import.meta.dirname, '../resources'),
    process.env.HF_ENDPOINT || hubEndpoint,
  )
  console.log(`${Object.keys(lock).length} models are locked.`)
}
