// A small ladder: photographs that ship as samples, with a few known defects of random strength.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LadderRow, Measured } from '../../bench/ladder/rows.ts'
import type { Facts } from '../../src/shared/facts.ts'
import { openPixels } from '../../src/workers/photo/decode.ts'
import { encodeSrgb, linearLight } from '../../src/workers/photo/facts/colour.ts'
import { seededRandom } from '../../src/workers/photo/facts/statistics.ts'
import { measurePhoto } from '../../src/workers/photo/measure.ts'
import { cutOut, type Pixels } from '../../src/workers/photo/pixels.ts'
import { addNoise, paint } from '../../src/workers/photo/testing/synthetic.ts'
import { sharp } from '../../src/workers/photo/libvips.ts'

const samples = join(import.meta.dirname, '../../resources/samples')
const edge = 512

export type Sample = { source: string; pixels: Pixels; facts: Facts }

/** A sample at small size, and its facts. */
export async function readSample(source: string): Promise<Sample> {
  const { data, info } = await sharp(await readFile(join(samples, source)))
    .resize(edge, edge, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pixels = { width: info.width, height: info.height, rgb: new Uint8Array(data) }
  return { source, pixels, facts: await factsOf(pixels) }
}

async function factsOf(pixels: Pixels): Promise<Facts> {
  const file = await openPixels(pixels).png({ compressionLevel: 1 }).toBuffer()
  return (await measurePhoto(file)).facts
}

/** Every defect of one seed, measured. */
export async function climb({ source, pixels, facts: base }: Sample, seed: number): Promise<Measured[]> {
  const random = seededRandom(seed)
  const between = (low: number, high: number): number => low + (high - low) * random()
  for (let warmUp = 0; warmUp < 3; warmUp++) random()
  const degrees = (random() < 0.5 ? -1 : 1) * between(1.5, 7)
  const sigma = between(3, 12)
  const ev = -between(0.5, 2)
  const mat = random() < 0.5 ? 255 : 0
  const made: [LadderRow['kind'], LadderRow['parameters'], Pixels][] = [
    ['tilt', { degrees }, await turn(pixels, degrees)],
    ['noise', { lumaSigma: sigma }, addNoise(pixels, sigma, seed)],
    ['exposure', { ev }, expose(pixels, ev)],
    ['border', { mat }, await surround(pixels, mat)],
  ]
  const unused = { keyStops: 0, rms: 0, m3: 0, highPercent: 0, lowPercent: 0 }
  const rows: Measured[] = []
  for (const [kind, parameters, defect] of made) {
    const row = { kind, source, parameters, file: kind, baseFile: source, truth: unused, baseTruth: unused }
    rows.push({ row, base, facts: await factsOf(defect) })
  }
  return rows
}

/** Turned clockwise, and cut to what is picture everywhere. */
async function turn(pixels: Pixels, degrees: number): Promise<Pixels> {
  const angle = (Math.abs(degrees) * Math.PI) / 180
  const { width, height } = pixels
  const part = Math.min(
    width / (width * Math.cos(angle) + height * Math.sin(angle)),
    height / (width * Math.sin(angle) + height * Math.cos(angle)),
  )
  const size = { width: Math.floor(part * width) - 2, height: Math.floor(part * height) - 2 }
  const { data, info } = await openPixels(pixels).rotate(degrees).raw().toBuffer({ resolveWithObject: true })
  const left = (info.width - size.width) >> 1
  const top = (info.height - size.height) >> 1
  return cutOut({ width: info.width, height: info.height, rgb: data }, { left, top, ...size })
}

function expose({ width, height, rgb }: Pixels, ev: number): Pixels {
  const light = (p: number): number => encodeSrgb(linearLight[rgb[p]!]! * 2 ** ev)
  return paint(width, height, (x, y) => {
    const p = 3 * (y * width + x)
    return [light(p), light(p + 1), light(p + 2)]
  })
}

async function surround(pixels: Pixels, tone: number): Promise<Pixels> {
  const size = Math.round(0.06 * edge)
  const background = { r: tone, g: tone, b: tone }
  const { data, info } = await openPixels(pixels)
    .extend({ top: size, bottom: size, left: size, right: size, background })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, rgb: data }
}
