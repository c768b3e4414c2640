import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Operation } from '../../shared/operations.ts'
import { decodeSmall, openPixels, shrinkPixels } from './decode.ts'
import { openPhoto, openWhole } from './measure.ts'
import type { Pixels } from './pixels.ts'
import { renderCopy, renderWhole } from './renderOperations.ts'
import { seededRandom } from './facts/statistics.ts'
import { gradient } from './testing/files.ts'
import { paint } from './testing/synthetic.ts'

const sample = join(import.meta.dirname, '../../../resources/samples/pier-sunset.jpg')

function meanDifference(one: Pixels, other: Pixels): number {
  expect([one.width, one.height]).toEqual([other.width, other.height])
  return one.rgb.reduce((sum, value, i) => sum + Math.abs(value - other.rgb[i]!), 0) / one.rgb.length
}

const local = { kind: 'local', box: { x: 0.2, y: 0.2, width: 0.4, height: 0.5 }, stops: 0.67 } as const
const single: Operation[] = [
  { kind: 'exposure', stops: 0.67 },
  { kind: 'shadows', stops: 1 },
  { kind: 'highlights', stops: 1 },
  { kind: 'whiteBalance', red: 1.1, green: 1, blue: 0.85 },
  { kind: 'saturation', factor: 0.7 },
  local,
  { kind: 'sharpen', sigma: 1, amount: 0.6 },
  { kind: 'monochrome' },
  { kind: 'level', degrees: -2.3 },
  { kind: 'crop', box: { x: 0.11, y: 0.07, width: 0.77, height: 0.77 } },
]
/** As much as is ever advised of one photograph. */
const together: Operation[] = [
  { kind: 'shadows', stops: 0.67 },
  { kind: 'highlights', stops: 0.67 },
  { kind: 'whiteBalance', red: 1.1, green: 1, blue: 0.9 },
  { kind: 'saturation', factor: 0.7 },
  local,
  { kind: 'level', degrees: 3 },
  { kind: 'crop', box: { x: 0.1, y: 0.1, width: 0.8, height: 0.8 } },
]

/**
 * Mean difference, of 255, between the preview and the saved file at its size. The copy that is kept of this
 * one differs from it by 1.2 by its own compression, which the photograph beside it has as well, and is not what is asked.
 */
async function previewError(bytes: Buffer, operations: readonly Operation[]): Promise<number> {
  const { raster, width, height } = await openPhoto(bytes)
  const jpeg = await openPixels(raster).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer()
  const copy = await renderCopy(jpeg, { width, height }, operations)
  const whole = await renderWhole(bytes, 0, operations)
  const shown = await decodeSmall(copy.jpeg, 1, 2000)
  const saved = await decodeSmall(whole.jpeg, 1, 4000)
  expect(Math.abs(whole.width / width - copy.width / raster.width)).toBeLessThan(0.01)
  const small = await shrinkPixels(saved, Math.max(shown.width, shown.height))
  const fits = small.width === shown.width && small.height === shown.height
  // Where both round their sides apart, a row more or less is no difference that is seen.
  return meanDifference(shown, fits ? small : await resized(saved, shown))
}

it.each(single)('shows at the size of the copy what the whole will be: %j', async (operation) => {
  expect(await previewError(await readFile(sample), [operation])).toBeLessThan(1)
})

const random = seededRandom(7)
/** Edges, fine structure and noise, as photographs have them. */
const generated = paint(1200, 800, (x, y) => {
  const structure = 25 * Math.sin(x / 9) * Math.cos(y / 13) + (Math.hypot(x - 500, y - 350) < 200 ? 80 : 0)
  const noise = 5 * (random() + random() - 1)
  return [(170 * x) / 1200 + 40, (150 * y) / 800 + 40, 110 - structure].map((value) =>
    Math.max(0, Math.min(255, value + structure + noise)),
  ) as [number, number, number]
})
it.each([
  ['JPEG', () => openPixels(generated).jpeg({ quality: 95 })],
  ['16-bit PNG', () => openPixels(generated).toColourspace('rgb16').png({ compressionLevel: 1 })],
  ['16-bit TIFF', () => openPixels(generated).toColourspace('rgb16').tiff()],
  ['Display P3', () => openPixels(generated).withIccProfile('p3').jpeg({ quality: 95 })],
  ['lying on its side', () => openPixels(generated).withMetadata({ orientation: 6 }).jpeg({ quality: 95 })],
])('shows what all advice together will be: %s', async (_, file) => {
  expect(await previewError(await file().toBuffer(), together)).toBeLessThan(1)
})

async function resized(picture: Pixels, { width, height }: Pixels): Promise<Pixels> {
  const rgb = await openPixels(picture)
    .resize(width, height, { fit: 'fill', kernel: 'mitchell' })
    .raw()
    .toBuffer()
  return { width, height, rgb }
}

it('opens every pixel upright', async () => {
  const turned = await openPixels(gradient(1500, 1000)).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  expect(await openWhole(turned, 0)).toMatchObject({ width: 1000, height: 1500 })
  expect(await openWhole(turned, 90)).toMatchObject({ width: 1500, height: 1000 })
})
