import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCore } from '../src/core/index.ts'
import { resourcesDir, startWorker } from '../test/support/paths.ts'
import { withComment } from './copies.ts'
import { figure, median, type Figure } from './figure.ts'

const rounds = 9
const sightDir = join(import.meta.dirname, '..', 'vendor', 'sight')

/**
 * Milliseconds from the last facts of a photograph, those with what is seen, to the first word of the starter's
 * critique, with the model in memory and the nets loaded.
 */
export async function firstWord(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const core = await createCore({
    dataDir: join(folder, 'data'),
    resourcesDir,
    engineDir: null,
    sightDir,
    startWorker,
    version: 'bench',
  })
  const sample = await readFile(join(resourcesDir, 'samples', 'pier-sunset.jpg'))
  const waits: number[] = []
  // The first one loads the model and the nets, and is not counted.
  for (let round = 0; round <= rounds; round++) {
    const path = join(folder, `photo-${round}.jpg`)
    await writeFile(path, withComment(sample, path))
    let facts = 0
    let word: number | null = null
    const over = Promise.withResolvers<void>()
    const stop = core.on((event) => {
      const now = performance.now()
      if (event.type === 'facts' && event.complete && word === null) facts = now
      if (event.type === 'chunk') word ??= now
      if (event.type === 'done') over.resolve()
    })
    await core.api['photos.add']({ paths: [path], advisorIds: ['ansel'] })
    await over.promise
    stop()
    if (round > 0) waits.push(word! - facts)
  }
  await core.close()
  await rm(folder, { recursive: true })
  return [figure('first word of the starter after the last facts', median(waits), { atMost: 150 }, 'ms')]
}
