import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Core } from '../../src/core/index.ts'
import type { MondrianEvent } from '../../src/shared/events.ts'
import { resourcesDir } from '../../test/support/paths.ts'
import { withComment } from '../copies.ts'
import { openBenchCore } from '../core.ts'
import { alternatingRatio, figure, median, type Figure } from '../figure.ts'

const pairs = 5
/** Photographs that are in line to be looked at when as many more are dropped. */
const each = 6

/** Copies of a photograph of 2 megapixels that differ in a comment, so that none is a duplicate. */
async function writeCopies(folder: string, name: string): Promise<string[]> {
  const sample = await readFile(join(resourcesDir, 'samples', 'pier-sunset.jpg'))
  const paths = Array.from({ length: each }, (_, index) => join(folder, `${name}-${index}.jpg`))
  for (const path of paths) await writeFile(path, withComment(sample, path))
  return paths
}

const until = (core: Core, holds: (event: MondrianEvent) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const stop = core.on((event) => {
      if (!holds(event)) return
      // The first event may come before `on` has returned.
      queueMicrotask(() => stop())
      resolve()
    })
  })

/** Milliseconds until a photograph of a second drop has its first facts, the median over it, while the first is looked at. */
async function firstFactsAfter(sightDir: string | null): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const core = await openBenchCore(join(folder, 'data'), { sightDir })
  const first = await writeCopies(folder, 'first')
  const second = await writeCopies(folder, 'second')
  const measured = new Set<string>()
  const stop = core.on((event) => {
    if (event.type === 'photo_update' && event.photo.status === 'measured') measured.add(event.photo.id)
  })
  await core.api['photos.measure']({ paths: first })
  // From here on, those are looked at.
  while (measured.size < each) await until(core, ({ type }) => type === 'photo_update')
  stop()
  const firsts = new Map<string, number>()
  core.on((event) => {
    if (event.type === 'facts' && !firsts.has(event.photoId)) firsts.set(event.photoId, performance.now())
  })
  const start = performance.now()
  const { photos } = await core.api['photos.measure']({ paths: second })
  while (!photos.every(({ id }) => firsts.has(id))) await until(core, ({ type }) => type === 'facts')
  const times = photos.map(({ id }) => firsts.get(id)! - start)
  await core.close()
  await rm(folder, { recursive: true })
  return median(times)
}

/** What looking at photographs costs those that are measured meanwhile. */
export async function sightDelay(): Promise<Figure[]> {
  const sightDir = join(import.meta.dirname, '..', '..', 'vendor', 'sight')
  const ratio = await alternatingRatio(
    pairs,
    () => firstFactsAfter(sightDir),
    () => firstFactsAfter(null),
  )
  const name = 'first facts while others are looked at, over those without sight'
  return [figure(name, ratio, { atMost: 1.1 }, 'ratio')]
}
