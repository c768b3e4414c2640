import sharp from 'sharp'
import { measurePhoto } from '../src/workers/photo/measure.ts'
import { figure, median, type Figure } from './figure.ts'

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

/** CPU seconds (user and system, all threads) to decode and measure everything. */
export async function photoFacts(): Promise<Figure[]> {
  const photo = await generatePhoto()
  const seconds: number[] = []
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage()
    await measurePhoto(photo)
    const { user, system } = process.cpuUsage(before)
    seconds.push((user + system) / 1e6)
  }
  return [figure('CPU seconds for all facts of a 24 MP photo', median(seconds), { atMost: 1 }, 's')]
}
