import sharp from 'sharp'
import type { FactId, Facts } from '../src/shared/facts.ts'
import { measureNative, measureRaster } from '../src/workers/photo/facts/index.ts'
import { createScene } from '../src/workers/photo/facts/scene.ts'
import { measurePhoto, openPhoto, type OpenPhoto } from '../src/workers/photo/measure.ts'
import { releasePixels, type StoredPixels } from '../src/workers/photo/pixels.ts'
import { encodeJpeg } from '../src/workers/photo/render.ts'
import { measureErrors } from './factErrors.ts'
import { alternatingRatio, figure, median, type Figure } from './figure.ts'

const rounds = 7
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

type Costs = Record<string, number>

/**
 * CPU milliseconds of each step of one photo: what it takes to read it, each fact, the two JPEGs beside it. In the order
 * of the photo child: the raster is measured before every pixel lies in memory.
 */
async function stepCosts(photo: Buffer): Promise<{ reading: Costs; facts: Costs; pictures: number }> {
  let opened: OpenPhoto | undefined
  let native: StoredPixels | undefined
  const opening = await cpuOf(async () => (opened = await openPhoto(photo)))
  const { raster, scene, readNative } = opened!
  const fresh = createScene(scene)
  const ofRaster = await costPerFact(await measureRaster(scene, {}), (known) => measureRaster(fresh, known))
  const decoding = await cpuOf(async () => (native = await readNative()))
  const ofNative = await costPerFact(await measureNative(native!, scene, {}), (known) =>
    measureNative(native!, fresh, known),
  )
  releasePixels(native!)
  const pictures = await cpuOf(async () => {
    await encodeJpeg(raster, 512, 82)
    await encodeJpeg(raster, 1024, 90)
  })
  return {
    reading: { 'open, and decode small': opening, 'decode every pixel': decoding },
    facts: { ...ofRaster, ...ofNative },
    pictures,
  }
}

/** CPU milliseconds of each of `facts` when the others are known: the first that needs what several share pays it. */
async function costPerFact(facts: Facts, measure: (known: Facts) => Promise<unknown>): Promise<Costs> {
  const costs: Costs = {}
  for (const id of Object.keys(facts) as FactId[]) {
    const others = { ...facts }
    delete others[id]
    costs[id] = await cpuOf(() => measure(others))
  }
  return costs
}

const sumOf = (costs: Costs): number => Object.values(costs).reduce((sum, cost) => sum + cost, 0)

/**
 * To standard error: what each step costs for the photo, and for the small copy of it; beside a fact how far it is from
 * the truth at most, on other pictures.
 */
function printTable(large: Costs, small: Costs, errors: Record<string, string>): void {
  console.error(`${'CPU ms'.padEnd(26)} ${'24 MP'.padStart(7)} ${'1024 px'.padStart(7)}  error`)
  for (const [step, cost] of Object.entries(large)) {
    const cells = [cost, small[step] ?? 0].map((each) => each.toFixed(1).padStart(7))
    console.error(`${step.padEnd(26)} ${cells.join(' ')}  ${errors[step] ?? ''}`.trimEnd())
  }
}

/** Of each step the median of several runs. */
function medianCosts(runs: Costs[]): Costs {
  const steps = Object.keys(runs[0] ?? {})
  return Object.fromEntries(steps.map((step) => [step, median(runs.map((run) => run[step] ?? 0))]))
}

/** What the facts of a generated photo of 24 megapixels cost, and a table of each to standard error. */
export async function photoFacts(): Promise<Figure[]> {
  const photo = await generatePhoto()
  const small = await sharp(photo).resize(1024).jpeg({ quality: 90 }).toBuffer()
  const runs: { first: number; all: number }[] = []
  for (let round = 0; round < rounds; round++) runs.push(await factsCost(photo))
  const tables: Record<'large' | 'small', Costs[]> = { large: [], small: [] }
  const factsOf = async (size: 'large' | 'small'): Promise<number> => {
    const { reading, facts, pictures } = await stepCosts(size === 'large' ? photo : small)
    tables[size].push({ ...reading, ...facts, 'thumbnail and model JPEG': pictures })
    return sumOf(facts)
  }
  const ratio = await alternatingRatio(
    rounds,
    () => factsOf('large'),
    () => factsOf('small'),
  )
  printTable(medianCosts(tables.large), medianCosts(tables.small), measureErrors())
  const medianOf = (of: 'first' | 'all'): number => median(runs.map((run) => run[of])) / 1000
  return [
    figure('CPU seconds for the first facts of a 24 MP photo', medianOf('first'), { atMost: 0.3 }, 's'),
    figure('CPU seconds for all facts of a 24 MP photo', medianOf('all'), { atMost: 1.4 }, 's'),
    figure('the facts of a 24 MP photo over those of a copy of 1024 pixels', ratio, { atMost: 1.5 }, 'ratio'),
  ]
}
