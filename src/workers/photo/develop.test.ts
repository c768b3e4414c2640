import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { bareDng } from '../../../test/fixtures/photos/dng.ts'
import { everyFormat } from '../../../test/fixtures/photos/formats.ts'
import { raws } from '../../../test/fixtures/photos/raws.ts'
import { measuredFactIds } from '../../shared/facts.ts'
import { photoFormatSchema, rawFormats, type PhotoFormat } from '../../shared/photos.ts'
import { develop } from './develop.ts'
import { measurePhoto, openPhoto } from './measure.ts'
import { gradient, jpegOf } from './testing/files.ts'

const picture = gradient(600, 400)
let files: Record<PhotoFormat, Buffer>
beforeAll(async () => {
  files = await everyFormat(picture)
})

test.each(photoFormatSchema.options)('%s: every fact is measured', async (format) => {
  const photo = await measurePhoto(files[format])
  expect(photo).toMatchObject(format === 'heic' ? { width: 240, height: 160 } : { width: 600, height: 400 })
  expect(photo).toMatchObject({
    format,
    rendition: isRaw(format) ? 'camera-preview' : 'original',
    warning: null,
  })
  expect(Object.keys(photo.facts)).toEqual(measuredFactIds)
})

const isRaw = (format: PhotoFormat): boolean => (rawFormats as readonly string[]).includes(format)

test.each(rawFormats)('%s: what the camera wrote is read', async (format) => {
  const { camera } = await openPhoto(files[format])
  expect(camera).toMatchObject({
    model: 'Fixture One',
    lens: 'Fixture 35mm F2',
    focalLength: 35,
    aperture: 2.8,
    shutter: 1 / 250,
    iso: 400,
    exposureCompensation: -0.5,
    takenAt: '2019-07-04 21:15:00 +02:00',
    artist: 'Ada',
    place: { latitude: 51.5, longitude: -0.083333, altitude: null },
  })
})

const realCr3 = join(import.meta.dirname, '../../../../shared/photos/canon-r6-pruned.cr3')
test.runIf(existsSync(realCr3))('a CR3 from a camera, where there is one', async () => {
  const photo = await openPhoto(await readFile(realCr3))
  expect(photo).toMatchObject({ width: 1620, height: 1080, rendition: 'camera-preview' })
  expect(photo.camera).toMatchObject({
    model: 'Canon EOS R6',
    lens: 'RF70-200mm F2.8 L IS USM',
    focalLength: 200,
    shutter: 0.25,
    takenAt: '2021-05-12 12:21:21 +02:00',
  })
})

test('a raw file that lies on its side is turned', async () => {
  const large = await jpegOf(picture)
  const file = raws.cr2({ large, small: large, orientation: 8 })
  expect(await openPhoto(file)).toMatchObject({ width: 400, height: 600, rendition: 'camera-preview' })
})

test('a raw file without a preview, or with a thumbnail alone, is developed', async () => {
  const photo = await openPhoto(bareDng(64, 48, [20_000, 10_000, 5000]))
  expect(photo).toMatchObject({ width: 32, height: 24, format: 'dng', rendition: 'neutral-rendering' })
})

test('where nothing can be developed, a thumbnail will do', async () => {
  const small = await jpegOf(gradient(160, 120))
  const developed = await develop(raws.nef({ large: small, small, orientation: 1 }), 'nef')
  expect(developed).toMatchObject({ rendition: 'camera-preview' })
  expect(developed.file.equals(small)).toBe(true)
})

test('a raw file with nothing in it to show says so', async () => {
  const none = Buffer.alloc(0)
  await expect(develop(raws.nef({ large: none, small: none, orientation: 1 }), 'nef')).rejects.toMatchObject({
    code: 'photo-format',
    message:
      'This raw photo holds no preview, and its sensor data cannot be developed here. Export it as a JPEG or TIFF and add that.',
  })
})
