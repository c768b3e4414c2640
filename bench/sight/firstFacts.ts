import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Core } from '../../src/core/index.ts'
import type { MondrianEvent } from '../../src/shared/events.ts'
import { resourcesDir } from '../../test/support/paths.ts'
import { withComment } from '../copies.ts'
import { openBenchCore } from '../core.ts'
import { alternatingRatio, figure, median, type Figure } from '../figure.ts'

const pairs = 5
/** Milliseconds between two looks at the event loop. */
const resolution = 5
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

/** When the second drop comes: as soon as the first is measured, or in the middle of its looks. */
type Moment = 'measured' | 'looking'

/** Milliseconds until a photograph of a second drop has its first facts, the median over it. */
async function firstFactsAfter(sightDir: string | null, moment: Moment): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const core = await openBenchCore(join(folder, 'data'), { sightDir })
  const first = await writeCopies(folder, 'first')
  const second = await writeCopies(folder, 'second')
  const measured = new Set<string>()
  const looked = new Set<string>()
  const stop = core.on((event) => {
    if (event.type === 'photo_update' && event.photo.status === 'measured') measured.add(event.photo.id)
    if (event.type === 'facts' && event.facts.things) looked.add(event.photoId)
  })
  await core.api['photos.measure']({ paths: first })
  while (measured.size < each) await until(core, ({ type }) => type === 'photo_update')
  // One is looked at, then, with nets that are loaded.
  if (sightDir && moment === 'looking') {
    while (looked.size < 2) await until(core, ({ type }) => type === 'facts')
  }
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

/** How much later than an idle loop that of the core is while photographs are looked at, the 99th percentile; milliseconds. */
async function lateWhileLooking(sightDir: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const core = await openBenchCore(join(folder, 'data'), { sightDir })
  const looked = new Set<string>()
  const measured = new Set<string>()
  core.on((event) => {
    if (event.type === 'photo_update' && event.photo.status === 'measured') measured.add(event.photo.id)
    if (event.type === 'facts' && event.facts.things) looked.add(event.photoId)
  })
  await core.api['photos.measure']({ paths: await writeCopies(folder, 'looked') })
  while (measured.size < each) await until(core, ({ type }) => type === 'photo_update')
  const idle = fork(new URL('../idleLoop.ts', import.meta.url), [String(resolution)])
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  while (looked.size < each) await until(core, ({ type }) => type === 'facts')
  delay.disable()
  idle.send('end')
  const [{ high }] = (await once(idle, 'message')) as [{ high: number }]
  await core.close()
  await rm(folder, { recursive: true })
  return (delay.percentile(99) - high) / 1e6
}

/** What looking at photographs costs those that are measured meanwhile. */
export async function sightDelay(): Promise<Figure[]> {
  const sightDir = join(import.meta.dirname, '..', '..', 'vendor', 'sight')
  const figures: Figure[] = []
  for (const [moment, name] of [
    ['measured', 'first facts of a drop right after another, over those without sight'],
    ['looking', 'first facts while others are looked at, over those without sight'],
  ] as const) {
    const ratio = await alternatingRatio(
      pairs,
      () => firstFactsAfter(sightDir, moment),
      () => firstFactsAfter(null, moment),
    )
    figures.push(figure(name, ratio, { atMost: 1.1 }, 'ratio'))
  }
  const late = await lateWhileLooking(sightDir)
  figures.push(
    figure('event loop of the core later than an idle one, 99th percentile', late, { atMost: 20 }, 'ms'),
  )
  return figures
}
