import { describe, expect, it } from 'vitest'
import type { Advice } from '../../shared/advice.ts'
import type { Facts } from '../../shared/facts.ts'
import type { Operation } from '../../shared/operations.ts'
import { emptyCamera, type Camera } from '../../shared/photos.ts'
import { encodeSrgb } from '../../workers/photo/facts/colour.ts'
import { measureRaster } from '../../workers/photo/facts/index.ts'
import { measureClipping } from '../../workers/photo/facts/clipping.ts'
import { measureNoise } from '../../workers/photo/facts/noise.ts'
import { seededRandom } from '../../workers/photo/facts/statistics.ts'
import { applyOperations } from '../../workers/photo/operations/index.ts'
import type { Pixels } from '../../workers/photo/pixels.ts'
import { encodeJpeg } from '../../workers/photo/render.ts'
import { grey, paint, sceneOf, storedAs } from '../../workers/photo/testing/synthetic.ts'
import { tryOperations } from '../../workers/photo/tryOperations.ts'
import { adviseOn } from './index.ts'

/**
 * Patches of random light in random places under a sky that ends in a level line: their tones run from dark to almost
 * white, 18 % grey on the average.
 */
function landscape(seed: number, brightest = 0.9): Pixels {
  const random = seededRandom(seed)
  const tones = Array.from({ length: 24 * 16 }, () => 0.012 * (brightest / 0.012) ** (0.35 + 0.65 * random()))
  const hues = Array.from({ length: 24 * 16 }, () => [0.8 + 0.4 * random(), 1, 0.8 + 0.4 * random()])
  const grain = seededRandom(seed + 1)
  return paint(720, 480, (x, y) => {
    const isSky = y < 190
    const cell = Math.floor(x / 30) + 24 * Math.floor(y / 30)
    const light = isSky ? brightest * (0.7 + 0.3 * (y / 190)) : tones[cell]! * 0.3
    const texture = isSky ? 0 : 6 * (grain() - 0.5)
    const hue = isSky ? [0.94, 0.97, 1] : hues[cell]!
    return hue.map((part) => encodeSrgb(part * light) + texture) as [number, number, number]
  })
}

const edit = (picture: Pixels, ...operations: Operation[]): Pixels =>
  applyOperations(picture, picture, operations)

async function factsOf(picture: Pixels): Promise<Facts> {
  const scene = sceneOf(picture)
  const native = storedAs(picture)
  const raster = await measureRaster(scene, {})
  return { ...raster, clipping: measureClipping(native), noise: measureNoise(native) }
}

async function adviceOn(picture: Pixels, seen: Facts = {}, camera: Camera = emptyCamera): Promise<Advice[]> {
  const facts = { ...(await factsOf(picture)), ...seen }
  const jpeg = await encodeJpeg(picture, 1024, 95)
  const { width, height } = picture
  const size = { width, height }
  return adviseOn({ facts, camera, size }, (wanted) => tryOperations({ jpeg, native: size, ...wanted }))
}

const find = <Kind extends Operation['kind']>(advice: Advice[], kind: Kind) =>
  advice.map(({ operation }) => operation).find((operation) => operation.kind === kind) as
    | Extract<Operation, { kind: Kind }>
    | undefined

const seeds = [1, 2, 3]

describe('a known defect is undone', () => {
  it.each(seeds)('of too little light, within a third of a stop (%i)', async (seed) => {
    for (const stops of [-1, -5 / 3]) {
      const found = find(await adviceOn(edit(landscape(seed), { kind: 'exposure', stops })), 'exposure')
      expect(Math.abs((found?.stops ?? 0) + stops)).toBeLessThan(0.34)
    }
  })

  it.each(seeds)('of a tilt, within half a degree (%i)', async (seed) => {
    for (const degrees of [-6, -2.5, 1.5, 5]) {
      const found = find(await adviceOn(edit(landscape(seed), { kind: 'level', degrees })), 'level')
      expect(Math.abs((found?.degrees ?? 0) + degrees)).toBeLessThan(0.5)
    }
  })
})

it.each(seeds)('never makes its own fact worse, nor newly clips (%i)', async (seed) => {
  const random = seededRandom(100 + seed)
  const defects: Operation[] = [
    { kind: 'exposure', stops: 4 * random() - 2 },
    { kind: 'level', degrees: 16 * random() - 8 },
    { kind: 'whiteBalance', red: 0.7 + 0.6 * random(), green: 1, blue: 0.7 + 0.6 * random() },
    { kind: 'saturation', factor: 3 * random() },
  ]
  for (const defect of defects) {
    const picture = edit(landscape(seed), defect)
    const clippedBefore = measureClipping(storedAs(picture)).highlightPercent
    for (const { operation, before, after } of await adviceOn(picture)) {
      // Every aim is 0, or lies on the far side of it from what was there.
      expect(Math.abs(after)).toBeLessThan(Math.abs(before))
      if (operation.kind === 'level') continue
      const clipped = measureClipping(storedAs(edit(picture, operation))).highlightPercent
      expect(clipped - clippedBefore).toBeLessThan(0.5)
    }
  }
})

describe('nothing is advised', () => {
  it.each(seeds)('where nothing is wrong (%i)', async (seed) => {
    expect(await adviceOn(landscape(seed))).toEqual([])
  })

  it('that clips lit paper in the dark', async () => {
    // Four fifths are black paper around a lit sheet: 2 stops more would clip nearly all of it.
    const sheet = paint(600, 400, (x, y) =>
      x > 180 && x < 420 && y > 130 && y < 270 ? grey(225 + ((x + y) % 7)) : grey(22 + ((x * y) % 5)),
    )
    expect((await adviceOn(sheet)).filter(({ operation }) => operation.kind === 'exposure')).toEqual([])
  })

  it('about the darkness of a night', async () => {
    const night = edit(landscape(2), { kind: 'exposure', stops: -5 / 3 })
    const camera = { ...emptyCamera, aperture: 2, shutter: 1 / 15, iso: 3200 }
    expect(await adviceOn(night, {}, camera)).toEqual([])
    expect(find(await adviceOn(night), 'exposure')).toBeDefined()
  })

  it('about fog and high key', async () => {
    const fog = paint(600, 400, (x, y) => grey(205 + 20 * Math.sin(x / 90) + (y % 3)))
    expect(await adviceOn(fog)).toEqual([])
  })

  it('that cuts a face', async () => {
    const tilted = edit(landscape(3), { kind: 'level', degrees: 5 })
    const face = { x: 0.02, y: 0.03, width: 0.1, height: 0.15, score: 1, eyes: 'unsaid', sharpness: null }
    const fact = { tier: 'B', confidence: 0.9, label: 'Faces', display: '', statement: null } as const
    const faces = { ...fact, faces: [{ ...face, eyes: 'unsaid' as const, stops: null }] }
    expect(find(await adviceOn(tilted, { faces }), 'level')).toBeUndefined()
    const inMiddle = { ...fact, faces: [{ ...faces.faces[0]!, x: 0.4, y: 0.4 }] }
    expect(find(await adviceOn(tilted, { faces: inMiddle }), 'level')).toBeDefined()
  })
})

describe('a subject', () => {
  const fact = { tier: 'B', confidence: 0.9, label: 'Subject', display: '', statement: null } as const
  const seen = { of: 'person', name: 'a person', share: 0.03, cutBy: [], mask: null } satisfies NonNullable<
    NonNullable<Facts['subject']>['seen']
  >
  const subject = { ...fact, x: 0.5, y: 0.52, width: 0.12, height: 0.24, seen }
  const symmetry = { ...fact, label: 'Mirror symmetry', mirror: 0.3 }

  it('in the middle is brought to a third, whole', async () => {
    const advice = (await adviceOn(landscape(4), { subject, symmetry })).find(
      ({ promise }) => promise === 'placement',
    )
    expect(advice?.after).toBeLessThan(0.06)
    const { box } = advice!.operation as Extract<Operation, { kind: 'crop' }>
    expect(box.x).toBeLessThan(0.44)
    expect(box.x + box.width).toBeGreaterThan(0.56)
    expect(box.width).toBeGreaterThan(0.7)
    const mirrored = { ...symmetry, mirror: 0.9 }
    const kinds = (await adviceOn(landscape(4), { subject, symmetry: mirrored })).map(
      ({ promise }) => promise,
    )
    expect(kinds).not.toContain('placement')
  })
})

describe('a face', () => {
  const fact = { tier: 'B', confidence: 0.9, label: 'Faces', display: '', statement: null } as const
  const box = { x: 0.44, y: 0.4, width: 0.12, height: 0.24, score: 1 }
  const faceLit = (stops: number) => ({
    ...fact,
    faces: [{ ...box, eyes: 'unsaid' as const, sharpness: null, stops }],
  })

  it('darker than its surroundings is lightened by about as much, a silhouette is not', async () => {
    const dark = (tone: number) =>
      paint(720, 480, (x, y) =>
        grey(Math.abs(x - 360) < 45 && Math.abs(y - 250) < 60 ? tone : 150 + ((x * y) % 40)),
      )
    const found = find(await adviceOn(dark(90), { faces: faceLit(-1.2) }), 'local')
    expect(found?.stops).toBeGreaterThan(0.6)
    expect(found?.stops).toBeLessThan(1.4)
    expect(find(await adviceOn(dark(14), { faces: faceLit(-6) }), 'local')).toBeUndefined()
    // A coat of the same tone may be black.
    expect(find(await adviceOn(dark(90)), 'local')).toBeUndefined()
  })

  it('that is lit well keeps what lies dark around it', async () => {
    const dim = edit(landscape(2), { kind: 'exposure', stops: -5 / 3 })
    expect(find(await adviceOn(dim), 'exposure')).toBeDefined()
    expect(find(await adviceOn(dim, { faces: faceLit(0.5) }), 'exposure')).toBeUndefined()
  })
})
