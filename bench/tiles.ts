// A photograph's own pixels: how soon the first one is there, and what all of them take.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { cutTiles } from '../src/workers/photo/cutTiles.ts'
import { openShown } from '../src/workers/photo/openShown.ts'
import { releasePixels } from '../src/workers/photo/pixels.ts'
import { findPhoto } from './dropToFacts.ts'
import { openBenchCore } from './core.ts'
import { alternatingRatio, figure, median, type Figure } from './figure.ts'

const size = { width: 6000, height: 4000 }

/** Processor seconds of this process for some work. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** Milliseconds from the question for the tiles of a photograph of 24 megapixels to the first one in the core's folder. */
async function coldTiles(bytes: Buffer): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const core = await openBenchCore(join(folder, 'data'))
  const times: number[] = []
  for (let i = 0; i < 5; i++) {
    const path = join(folder, `photo-${i}.jpg`)
    // Another file each time, or its tiles would be those of the one before.
    await writeFile(path, Buffer.concat([bytes, Buffer.from([i])]))
    const { promise, resolve } = Promise.withResolvers<void>()
    const { photos } = await core.api['photos.measure']({ paths: [path] })
    const id = photos[0]!.id
    const off = core.on((event) => {
      if (event.type === 'photo_update' && event.photo.id === id && event.photo.status === 'measured')
        resolve()
    })
    await promise
    off()
    const began = performance.now()
    await core.api['photos.tiles']({ id })
    times.push(performance.now() - began)
  }
  await core.close()
  await rm(folder, { recursive: true })
  return times
}

export async function tiles(): Promise<Figure[]> {
  const bytes = await sharp(await readFile(await findPhoto()))
    .resize({ ...size, fit: 'fill' })
    .jpeg({ quality: 92 })
    .toBuffer()
  const decode = (): Promise<number> => cpuOf(async () => releasePixels(await openShown(bytes, 0)))
  const ratio = await alternatingRatio(
    7,
    () => cpuOf(() => cutTiles(bytes, { rotation: 0, ...size }, () => Promise.resolve())),
    decode,
  )
  return [
    figure(
      'all tiles of 24 megapixels over one full decode, processor time',
      ratio,
      { atMost: 1.6 },
      'ratio',
    ),
    figure('own pixels of 24 megapixels from cold', median(await coldTiles(bytes)), { atMost: 1500 }, 'ms'),
  ]
}
