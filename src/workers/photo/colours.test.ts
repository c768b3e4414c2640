// The same picture in the numbers of many colour spaces: always shown and measured alike.
import { describe, expect, test } from 'vitest'
import { openPixels } from './decode.ts'
import { gammaCurve, srgbCurve, writeProfile } from './iccProfile.ts'
import { profileTag } from './iccTags.ts'
import { sharp } from './libvips.ts'
import { openPhoto } from './measure.ts'
import {
  asWhole,
  curves,
  asPatches,
  lookOf,
  hdrShown,
  hlg,
  lightIn,
  patches,
  patchesIn,
  patchNumbers,
} from './testing/patches.ts'
import {
  iccChunk,
  longsChunk,
  writePictureTiff,
  writePng,
  type TiffKind,
} from '../../../test/fixtures/photos/pictureFiles.ts'

async function builtIn(name: 'srgb' | 'p3'): Promise<Buffer> {
  const png = await openPixels(patches).withIccProfile(name).png().toBuffer()
  return (await sharp(png).metadata()).icc!
}

/** Colorants as their specifications print them, adapted to D50. */
const proPhoto = writeProfile({
  name: 'ProPhoto RGB',
  colorants: { red: [0.7977, 0.288, 0], green: [0.1352, 0.7119, 0], blue: [0.0313, 0.0001, 0.8249] },
  curve: gammaCurve(1.8),
})
const adobeRgb = writeProfile({
  name: 'Adobe RGB',
  colorants: {
    red: [0.6097, 0.3111, 0.0195],
    green: [0.2053, 0.6257, 0.0609],
    blue: [0.1492, 0.0632, 0.7446],
  },
  curve: gammaCurve(2.2),
})
const srgbColorants = {
  red: [0.4361, 0.2225, 0.0139],
  green: [0.3851, 0.7169, 0.0971],
  blue: [0.1431, 0.0606, 0.7139],
} as const
const linearSrgb = writeProfile({ name: 'linear sRGB', colorants: srgbColorants, curve: gammaCurve(1) })

const spaces: Record<string, { profile: () => Buffer | Promise<Buffer>; numbers: Float32Array }> = {
  sRGB: { profile: () => builtIn('srgb'), numbers: patchesIn(lightIn.srgb, curves.srgb) },
  'Display P3': { profile: () => builtIn('p3'), numbers: patchesIn(lightIn.p3, curves.srgb) },
  'Adobe RGB': { profile: () => adobeRgb, numbers: patchesIn(lightIn.adobeRgb, curves.gamma(2.2)) },
  'ProPhoto RGB': { profile: () => proPhoto, numbers: patchesIn(lightIn.proPhoto, curves.gamma(1.8)) },
  'linear sRGB': { profile: () => linearSrgb, numbers: patchesIn(lightIn.srgb, curves.linear) },
}

const layouts: [string, Partial<TiffKind>][] = [
  ['in strips', {}],
  ['big-endian', { mark: 'MM\0*' }],
  ['in planes', { isPlanar: true }],
  ['in tiles', { tile: 64 }],
]

describe.each(Object.entries(spaces))('%s by its profile', (_name, { profile, numbers }) => {
  test.each(layouts)('16-bit TIFF %s', async (_, layout) => {
    const kind = { bits: 16, channels: 3, profile: await profile(), ...layout } as const
    expect(await lookOf(writePictureTiff(patches, asWhole(numbers, 65_535), kind))).toEqual(asPatches)
  })

  test('16-bit PNG', async () => {
    const chunks = [iccChunk(await profile())]
    expect(await lookOf(writePng(patches, asWhole(numbers, 65_535), 16, chunks))).toEqual(asPatches)
  })

  test('8-bit TIFF', async () => {
    const kind = { bits: 8, channels: 3, profile: await profile() } as const
    expect(await lookOf(writePictureTiff(patches, asWhole(numbers, 255), kind))).toEqual(asPatches)
  })

  test.each(layouts)('TIFF of 32-bit floating-point numbers %s', async (_, layout) => {
    const kind = { bits: 32, kind: 'float', channels: 3, profile: await profile(), ...layout } as const
    expect(await lookOf(writePictureTiff(patches, numbers, kind))).toEqual(asPatches)
  })
})

test('floating-point numbers without a profile are linear light', async () => {
  const numbers = patchesIn(lightIn.srgb, curves.linear)
  expect(await lookOf(writePictureTiff(patches, numbers, { bits: 32, kind: 'float', channels: 3 }))).toEqual(
    asPatches,
  )
})

describe.each([
  ['gamma 1.8', gammaCurve(1.8), (value: number) => value ** 1.8],
  ['gamma 2.2', gammaCurve(2.2), (value: number) => value ** 2.2],
  ['linear', gammaCurve(1), (value: number) => value],
])('grey with a profile of %s', (_, curve, toLight) => {
  const profile = greyProfile(curve)
  const shown = Math.round(255 * curves.srgb(toLight(0.4)))
  const size = { width: 40, height: 30 }
  const numbers = Array.from({ length: 1200 }, () => 0.4)

  test.each([8, 16] as const)('%i bits', async (bits) => {
    const values = numbers.map((value) => Math.round(value * (2 ** bits - 1)))
    const { raster } = await openPhoto(writePictureTiff(size, values, { bits, channels: 1, profile }))
    for (const value of raster.rgb.subarray(0, 3)) expect(Math.abs(value - shown)).toBeLessThanOrEqual(2)
  })

  test('floating-point numbers', async () => {
    const { raster } = await openPhoto(
      writePictureTiff(size, numbers, { bits: 32, kind: 'float', channels: 1, profile }),
    )
    for (const value of raster.rgb.subarray(0, 3)) expect(Math.abs(value - shown)).toBeLessThanOrEqual(2)
  })
})

/** A profile of one channel: an RGB profile relabelled, whose first curve is taken. */
function greyProfile(curve: Buffer): Buffer {
  const profile = writeProfile({ name: 'grey', colorants: srgbColorants, curve })
  profile.write('GRAY', 16, 'latin1')
  profile.write('kTRC', profile.indexOf('rTRC'), 'latin1')
  expect(profileTag(profile, 'kTRC')).not.toBeNull()
  return profile
}

describe('a PNG that names its colours without a profile', () => {
  const gama = (gamma: number) => longsChunk('gAMA', Math.round(gamma * 100_000))
  const p3Points = longsChunk('cHRM', 31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6000)
  const cicp = (primaries: number, transfer: number): [string, Buffer] => [
    'cICP',
    Buffer.from([primaries, transfer, 0, 1]),
  ]
  const srgbChunk: [string, Buffer] = ['sRGB', Buffer.from([0])]

  test.each<[string, Float32Array, [string, Buffer][]]>([
    ['linear by gAMA', patchesIn(lightIn.srgb, curves.linear), [gama(1)]],
    ['gamma 1.8 by gAMA', patchesIn(lightIn.srgb, curves.gamma(1.8)), [gama(1 / 1.8)]],
    ['sRGB by gAMA', patchesIn(lightIn.srgb, curves.srgb), [gama(0.45455)]],
    ['P3 by gAMA and cHRM', patchesIn(lightIn.p3, curves.srgb), [gama(0.45455), p3Points]],
    ['sRGB, which comes before gAMA', patchesIn(lightIn.srgb, curves.srgb), [srgbChunk, gama(1), p3Points]],
    ['chromaticities alone', patchesIn(lightIn.srgb, curves.srgb), [p3Points]],
    ['nothing', patchesIn(lightIn.srgb, curves.srgb), []],
    ['P3 by cICP', patchesIn(lightIn.p3, curves.srgb), [cicp(12, 13)]],
    ['P3 by cICP, which comes before gAMA', patchesIn(lightIn.p3, curves.srgb), [cicp(12, 13), gama(1)]],
    ['BT.2020 by cICP', patchesIn(lightIn.rec2020, curves.srgb), [cicp(9, 13)]],
    ['linear P3 by cICP', patchesIn(lightIn.p3, curves.linear), [cicp(12, 8)]],
    ['BT.709 as television has it, by cICP', patchesIn(lightIn.srgb, curves.bt709), [cicp(1, 1)]],
    ['sRGB by cICP', patchesIn(lightIn.srgb, curves.srgb), [cicp(1, 13)]],
  ])('%s', async (_, numbers, chunks) => {
    expect(await lookOf(writePng(patches, asWhole(numbers, 65_535), 16, chunks))).toEqual(asPatches)
  })

  test('in 8 bits', async () => {
    const numbers = asWhole(patchesIn(lightIn.p3, curves.srgb), 255)
    expect(await lookOf(writePng(patches, numbers, 8, [cicp(12, 13)]))).toEqual(asPatches)
  })

  test('cICP comes before a profile', async () => {
    const numbers = asWhole(patchesIn(lightIn.p3, curves.srgb), 65_535)
    expect(await lookOf(writePng(patches, numbers, 16, [cicp(12, 13), iccChunk(proPhoto)]))).toEqual(
      asPatches,
    )
  })

  test('chromaticities that span no colours are not believed', async () => {
    const chunks = [gama(0.45455), longsChunk('cHRM', 1, 1, 1, 1, 1, 1, 1, 1)]
    const numbers = asWhole(patchesIn(lightIn.srgb, curves.srgb), 255)
    expect(await lookOf(writePng(patches, numbers, 8, chunks))).toEqual(asPatches)
  })

  test('colours that nobody here can show are refused by name', async () => {
    const file = writePng(patches, asWhole(patchesIn(lightIn.srgb, curves.srgb), 255), 8, [cicp(10, 17)])
    await expect(openPhoto(file)).rejects.toMatchObject({
      code: 'photo-format',
      message:
        'This photo names its colors in a way Mondrian does not read (CICP 10/17). Save it in sRGB and add that.',
    })
  })

  test('the range of television is refused by name', async () => {
    const chunks: [string, Buffer][] = [['cICP', Buffer.from([1, 1, 0, 0])]]
    const file = writePng(patches, asWhole(patchesIn(lightIn.srgb, curves.srgb), 255), 8, chunks)
    await expect(openPhoto(file)).rejects.toMatchObject({
      code: 'photo-format',
      message:
        'This PNG stores its tones in the range of television, which Mondrian does not read. Save it in sRGB and add that.',
    })
  })

  test.each<[string, number, Float32Array]>([
    ['PQ in BT.2020', 16, patchesIn(lightIn.rec2020, curves.pq)],
    ['HLG in BT.2020', 18, patchNumbers(lightIn.rec2020, (rgb) => hlg(rgb, [0.2627, 0.678, 0.0593]))],
  ])('%s', async (_, transfer, numbers) => {
    expect(await lookOf(writePng(patches, asWhole(numbers, 65_535), 16, [cicp(9, transfer)]))).toEqual({
      ...asPatches,
      warning: hdrShown,
    })
  })

  test('PQ by the code points in an ICC profile', async () => {
    const profile = writeProfile({
      name: 'P3 PQ',
      colorants: {
        red: [0.5151, 0.2412, -0.0011],
        green: [0.292, 0.6922, 0.0419],
        blue: [0.1571, 0.0666, 0.7841],
      },
      curve: srgbCurve(),
      coded: { primaries: 12, transfer: 16 },
    })
    const numbers = asWhole(patchesIn(lightIn.p3, curves.pq), 65_535)
    expect(await lookOf(writePng(patches, numbers, 16, [iccChunk(profile)]))).toEqual({
      ...asPatches,
      warning: hdrShown,
    })
    expect(await lookOf(writePictureTiff(patches, numbers, { bits: 16, channels: 3, profile }))).toEqual({
      ...asPatches,
      warning: hdrShown,
    })
  })
})
