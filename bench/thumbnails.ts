import { copyFile, link, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { findPhoto } from './dropToFacts.ts'
import { resourcesDir } from '../test/support/paths.ts'
import { openBenchCore } from './core.ts'
import { figure, type Figure } from './figure.ts'

const count = 300

/** Milliseconds that sharp alone needs for the small pictures of so many files, one after another. */
async function bySharp(path: string): Promise<number> {
  const began = performance.now()
  for (let index = 0; index < count; index++) {
    const bytes = await readFile(path)
    await sharp(bytes).autoOrient().resize(512, 512, { fit: 'inside' }).jpeg({ quality: 82 }).toBuffer()
  }
  return performance.now() - began
}

/** A folder of 300 photographs added at once: how soon the list shows the first and the last of them. */
export async function thumbnails(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const photo = await findPhoto()
  const copy = join(folder, 'photo-0.jpg')
  await copyFile(photo, copy)
  for (let index = 1; index < count; index++) await link(copy, join(folder, `photo-${index}.jpg`))
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const core = await openBenchCore(dataDir)
  const seen = new Set<string>()
  const times: number[] = []
  const { promise: over, resolve } = Promise.withResolvers<void>()
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>()
  let began = performance.now()
  core.on((event) => {
    if (event.type !== 'photo_update') return
    const { id, thumb, status, name } = event.photo
    if (status === 'measured' && name === 'evergreen-branch.jpg') return isReady()
    if (name === 'evergreen-branch.jpg') return
    if (seen.has(id) || (!thumb && status !== 'measured')) return
    seen.add(id)
    times.push(performance.now() - began)
    if (seen.size === count) resolve()
  })
  // The app has its child long before anything is dropped.
  const sample = join(resourcesDir, 'samples', 'evergreen-branch.jpg')
  await core.api['photos.measure']({ paths: [sample] })
  await ready
  const before = await bySharp(copy)
  began = performance.now()
  const { photos } = await core.api['photos.add']({ paths: [folder], advisorIds: ['ansel'] })
  await core.api['photos.show']({ id: photos[0]!.id })
  await over
  await core.close()
  // Before and after: a machine that is busy with something else slows both.
  const alone = (before + (await bySharp(copy))) / 2
  await rm(folder, { recursive: true })
  await rm(dataDir, { recursive: true })
  return [
    figure('the first small picture of a drop of 300', times[0]!, { atMost: 1000 }, 'ms'),
    figure(
      'the last one over what sharp alone needs for them',
      times.at(-1)! / alone,
      { atMost: 1.5 },
      'ratio',
    ),
  ]
}
