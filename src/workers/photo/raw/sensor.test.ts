import { beforeAll, describe, expect, test } from 'vitest'
import { long, short, writeTiff, type Entries } from '../../../../test/fixtures/photos/tiffWriter.ts'
import { openPixels } from '../decode.ts'
import { openPhoto } from '../measure.ts'
import { jpegOf } from '../testing/files.ts'
import { patchError, patches } from '../testing/patches.ts'

const compression = { none: 1, jpeg: 7, lossyDng: 34_892, jpegXl: 52_546 }
const size = { width: 600, height: 400 }

let large: Buffer
let small: Buffer
beforeAll(async () => {
  large = await openPixels(patches).resize(1200, 800).jpeg({ quality: 92 }).toBuffer()
  small = await jpegOf(patches)
})

/** The patches as an RGGB sensor sees them, in 16 bits of linear light; or their greens, without a colour filter. */
function sensorData(isMonochrome: boolean): Buffer {
  const values = new Uint16Array(size.width * size.height)
  for (let i = 0; i < values.length; i++) {
    const x = Math.floor((i % size.width) / 4)
    const y = Math.floor(i / size.width / 4)
    const filter = isMonochrome ? 1 : (Math.floor(i / size.width) % 2) + (i % 2)
    const value = patches.rgb[(y * patches.width + x) * 3 + filter]! / 255
    values[i] = Math.round(60_000 * (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  }
  return Buffer.from(values.buffer)
}

type Kind = { preview?: Buffer; compression?: number; isMonochrome?: boolean; data?: Buffer; isCut?: boolean }

function dng({
  preview,
  compression: kind = compression.none,
  isMonochrome = false,
  data,
  isCut = false,
}: Kind): Buffer {
  const stored = data ?? sensorData(isMonochrome)
  const sensor: Entries = {
    0x00fe: long(0),
    0x0100: long(size.width),
    0x0101: long(size.height),
    0x0102: short(16),
    0x0103: short(kind),
    0x0106: short(isMonochrome || kind !== compression.none ? 34_892 : 32_803),
    0x0111: { data: stored },
    0x0115: short(kind === compression.none ? 1 : 3),
    0x0116: long(size.height),
    0x0117: long(stored.length + (isCut ? 1_000_000 : 0)),
    ...(isMonochrome ? {} : { 0x828d: short(2, 2), 0x828e: Buffer.from([0, 1, 1, 2]) }),
    0xc61d: long(60_000),
  }
  return writeTiff([
    {
      0x00fe: long(1),
      0x0106: short(6),
      0x010f: 'Leica',
      0x0110: 'Fixture One',
      0x0112: short(1),
      ...(preview
        ? { 0x0103: short(compression.jpeg), 0x0111: { data: preview }, 0x0117: long(preview.length) }
        : {}),
      0x014a: { directories: [sensor] },
      0xc612: Buffer.from([1, 4, 0, 0]),
      0xc614: 'Fixture One',
      0xc65a: short(21),
    },
  ])
}

describe('the preview of a raw file', () => {
  test('is whole without the mark of its end', async () => {
    const photo = await openPhoto(dng({ preview: large.subarray(0, -2) }))
    expect(photo).toMatchObject({ width: 1200, rendition: 'camera-preview', warning: null, isDamaged: false })
    expect(patchError(photo.raster)).toBeLessThanOrEqual(8)
  })

  test('that is cut gives way to the data of the sensor', async () => {
    const photo = await openPhoto(dng({ preview: large.subarray(0, large.length / 2) }))
    expect(photo).toMatchObject({
      width: 300,
      height: 200,
      rendition: 'neutral-rendering',
      warning: 'The preview in this raw photo is damaged; it is shown from its sensor data.',
    })
  })

  test('that is cut beside data nobody can develop is damage', async () => {
    const file = dng({
      preview: large.subarray(0, large.length / 2),
      compression: compression.jpegXl,
      data: Buffer.alloc(90_000, 7),
    })
    await expect(openPhoto(file)).rejects.toMatchObject({
      code: 'photo-damaged',
      message: 'This file is damaged: the lower part is missing.',
    })
  })

  test.each([
    [compression.jpegXl, 'are JPEG XL, which Mondrian does not read'],
    [compression.lossyDng, 'are lossy JPEG, which Mondrian does not read'],
  ])('if small, is used where the sensor’s data cannot be, and that is said: %i', async (kind, why) => {
    const photo = await openPhoto(dng({ preview: small, compression: kind, data: Buffer.alloc(90_000, 7) }))
    expect(photo).toMatchObject({
      width: 150,
      rendition: 'camera-preview',
      warning: `This raw photo is shown and measured from a small preview of 150 × 100 pixels: its sensor data ${why}.`,
    })
    expect(patchError(photo.raster)).toBeLessThanOrEqual(8)
  })
})

describe('a raw file without a preview', () => {
  test('is refused by name where its sensor’s data are of a kind that is not read', async () => {
    await expect(
      openPhoto(dng({ compression: compression.jpegXl, data: Buffer.alloc(90_000, 7) })),
    ).rejects.toMatchObject({
      code: 'photo-format',
      message:
        'This raw photo holds no preview, and its sensor data are JPEG XL, which Mondrian does not read. Export it as a JPEG or TIFF and add that.',
    })
  })

  test('is damaged where part of these is missing', async () => {
    const file = dng({ compression: compression.jpegXl, data: Buffer.alloc(90_000, 7), isCut: true })
    await expect(openPhoto(file)).rejects.toMatchObject({
      code: 'photo-damaged',
      message: 'This raw photo is damaged: part of its sensor data is missing, and it holds no preview.',
    })
  })

  test('is developed in grey where its sensor has no colour filter', async () => {
    const photo = await openPhoto(dng({ isMonochrome: true }))
    expect(photo).toMatchObject({ ...size, rendition: 'neutral-rendering', warning: null })
    const greys = [0.25, 0.75].map((x) => [
      ...photo.raster.rgb.subarray(3 * (100 * 600 + 600 * x)).subarray(0, 3),
    ])
    for (const [red, green, blue] of greys) expect([green, blue]).toEqual([red, red])
    // The greens of the upper two patches, in light 40 to 160.
    expect(greys[1]![0]! - greys[0]![0]!).toBeGreaterThan(80)
  })
})
