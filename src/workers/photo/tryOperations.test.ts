import { expect, it } from 'vitest'
import { photoRequestSchema } from '../../shared/photoMessages.ts'
import { measureClipping } from './facts/clipping.ts'
import { colourfulnessM3 } from './facts/colourfulness.ts'
import { measureTone } from './facts/exposure.ts'
import { makePlanes } from './facts/planes.ts'
import { deviation, seededRandom } from './facts/statistics.ts'
import { encodeJpeg } from './render.ts'
import { grey, paint, storedAs } from './testing/synthetic.ts'
import { measureTriedTones } from './triedTones.ts'
import { tryOperations } from './tryOperations.ts'

const random = seededRandom(9)
const speckled = paint(320, 200, () => [255 * random(), 255 * random() ** 2, 280 * random()])

it('measures the copies as the facts are defined', () => {
  const planes = makePlanes(speckled)
  const tone = measureTone(planes)
  const clipping = measureClipping(storedAs(speckled))
  const tried = measureTriedTones(speckled)
  expect(tried.keyStops).toBeCloseTo(tone.keyStops, 2)
  expect(Math.abs(tried.medianL - tone.medianL)).toBeLessThan(0.2)
  expect(tried.rms).toBeCloseTo(deviation(planes.lightness.values) / 100, 3)
  expect(tried.m3).toBeCloseTo(colourfulnessM3(speckled), 6)
  // The fact counts every second pixel of every second row.
  expect(Math.abs(tried.highlightPercent - clipping.highlightPercent)).toBeLessThan(1)
})

it('measures the photograph inside its mat, before and after', async () => {
  const photo = paint(400, 300, (x, y) => (x > 99 && x < 300 && y > 74 && y < 225 ? grey(100) : grey(255)))
  const inside = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }
  const wanted = { jpeg: await encodeJpeg(photo, 1024, 100), native: photo, box: null }
  const candidates = [[{ kind: 'exposure' as const, stops: 1 }]]
  const { before, after } = await tryOperations({ ...wanted, inside, candidates })
  expect(before.highlightPercent).toBeLessThan(2)
  expect(after[0]!.highlightPercent).toBeLessThan(2)
  expect(after[0]!.keyStops - before.keyStops).toBeCloseTo(1, 1)
})

it.each([
  { kind: 'exposure', stops: 99 },
  { kind: 'exposure', stops: Number.NaN },
  { kind: 'crop', box: { x: -1, y: 0, width: 9, height: 1 } },
  { kind: 'whiteBalance', red: 0, green: 1, blue: 1 },
  { kind: 'explode' },
])('refuses $kind with values of no such operation', (operation) => {
  const box = { x: 0, y: 0, width: 1, height: 1 }
  const request = {
    type: 'try',
    requestId: 'a',
    jpeg: new Uint8Array(),
    width: 6,
    height: 4,
    inside: box,
    box,
  }
  expect(photoRequestSchema.safeParse({ ...request, candidates: [[operation]] }).success).toBe(false)
  const plain = { kind: 'exposure', stops: 1 }
  expect(photoRequestSchema.safeParse({ ...request, candidates: [[plain]] }).success).toBe(true)
})
