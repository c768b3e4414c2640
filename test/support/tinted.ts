import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { resourcesDir } from './paths.ts'

export const tints = ['red', 'green', 'blue'] as const
export type Tint = (typeof tints)[number]

const kept: Record<Tint, [number, number, number]> = {
  red: [1, 0.25, 0.25],
  green: [0.25, 1, 0.25],
  blue: [0.25, 0.25, 1],
}

/** Writes a real photograph with two of its colours held back to a quarter. */
export async function writeTinted(folder: string, tint: Tint): Promise<string> {
  const path = join(folder, `${tint}.jpg`)
  const sample = join(resourcesDir, 'samples', 'evergreen-branch.jpg')
  // Grey first, so that no colour of the scene speaks against the tint.
  const [red, green, blue] = kept[tint]
  const image = sharp(sample).resize(900).greyscale().toColourspace('srgb').normalise()
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  const pixels = Buffer.alloc(info.width * info.height * 3)
  for (let at = 0; at < info.width * info.height; at++) {
    const grey = 64 + 0.75 * data[at * info.channels]!
    pixels.set([red * grey, green * grey, blue * grey], at * 3)
  }
  const raw = { width: info.width, height: info.height, channels: 3 as const }
  await writeFile(path, await sharp(pixels, { raw }).jpeg({ quality: 92 }).toBuffer())
  return path
}
