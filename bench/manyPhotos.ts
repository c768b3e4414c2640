import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { recordingStarter } from '../test/support/children.ts'
import { resourcesDir } from '../test/support/paths.ts'
import { openBenchCore } from './core.ts'
import { figure, type Figure } from './figure.ts'

const count = 500
/** Photos after which caches and pools have most of their size, and after which nothing should grow. */
const settled = 100
const steady = 300
/** Milliseconds between looks at the event loop. */
const resolution = 10

/** Copies of a photo of 2 megapixels that differ in a comment, so that none is a duplicate. */
async function writePhotos(folder: string): Promise<void> {
  const sample = await readFile(join(resourcesDir, 'samples', 'pier-sunset.jpg'))
  for (let index = 0; index < count; index++) {
    const comment = Buffer.from([0xff, 0xfe, 0, 4, index >> 8, index & 255])
    const bytes = Buffer.concat([sample.subarray(0, 2), comment, sample.subarray(2)])
    await writeFile(join(folder, `photo-${index}.jpg`), bytes)
  }
}

/** Megabytes of memory that a process holds; Linux only. */
async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1000
}

type Lateness = { high: number; most: number }

/** Starts to watch an idle loop beside this one; the result asks it for nanoseconds and ends it. */
function watchIdle(): () => Promise<Lateness> {
  const idle = fork(new URL('./idleLoop.ts', import.meta.url), [String(resolution)])
  return async () => {
    idle.send('end')
    const [lateness] = (await once(idle, 'message')) as [Lateness]
    return lateness
  }
}

type Memory = { core: number; child: number }

/** A folder of 500 photos added at once: how the core's event loop fares, and how memory grows. */
export async function manyPhotos(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  await writePhotos(folder)
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const children = recordingStarter()
  const core = await openBenchCore(dataDir, children)
  const memory = async (): Promise<Memory> => ({
    core: await residentOf(process.pid),
    child: await residentOf(children.latest('photo').pid!),
  })

  const seen: Partial<Record<number, Promise<Memory>>> = {}
  const { promise: over, resolve } = Promise.withResolvers<void>()
  let measured = 0
  core.on((event) => {
    if (event.type !== 'photo_update' || event.photo.status === 'new') return
    measured++
    if (measured === settled || measured === steady) seen[measured] = memory()
    if (measured === count) resolve()
  })
  const endIdle = watchIdle()
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  await core.api['photos.add']({ paths: [folder], advisorIds: ['ansel'] })
  await over
  delay.disable()
  const idle = await endIdle()
  const [early, late] = await Promise.all([seen[settled]!, seen[steady]!])
  const after = await memory()
  await core.close()
  await rm(folder, { recursive: true })
  await rm(dataDir, { recursive: true })

  const high = (delay.percentile(99) - idle.high) / 1e6
  const most = (delay.max - idle.most) / 1e6
  const since = (first: number): string => `from photo ${first} to ${count} of one drop`
  return [
    figure('event loop of the core later than an idle one, 99th percentile', high, { atMost: 50 }, 'ms'),
    figure('event loop of the core later than an idle one, the latest', most, { atMost: 500 }, 'ms'),
    figure(`memory the core gains ${since(settled)}`, after.core - early.core, { atMost: 50 }, 'MB'),
    figure(
      `memory the photo child gains ${since(settled)}`,
      after.child - early.child,
      { atMost: 100 },
      'MB',
    ),
    figure(`memory the photo child gains ${since(steady)}`, after.child - late.child, { atMost: 30 }, 'MB'),
  ]
}
