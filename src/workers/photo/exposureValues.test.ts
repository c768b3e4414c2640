import { describe, expect, test } from 'vitest'
import { exifJpeg } from '../../../test/fixtures/photos/exif.ts'
import {
  long,
  rational,
  short,
  signedRational,
  writeTiff,
  type Entries,
} from '../../../test/fixtures/photos/tiffWriter.ts'
import { readCamera } from './camera.ts'

const tag = {
  exposureTime: 0x829a,
  fNumber: 0x829d,
  iso: 0x8827,
  sensitivityType: 0x8830,
  standardOutput: 0x8831,
  recommended: 0x8832,
  isoSpeed: 0x8833,
  original: 0x9003,
  digitized: 0x9004,
  zone: 0x9011,
  shutterSpeed: 0x9201,
  apertureValue: 0x9202,
  lens: 0xa434,
}

/** What is read of an Exif directory, as a TIFF of either byte order. */
function read(exif: Entries, mark: 'II*\0' | 'MM\0*' = 'II*\0') {
  return readCamera([writeTiff([{ 0x8769: { directories: [exif] } }], { mark })])
}

describe('exposure by APEX values', () => {
  test('where nothing else says it', () => {
    const camera = read({ [tag.shutterSpeed]: signedRational(8, 1), [tag.apertureValue]: rational(497, 100) })
    expect(camera).toMatchObject({ shutter: 1 / 256, aperture: 5.6 })
    expect(read({ [tag.shutterSpeed]: signedRational(-2, 1) }).shutter).toBe(4)
  })

  test('not where the plain values stand, and not where they say "unknown"', () => {
    const both = read({
      [tag.exposureTime]: rational(1, 320),
      [tag.fNumber]: rational(56, 10),
      [tag.shutterSpeed]: signedRational(5, 1),
      [tag.apertureValue]: rational(2, 1),
    })
    expect(both).toMatchObject({ shutter: 1 / 320, aperture: 5.6 })
    const unknown = read({ [tag.shutterSpeed]: signedRational(0, 1), [tag.apertureValue]: rational(0, 0) })
    expect(unknown).toMatchObject({ shutter: null, aperture: null })
    expect(read({ [tag.fNumber]: rational(0, 1), [tag.apertureValue]: rational(3, 1) }).aperture).toBe(2.83)
  })
})

test.each<[string, Entries, number | null]>([
  ['the old tag', { [tag.iso]: short(400), [tag.recommended]: long(500) }, 400],
  [
    'too large for it: standard output sensitivity',
    { [tag.iso]: short(65_535), [tag.sensitivityType]: short(1), [tag.standardOutput]: long(819_200) },
    819_200,
  ],
  [
    'too large for it: recommended exposure index',
    { [tag.iso]: short(65_535), [tag.sensitivityType]: short(2), [tag.recommended]: long(102_400) },
    102_400,
  ],
  [
    'too large for it: ISO speed',
    { [tag.iso]: short(65_535), [tag.sensitivityType]: short(3), [tag.isoSpeed]: long(204_800) },
    204_800,
  ],
  ['too large for it, and nothing else', { [tag.iso]: short(65_535) }, null],
  [
    'only recommended exposure index',
    { [tag.sensitivityType]: short(2), [tag.recommended]: long(1600) },
    1600,
  ],
  ['only standard output sensitivity, no type', { [tag.standardOutput]: long(3200) }, 3200],
  [
    'the type decides',
    { [tag.sensitivityType]: short(1), [tag.standardOutput]: long(100), [tag.recommended]: long(125) },
    100,
  ],
  [
    'both, the recommended one',
    { [tag.sensitivityType]: short(4), [tag.standardOutput]: long(100), [tag.recommended]: long(125) },
    125,
  ],
  ['0 is none', { [tag.iso]: short(0), [tag.recommended]: long(640) }, 640],
])('ISO: %s', (_, exif, iso) => {
  expect(read(exif).iso).toBe(iso)
  expect(read(exif, 'MM\0*').iso).toBe(iso)
})

test.each<[string, string, string | null]>([
  ['a date', '2024:02:29 23:59:59', '2024-02-29 23:59:59'],
  ['a leap second', '2016:12:31 23:59:60', '2016-12-31 23:59:60'],
  ['a month 13', '2024:13:05 10:00:00', null],
  ['a day 45', '2024:12:45 10:00:00', null],
  ['30 February', '2024:02:30 10:00:00', null],
  ['29 February of another year', '2023:02:29 10:00:00', null],
  ['31 April', '2024:04:31 10:00:00', null],
  ['hour 29', '2024:12:24 29:00:00', null],
  ['hour 24', '2024:12:24 24:00:00', null],
  ['minute 61', '2024:12:24 10:61:00', null],
  ['second 61', '2024:12:24 10:00:61', null],
  ['zeros', '0000:00:00 00:00:00', null],
  ['the year 9999', '9999:12:31 23:59:59', null],
  ['blanks', '    :  :     :  :  ', null],
])('%s', (_, written, takenAt) => {
  expect(read({ [tag.original]: written }).takenAt).toBe(takenAt)
})

test('where the first date is impossible, the second one stands', () => {
  const camera = read({ [tag.original]: '2024:13:45 29:61:61', [tag.digitized]: '2024:12:24 10:00:00' })
  expect(camera.takenAt).toBe('2024-12-24 10:00:00')
})

test.each([
  ['+05:45', ' +05:45'],
  ['+14:00', ' +14:00'],
  ['-12:00', ' -12:00'],
  ['+99:99', ''],
  ['-13:00', ''],
  ['   :  ', ''],
])('the zone %s', (zone, shown) => {
  const camera = read({ [tag.original]: '2024:12:24 10:00:00', [tag.zone]: zone })
  expect(camera.takenAt).toBe(`2024-12-24 10:00:00${shown}`)
})

describe('text of type 129, UTF-8', () => {
  const name = 'Voigtländer Nokton 40mm ƒ/1.2 縮'
  const utf8 = { utf8: name }

  test.each(['II*\0', 'MM\0*'] as const)('in a TIFF, %s', (mark) => {
    expect(read({ [tag.lens]: utf8 }, mark).lens).toBe(name)
    const artist = readCamera([writeTiff([{ 0x013b: { utf8: 'Ärla Œhm' } }], { mark })])
    expect(artist.artist).toBe('Ärla Œhm')
  })

  test('in a JPEG', () => {
    expect(
      readCamera([exifJpeg(writeTiff([{ 0x8769: { directories: [{ [tag.lens]: utf8 }] } }]))]).lens,
    ).toBe(name)
  })

  test('damage throws nothing', () => {
    const file = exifJpeg(writeTiff([{ 0x8769: { directories: [{ [tag.lens]: utf8 }] } }]))
    for (let end = 0; end < file.length; end++)
      expect(() => readCamera([file.subarray(0, end)])).not.toThrow()
  })
})
