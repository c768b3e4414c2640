import sharp from 'sharp'
import { factIds, type FactId, type Facts } from '../src/shared/facts.ts'
import { measureAll } from '../src/workers/photo/facts/index.ts'
import { createScene, type Scene } from '../src/workers/photo/facts/scene.ts'
import { measurePhoto, openPhoto } from '../src/workers/photo/measure.ts'
import { encodeJpeg } from '../src/workers/photo/render.ts'
import { alternatingRatio, figure, median, type Figure } from './figure.ts'

const rounds = 7
const pairs = 7
const width = 6000
const height = 4000

/** A 24-megapixel JPEG with a gradient, texture and a line: something to measure for every fact. */
async function generatePhoto(): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3)
  let state = 1
  for (let y = 0; y < height; y++) {
    const sky = y < height * 0.45
    for (let x = 0; x < width; x++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      const noise = (state >>> 28) - 8
      const texture = sky ? 0 : 30 * Math.sin(x / 7) * Math.sin(y / 11)
      const tone = sky ? 150 + (y / height) * 180 : 60 + texture
      const at = (y * width + x) * 3
      pixels[at] = Math.max(0, Math.min(255, tone + noise))
      pixels[at + 1] = Math.max(0, Math.min(255, tone * 0.95 + noise))
      pixels[at + 2] = Math.max(0, Math.min(255, tone * (sky ? 1.1 : 0.7) + noise))
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** CPU milliseconds, user and system, of all threads, that `work` takes. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** CPU milliseconds to open and measure: until the first facts are there, and until all are. */
async function factsCost(photo: Buffer): Promise<{ first: number; all: number }> {
  const before = process.cpuUsage()
  let first = 0
  const all = await cpuOf(() =>
    measurePhoto(photo, () => {
      const { user, system } = process.cpuUsage(before)
      first = (user + system) / 1000
    }),
  )
  return { first, all }
}

/** CPU milliseconds of all facts of a photo that is open. */
async function measuringCost(photo: Buffer): Promise<number> {
  const { scene, release } = await openPhoto(photo)
  const milliseconds = await cpuOf(() => measureAll(scene, {}))
  release()
  return milliseconds
}

/**
 * CPU milliseconds of each fact, in their order, on a scene where the ones before were measured: the first that looks
 * at something several share pays for it.
 */
async function costPerFact(opened: Scene, known: Facts): Promise<Record<FactId, number>> {
  const scene = createScene(opened)
  const costs: Partial<Record<FactId, number>> = {}
  for (const id of factIds) {
    const others = { ...known }
    delete others[id]
    costs[id] = await cpuOf(() => measureAll(scene, others))
  }
  return costs as Record<FactId, number>
}

/** What each step of one photo costs: opening it, each fact, and the two JPEGs that are written beside it. */
async function stepCosts(photo: Buffer): Promise<[step: string, milliseconds: number][]> {
  const runs: Record<string, number>[] = []
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage()
    const { scene, release } = await openPhoto(photo)
    const { user, system } = process.cpuUsage(before)
    const known = await measureAll(scene, {})
    runs.push({
      'open and decode': (user + system) / 1000,
      ...(await costPerFact(scene, known)),
      'thumbnail and model JPEG': await cpuOf(async () => {
        await encodeJpeg(scene.raster, 512, 82)
        await encodeJpeg(scene.raster, 1024, 90)
      }),
    })
    release()
  }
  const steps = Object.keys(runs[0] ?? {})
  return steps.map((step) => [step, median(runs.map((run) => run[step] ?? 0))])
}

/** What the facts of a generated photo of 24 megapixels cost, and a table of each to standard error. */
export async function photoFacts(): Promise<Figure[]> {
  const photo = await generatePhoto()
  const small = await sharp(photo).resize(1024).jpeg({ quality: 90 }).toBuffer()
  const runs: { first: number; all: number }[] = []
  for (let round = 0; round < rounds; round++) runs.push(await factsCost(photo))
  const over = (costOf: (file: Buffer) => Promise<number>): Promise<number> =>
    alternatingRatio(
      pairs,
      () => costOf(photo),
      () => costOf(small),
    )
  const whole = await over(async (file) => (await factsCost(file)).all)
  const measuring = await over(measuringCost)
  for (const [step, milliseconds] of await stepCosts(photo)) {
    console.error(`${step.padEnd(26)} ${milliseconds.toFixed(1).padStart(7)} CPU ms`)
  }
  const medianOf = (of: 'first' | 'all'): number => median(runs.map((run) => run[of])) / 1000
  return [
    figure('CPU seconds for the first facts of a 24 MP photo', medianOf('first'), { atMost: 0.3 }, 's'),
    figure('CPU seconds for all facts of a 24 MP photo', medianOf('all'), { atMost: 1 }, 's'),
    figure('24 MP photo over a copy of 1024 pixels, opened and measured', whole, { atMost: 1.5 }, 'ratio'),
    figure('24 MP photo over a copy of 1024 pixels, measured alone', measuring, { atMost: 1.5 }, 'ratio'),
  ]
}
