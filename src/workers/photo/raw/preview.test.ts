import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { withExif } from '../../../../test/fixtures/photos/exif.ts'
import { losslessJpeg } from '../../../../test/fixtures/photos/losslessJpeg.ts'
import { raws, type Previews } from '../../../../test/fixtures/photos/raws.ts'
import { rawFormats } from '../../../shared/photos.ts'
import { sniff } from '../sniff.ts'
import { gradient, jpegOf } from '../testing/files.ts'
import { jpegSize } from './jpegSize.ts'
import { findPreview } from './preview.ts'

let previews: Previews
beforeAll(async () => {
  previews = {
    large: withExif(await jpegOf(gradient(600, 400)), 'Fixture', 6),
    small: await jpegOf(gradient(160, 120)),
    orientation: 6,
  }
})

test.each(rawFormats)('%s: the largest JPEG is found, whole, and never the sensor’s data', (format) => {
  const file = raws[format](previews)
  expect(sniff(file)).toEqual({ format })
  const preview = findPreview(file, format)
  expect(preview).toMatchObject({ width: 600, height: 400 })
  expect(preview?.jpeg.equals(previews.large)).toBe(true)
  // A RAF leaves it to the JPEG in it.
  expect(preview?.orientation).toBe(format === 'raf' ? null : 6)
})

test.each(rawFormats)('%s: a file that is cut off anywhere throws nothing', (format) => {
  const file = raws[format](previews)
  for (let end = 0; end < file.length; end += Math.ceil(file.length / 300)) {
    expect(() => findPreview(file.subarray(0, end), format)).not.toThrow()
  }
})

describe('jpegSize', () => {
  test('a picture, also a progressive one, has a size', async () => {
    const plain = await jpegOf(gradient(30, 20))
    expect(jpegSize(plain, 0, plain.length)).toEqual({ width: 30, height: 20 })
    const progressive = await jpegOf(gradient(30, 20), { progressive: true })
    const shifted = Buffer.concat([Buffer.alloc(5), progressive])
    expect(jpegSize(shifted, 5, shifted.length)).toEqual({ width: 30, height: 20 })
  })

  test.each([
    ['lossless', losslessJpeg(6000, 4000)],
    ['of 12 bits', Buffer.from('ffd8ffc100110c00100010030111000211000311000000000000', 'hex')],
    ['a scan without a frame', Buffer.from('ffd8ffda000c03010002110311003f00', 'hex')],
    ['at its end', Buffer.from('ffd8ffd9000000000000000000', 'hex')],
    ['no JPEG', Buffer.alloc(64)],
    ['of markers without end', Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(9000, 0xff)])],
    ['empty', Buffer.alloc(0)],
  ])('what is %s has none', (_, bytes) => expect(jpegSize(bytes, 0, bytes.length)).toBeNull())
})

const realCr3 = join(import.meta.dirname, '../../../../../shared/photos/canon-r6-pruned.cr3')
test.runIf(existsSync(realCr3))('a CR3 from a camera, where there is one', async () => {
  const file = await readFile(realCr3)
  expect(sniff(file)).toEqual({ format: 'cr3' })
  expect(findPreview(file, 'cr3')).toMatchObject({ width: 1620, height: 1080, orientation: 1 })
})
