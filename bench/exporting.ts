import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cp, link, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { critique } from '../src/core/store/critique.fixture.ts'
import type { Core } from '../src/core/index.ts'
import { openStore } from '../src/core/store/index.ts'
import { sections } from '../src/shared/critique.ts'
import type { ExportFormat } from '../src/shared/exports.ts'
import { resourcesDir } from '../test/support/paths.ts'
import { openBenchCore } from './core.ts'
import { figure, type Figure } from './figure.ts'

const count = 1000
/** Milliseconds between two looks at an event loop. */
const resolution = 1

const sentence = 'The light is held back, and the eye meets mainly slate blue, then dusty rose. '
const headings = sections.map(({ heading }) => `## ${heading}\n${sentence.repeat(4)}\n`)

/** A critique of ten sections, every second of which has a sentence that a measurement contradicts. */
function shapedCritique() {
  const analysisMarkdown = headings.join('\n')
  const starts = headings.map((_, index) =>
    analysisMarkdown.indexOf(sentence, headings.slice(0, index).join('\n').length),
  )
  const flags = starts
    .filter((_, index) => index % 2 === 0)
    .map((start) => ({ start, end: start + sentence.length - 1, claim: 'it is dark', measured: '0.3 stops' }))
    .map((flag) => ({ ...flag, kind: 'contradiction', grade: 'checkThis' }) as const)
  return { ...critique(analysisMarkdown), flags }
}

/** A photograph that ships with Mondrian, measured. */
async function measureSample(dataDir: string) {
  const core = await openBenchCore(dataDir)
  const measured = Promise.withResolvers<string>()
  core.on((event) => {
    if (event.type === 'photo_update' && event.photo.status === 'measured') measured.resolve(event.photo.id)
  })
  await core.api['photos.measure']({ paths: [join(resourcesDir, 'samples', 'pier-sunset.jpg')] })
  const id = await measured.promise
  const photo = await core.api['photos.get']({ id })
  const { facts } = await core.api['photos.facts']({ id })
  await core.close()
  return { photo, facts, folder: join(dataDir, 'photos', id) }
}

/** 1,000 measured photographs with a critique each, their small pictures and their files included. */
async function fillLibrary(dataDir: string): Promise<void> {
  const { photo, facts, folder } = await measureSample(dataDir)
  const originals = join(dataDir, 'originals')
  await mkdir(originals)
  const written = shapedCritique()
  const store = openStore({ dataDir, now: Date.now })
  for (let index = 1; index < count; index++) {
    const id = `photo-${index}`
    const path = join(originals, `${index}.jpg`)
    await (index === 1 ? cp(photo.path, path) : link(join(originals, '1.jpg'), path))
    const { width, height, format, rendition, size, camera, measurementScore } = photo
    store.transaction(() => {
      store.photos.insert({ id, name: `photo ${index}.jpg`, path, addedAt: index })
      const known = { width, height, format, rendition, size, camera, measurementScore }
      store.photos.update(id, { ...known, status: 'measured' })
      store.facts.put(id, facts, true)
      const job = { id: `job-${index}`, photoId: id, advisorId: 'ansel', modelId: 'starter' }
      store.jobs.insert({ ...job, now: index })
      const claim = store.jobs.claim({ owner: 'bench', now: index, leaseMs: 1000 })
      if (!claim) throw new Error('nothing to claim')
      store.jobs.complete(claim.lease, { critique: written, figures: {}, now: index })
    })
    await cp(folder, join(dataDir, 'photos', id), { recursive: true })
  }
  store.close()
}

/**
 * From the order to its answer for 1,000 photographs, and how much later than idle its event loop was: on a machine with
 * other work that says how long it waited for a processor, which the processor time does not.
 */
export async function exporting(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  await fillLibrary(dataDir)
  const core = await openBenchCore(dataDir)
  const figures: Figure[] = []
  for (const format of ['json', 'csv', 'xmp', 'markdown', 'html', 'contact-sheet'] satisfies ExportFormat[]) {
    const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
    const idle = fork(new URL('./idleLoop.ts', import.meta.url), [String(resolution)])
    const delay = monitorEventLoopDelay({ resolution })
    delay.enable()
    const startedAt = performance.now()
    const before = process.cpuUsage()
    const { files } = await core.api['exports.create']({ format, folder })
    const seconds = (performance.now() - startedAt) / 1000
    delay.disable()
    const { user, system } = process.cpuUsage(before)
    idle.send('end')
    const [{ high }] = (await once(idle, 'message')) as [{ high: number }]
    if ((await readdir(folder)).length !== files.length) throw new Error('files are missing')
    await rm(folder, { recursive: true })
    const late = Math.max(0, delay.percentile(99) - high) / 1e6
    figures.push(
      figure(`${format} of 1,000 photographs`, count / seconds, { atLeast: 10 }, 'photographs/s'),
      // The photograph itself is read for its sidecar.
      figure(
        'processor time of each',
        (user + system) / 1000 / count,
        { atMost: format === 'xmp' ? 15 : 5 },
        'ms',
      ),
      figure(`event loop during it over idle, p99`, late, { atMost: 20 }, 'ms'),
    )
  }
  for (const format of ['json', 'csv', 'xmp'] satisfies ExportFormat[])
    figures.push(await stopped(core, format))
  figures.push(await embedded(core))
  await core.close()
  await rm(dataDir, { recursive: true })
  return figures
}

/** How fast what a sidecar says goes into the photographs themselves, which ExifTool is started for several times each. */
async function embedded(core: Core): Promise<Figure> {
  const most = 40
  await core.api['settings.set']({ metadataInto: 'photograph' })
  const startedAt = performance.now()
  for (let index = 1; index <= most; index++) {
    const { backup } = await core.api['photos.sidecar']({ id: `photo-${index}`, beside: true })
    if (backup === null) throw new Error('nothing was written into the photograph')
  }
  const seconds = (performance.now() - startedAt) / 1000
  return figure(`into ${most} photographs themselves`, most / seconds, { atLeast: 1 }, 'photographs/s')
}

/** What is there after Stop and is not whole: a file under another name than it was told of, or without its end. */
async function stopped(core: Core, format: 'json' | 'csv' | 'xmp'): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const begun = Promise.withResolvers<void>()
  const unsubscribe = core.on((event) => {
    if (event.type === 'export_update' && event.done > 1) begun.resolve()
  })
  const work = core.api['exports.create']({ format, folder })
  await begun.promise
  unsubscribe()
  await core.api['exports.stop']({})
  const { files, stopped: wasStopped } = await work
  if (!wasStopped) throw new Error('it was over before it was stopped')
  const there = await readdir(folder)
  let broken = there.filter((name) => !files.includes(name)).length
  for (const name of files) {
    if (!/<\?xpacket end="w"\?>\s*$/.test(await readFile(join(folder, name), 'utf8'))) broken += 1
  }
  await rm(folder, { recursive: true })
  return figure(
    `${format}, stopped: files that are not whole (of ${there.length})`,
    broken,
    { atMost: 0 },
    '',
  )
}
