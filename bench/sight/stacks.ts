// `npm run bench sightStacks -- DIR`: bursts made of the photographs in DIR, one after the other by the clock and without
// one, and how many of the pairs that are put into one stack belong there.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { stackMoments, type Shot } from '../../src/core/stacks/moments.ts'
import { hashPicture } from '../../src/workers/photo/pictureHash.ts'
import { createKit } from '../../src/workers/sight/kit.ts'
import { openPicture } from '../../src/workers/sight/picture.ts'
import { figure, type Figure } from '../figure.ts'

const weightsDir = join(import.meta.dirname, '..', '..', 'vendor', 'sight')

type Frame = { left: number; top: number; share: number; blur: number; light: number }
/** What the frames of a burst do to its photograph: shares of the frame, blur in thousandths of the long edge. */
const frames: Frame[] = [
  { left: 0.5, top: 0.5, share: 1, blur: 0, light: 1 },
  { left: 0.1, top: 0.6, share: 0.95, blur: 0, light: 1 },
  { left: 0.9, top: 0.3, share: 0.93, blur: 2, light: 1 },
  { left: 0.4, top: 0.9, share: 0.9, blur: 0, light: 0.65 },
  { left: 0.6, top: 0.2, share: 0.94, blur: 0, light: 1.3 },
]
/** Seconds between the frames of a burst, and from a burst to the next scene: as fast as one turns round. */
const seconds = { frame: 1, scene: 4 }

/** Precision and recall of the stacks, with a clock and without. */
export async function benchSightStacks(dir: string): Promise<Figure[]> {
  sharp.unblock({ operation: ['VipsForeignLoad'] })
  const kit = await createKit(weightsDir)(false)
  const shots: (Shot & { source: string })[] = []
  let time = Date.parse('2026-05-01T10:00:00Z')
  for (const name of readdirSync(dir)
    .filter((each) => /\.(jpe?g|png)$/i.test(each))
    .toSorted()) {
    for (const [index, frame] of frames.entries()) {
      const jpeg = await take(readFileSync(join(dir, name)), frame)
      const picture = await openPicture(jpeg)
      const named = await kit.nameThings?.(picture)
      shots.push({
        id: `${name} ${index}`,
        source: name,
        takenAt: new Date(time).toISOString().slice(0, 19).replace('T', ' '),
        camera: 'one',
        hash: hashPicture({ width: picture.width, height: picture.height, rgb: picture.data }),
        embedding: named?.embedding ? Float32Array.from(named.embedding) : null,
      })
      time += 1000 * seconds.frame
    }
    time += 1000 * seconds.scene
  }
  const withoutClock = shots.map((shot) => ({ ...shot, takenAt: null, camera: null }))
  return [...figuresOf('with a clock', shots), ...figuresOf('without a clock', withoutClock)]
}

async function take(bytes: Buffer, { left, top, share, blur, light }: Frame): Promise<Buffer> {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .toColourspace('srgb')
    .removeAlpha()
    .resize(1024, 1024, { fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true })
  const width = Math.floor(share * info.width)
  const height = Math.floor(share * info.height)
  const window = {
    left: Math.floor(left * (info.width - width)),
    top: Math.floor(top * (info.height - height)),
    width,
    height,
  }
  const taken = sharp(data).extract(window).linear(light, 0)
  const sigma = (blur / 1000) * Math.max(info.width, info.height)
  return await (sigma > 0.3 ? taken.blur(sigma) : taken).jpeg({ quality: 90 }).toBuffer()
}

function figuresOf(clock: string, shots: (Shot & { source: string })[]): Figure[] {
  const sourceOf = new Map(shots.map(({ id, source }) => [id, source]))
  const pairsIn = (count: number): number => (count * (count - 1)) / 2
  const stacks = stackMoments(shots)
  const paired = stacks.reduce((sum, { length }) => sum + pairsIn(length), 0)
  const right = stacks.reduce((sum, stack) => {
    const bySource = Map.groupBy(stack, ({ id }) => sourceOf.get(id))
    return sum + [...bySource.values()].reduce((pairs, { length }) => pairs + pairsIn(length), 0)
  }, 0)
  const all = (shots.length / frames.length) * pairsIn(frames.length)
  return [
    figure(
      `pairs of a moment right of those stacked, ${clock} (${paired})`,
      paired === 0 ? 1 : right / paired,
      { atLeast: 0.98 },
      'ratio',
    ),
    figure(`pairs of a moment found, ${clock} (${all})`, right / all, { atLeast: 0.8 }, 'ratio'),
  ]
}
