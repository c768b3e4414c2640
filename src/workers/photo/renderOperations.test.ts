import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Operation } from '../../shared/operations.ts'
import { decodeSmall, openPixels, shrinkPixels } from './decode.ts'
import { openPhoto, openWhole } from './measure.ts'
import type { Pixels } from './pixels.ts'
import { renderCopy, renderWhole } from './renderOperations.ts'
import { gradient } from './testing/files.ts'

const sample = join(import.meta.dirname, '../../../resources/samples/pier-sunset.jpg')

function meanDifference(one: Pixels, other: Pixels): number {
  expect([one.width, one.height]).toEqual([other.width, other.height])
  return one.rgb.reduce((sum, value, i) => sum + Math.abs(value - other.rgb[i]!), 0) / one.rgb.length
}

it.each([
  [{ kind: 'exposure', stops: 0.67 }],
  [{ kind: 'level', degrees: -2.3 }],
  [{ kind: 'crop', box: { x: 0.11, y: 0.07, width: 0.77, height: 0.77 } }],
  [
    { kind: 'shadows', stops: 0.67 },
    { kind: 'saturation', factor: 0.7 },
    { kind: 'local', box: { x: 0.2, y: 0.2, width: 0.4, height: 0.5 }, stops: 0.67 },
    { kind: 'level', degrees: 3 },
    { kind: 'crop', box: { x: 0.1, y: 0.1, width: 0.8, height: 0.8 } },
  ],
] satisfies Operation[][])(
  'shows at the size of the copy what the whole will be (%#)',
  async (...operations) => {
    const bytes = await readFile(sample)
    const { raster, width, height } = await openPhoto(bytes)
    // The copy that is kept differs from the photograph by 1.2 of 255 by its own compression, which is not what is asked.
    const jpeg = await openPixels(raster).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer()
    const copy = await renderCopy(jpeg, { width, height }, operations)
    const whole = await renderWhole(bytes, 0, operations)
    const shown = await decodeSmall(copy.jpeg, 1, 2000)
    const saved = await decodeSmall(whole.jpeg, 1, 4000)
    expect(Math.abs(whole.width / width - copy.width / raster.width)).toBeLessThan(0.01)
    const small = await shrinkPixels(saved, Math.max(shown.width, shown.height))
    const fits = small.width === shown.width && small.height === shown.height
    // Where both round their sides apart, a row more or less is no difference that is seen.
    expect(meanDifference(shown, fits ? small : await resized(saved, shown))).toBeLessThan(1)
  },
)

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
