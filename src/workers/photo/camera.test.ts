import { expect, test } from 'vitest'
import { emptyCamera, type Camera } from '../../shared/photos.ts'
import { readCamera as readParts } from './camera.ts'
import { openPixels } from './decode.ts'
import { gradient, jpegOf } from './testing/files.ts'

const readCamera = (file: Buffer): Camera => readParts([file])

type Exif = Partial<Record<'IFD0' | 'IFD1' | 'IFD2' | 'IFD3', Record<string, string>>>

/** A JPEG with these Exif tags; IFD2 is the Exif directory, IFD3 the one for GPS. */
async function withExif(exif: Exif): Promise<Buffer> {
  return await openPixels(gradient(16, 16)).withExif(exif).jpeg().toBuffer()
}

const xmpOf = (inside: string): string =>
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
  '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" ' +
  'xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:digiKam="http://www.digikam.org/ns/1.0/" ' +
  'xmlns:darktable="http://darktable.sf.net/">' +
  `${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`

const alternative = (name: string, words: string): string =>
  `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${words}</rdf:li></rdf:Alt></dc:${name}>`

test('what a camera wrote is read', async () => {
  const file = await withExif({
    IFD0: { Make: 'NIKON CORPORATION  ', Model: 'NIKON D4', ImageDescription: 'Falcon on the pad' },
    IFD2: {
      LensModel: '70.0-200.0 mm f/2.8',
      FocalLength: '70/1',
      FocalLengthIn35mmFilm: '70',
      FNumber: '56/10',
      ExposureTime: '1/1000',
      ISOSpeedRatings: '320',
      ExposureBiasValue: '-1/3',
      Flash: '16',
      DateTimeOriginal: '2015:01:12 09:29:42',
      OffsetTimeOriginal: '-05:00',
    },
  })
  expect(readCamera(file)).toEqual({
    make: 'NIKON CORPORATION',
    model: 'NIKON D4',
    lens: '70.0-200.0 mm f/2.8',
    focalLength: 70,
    focalLength35: 70,
    aperture: 5.6,
    shutter: 0.001,
    iso: 320,
    exposureCompensation: -0.33,
    flash: false,
    takenAt: '2015-01-12 09:29:42 -05:00',
    title: null,
    caption: 'Falcon on the pad',
    keywords: [],
    rating: null,
    flag: null,
    label: null,
    artist: null,
    copyright: null,
    place: null,
  })
})

test.each([
  ['f/0.64', { FNumber: '64/100' }],
  ['a division by zero', { FNumber: '0/0', ExposureTime: '1/0' }],
  ['ISO 0', { ISOSpeedRatings: '0' }],
  ['an ISO beyond its field', { ISOSpeedRatings: '65535' }],
  ['focal length 0', { FocalLength: '0/1', FocalLengthIn35mmFilm: '0' }],
  ['a lens without contacts', { LensModel: '----' }],
  ['a lens of nothing', { LensModel: '0.0 mm f/0.0' }],
  ['a clock that was never set', { DateTimeOriginal: '0000:00:00 00:00:00' }],
])('%s is nonsense', async (_, tags) => {
  expect(readCamera(await withExif({ IFD2: tags }))).toEqual(emptyCamera)
})

test('a true ISO beside an overflowing one, a fired flash, a date without a zone', async () => {
  const file = await withExif({
    IFD2: {
      ISOSpeedRatings: '65535',
      RecommendedExposureIndex: '102400',
      Flash: '9',
      DateTimeDigitized: '2019:07:04 21:15:00',
    },
  })
  expect(readCamera(file)).toMatchObject({ iso: 102_400, flash: true, takenAt: '2019-07-04 21:15:00' })
})

test('title and caption come from XMP before Exif, and so does a lens that Exif lacks', async () => {
  const file = await openPixels(gradient(16, 16))
    .withExif({ IFD0: { ImageDescription: 'from Exif' } })
    .withXmp(
      xmpOf(
        `${alternative('title', 'Über dem Nebel 🌫')}${alternative('description', 'from XMP')}<aux:Lens>EF 50mm</aux:Lens>`,
      ),
    )
    .jpeg()
    .toBuffer()
  expect(readCamera(file)).toMatchObject({ title: 'Über dem Nebel 🌫', caption: 'from XMP', lens: 'EF 50mm' })
})

test('words come from IPTC', async () => {
  const iptc = Buffer.concat([
    dataset(5, 'Falcon'),
    dataset(120, 'On the pad'),
    dataset(25, 'rocket'),
    dataset(25, 'night'),
    dataset(80, 'Ada'),
    dataset(116, '© Ada'),
  ])
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0', 'latin1'),
    Buffer.from([iptc.length]),
    iptc,
    Buffer.alloc(iptc.length % 2),
  ])
  const jpeg = await jpegOf(gradient(16, 16))
  const marker = Buffer.from([0xff, 0xed, 0, resource.length + 2])
  const file = Buffer.concat([jpeg.subarray(0, 2), marker, resource, jpeg.subarray(2)])
  expect(readCamera(file)).toMatchObject({
    title: 'Falcon',
    caption: 'On the pad',
    keywords: ['rocket', 'night'],
    artist: 'Ada',
    copyright: expect.stringContaining('Ada'),
  })
})

/** A dataset of IPTC record 2 (IIM 4.2). */
function dataset(id: number, text: string): Buffer {
  return Buffer.concat([Buffer.from([0x1c, 2, id, 0, Buffer.byteLength(text)]), Buffer.from(text)])
}

test.each(['OLYMPUS DIGITAL CAMERA', 'SONY DSC', 'DCIM\\100MEDIA', 'x-default'])(
  '%s is nobody’s caption',
  async (words) => {
    expect(readCamera(await withExif({ IFD0: { ImageDescription: words } })).caption).toBeNull()
  },
)

test('hostile text is one capped line', async () => {
  const words = `one\n\ttwo \u202Eevil\u202C ${'x'.repeat(3000)}`
  const file = await openPixels(gradient(16, 16))
    .withXmp(xmpOf(alternative('description', words)))
    .jpeg()
    .toBuffer()
  const { caption } = readCamera(file)
  expect(caption).toMatch(/^one two evil x+$/)
  expect(caption).toHaveLength(1000)
})

/** Exif of a place 51° 30′ 32.3″ north and 0° 5′ west, 35 m up, with changes. */
const gps = (changes: Record<string, string> = {}): Exif => ({
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 30/1 3230/100',
    GPSLongitudeRef: 'W',
    GPSLongitude: '0/1 5/1 0/1',
    GPSAltitudeRef: '0',
    GPSAltitude: '35/1',
    ...changes,
  },
})

test('where it was taken is read', async () => {
  expect(readCamera(await withExif(gps())).place).toEqual({
    latitude: 51.508972,
    longitude: -0.083333,
    altitude: 35,
  })
  const south = await withExif(gps({ GPSLatitudeRef: 'S', GPSAltitude: '0/0' }))
  expect(readCamera(south).place).toMatchObject({ latitude: -51.508972, altitude: null })
})

test.each([
  ['a receiver without a fix', { GPSLatitude: '0/1 0/1 0/1', GPSLongitude: '0/1 0/1 0/1' }],
  ['beyond the pole', { GPSLatitude: '91/1 0/1 0/1' }],
  ['a division by zero', { GPSLongitude: '0/0 0/0 0/0' }],
])('%s is nowhere', async (_, changes) => {
  expect(readCamera(await withExif(gps(changes))).place).toBeNull()
})

test('keywords, stars, artist and copyright come from XMP', async () => {
  const list = (...words: string[]): string => words.map((word) => `<rdf:li>${word}</rdf:li>`).join('')
  const file = await openPixels(gradient(16, 16))
    .withExif({ IFD0: { Artist: 'from Exif', Copyright: '© Exif' } })
    .withXmp(
      xmpOf(
        `<dc:subject><rdf:Bag>${list(' fog', 'fog', 'Elbe', 'x'.repeat(500))}</rdf:Bag></dc:subject>` +
          `<dc:creator><rdf:Seq>${list('Ada')}</rdf:Seq></dc:creator><xmp:Rating>4</xmp:Rating>`,
      ),
    )
    .jpeg()
    .toBuffer()
  expect(readCamera(file)).toMatchObject({
    keywords: ['fog', 'Elbe', 'x'.repeat(64)],
    rating: 4,
    artist: 'Ada',
    copyright: expect.stringContaining('Exif'),
  })
})

test.each(['0', '-1', '6', '3.5', 'five'])('%s is no number of stars', async (stars) => {
  const file = await openPixels(gradient(16, 16))
    .withXmp(xmpOf(`<xmp:Rating>${stars}</xmp:Rating>`))
    .jpeg()
    .toBuffer()
  expect(readCamera(file).rating).toBeNull()
})

test.each([
  ['<xmp:Rating>-1</xmp:Rating>', { flag: 'reject', label: null, rating: null }],
  [
    '<digiKam:PickLabel>3</digiKam:PickLabel><digiKam:ColorLabel>4</digiKam:ColorLabel>',
    { flag: 'pick', label: 'green' },
  ],
  [
    '<darktable:colorlabels><rdf:Seq><rdf:li>4</rdf:li></rdf:Seq></darktable:colorlabels>',
    { flag: null, label: 'purple' },
  ],
  ['<xmp:Label>Rot</xmp:Label><digiKam:ColorLabel>1</digiKam:ColorLabel>', { label: 'red' }],
  ['<xmp:Label>Approved</xmp:Label>', { label: 'green' }],
  ['<xmp:Label>For the book</xmp:Label>', { label: 'For the book' }],
])('%s is read as in a sidecar', async (fields, marks) => {
  const file = await openPixels(gradient(16, 16)).withXmp(xmpOf(fields)).jpeg().toBuffer()
  expect(readCamera(file)).toMatchObject(marks)
})

test('an earlier part of a file is believed before a later one', async () => {
  const first = await withExif({ IFD0: { Make: 'Canon' } })
  const second = await withExif({ IFD0: { Make: 'Nikon', Model: 'D4' } })
  expect(readParts([first, second])).toEqual({ ...emptyCamera, make: 'Canon', model: 'D4' })
})

test('no metadata, broken metadata and no photo at all say nothing', async () => {
  const jpeg = await withExif({ IFD0: { Make: 'Canon' } })
  const broken = Buffer.from(jpeg)
  broken.fill(0xff, jpeg.indexOf('Exif') + 8, jpeg.indexOf('Exif') + 40)
  expect(readCamera(await jpegOf(gradient(16, 16)))).toEqual(emptyCamera)
  expect(readCamera(broken)).toEqual(emptyCamera)
  expect(readCamera(Buffer.from('text'))).toEqual(emptyCamera)
})
