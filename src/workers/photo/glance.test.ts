import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { resourcesDir } from '../../../test/support/paths.ts'
import { glanceAt } from './glance.ts'
import { openPhoto } from './measure.ts'
import { encodeJpeg } from './render.ts'

const thumb = { edge: 512, quality: 82 }
const sample = await readFile(join(resourcesDir, 'samples', 'evergreen-branch.jpg'))

test('a glance shows what measuring shows, upright and turned by hand', async () => {
  const bytes = await sharp(sample)
    .resize(1400)
    .withExif({ IFD0: { Orientation: '8' } })
    .jpeg()
    .toBuffer()
  const seen = await glanceAt(bytes, 90, thumb)
  const photo = await openPhoto(bytes, 90)
  expect(seen).toMatchObject({ width: photo.width, height: photo.height, format: 'jpeg' })
  const small = (jpeg: Uint8Array) => sharp(jpeg).resize(48, 48, { fit: 'fill' }).raw().toBuffer()
  const whole = await encodeJpeg(photo.raster, thumb.edge, thumb.quality)
  const [one, other] = await Promise.all([small(seen!.thumb), small(whole)])
  const differences = [...one].map((value, index) => Math.abs(value - other[index]!))
  expect(differences.reduce((sum, each) => sum + each, 0) / differences.length).toBeLessThan(3)
})

test('what is no quicker to glance at is left to measuring, what is no photograph is refused', async () => {
  expect(await glanceAt(await sharp(sample).resize(90).png().toBuffer(), 0, thumb)).toBeNull()
  await expect(glanceAt(Buffer.from('words'), 0, thumb)).rejects.toMatchObject({ code: 'photo-format' })
})
