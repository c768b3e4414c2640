// What a TIFF may hold besides three channels of 8 bits: read rightly, or refused by its true name.
import { describe, expect, test } from 'vitest'
import { writePictureTiff, type TiffKind } from '../../../test/fixtures/photos/pictureFiles.ts'
import { short } from '../../../test/fixtures/photos/tiffWriter.ts'
import { openPixels } from './decode.ts'
import { sharp } from './libvips.ts'
import { openPhoto } from './measure.ts'
import {
  asPatches,
  asWhole,
  curves,
  lightIn,
  lookOf,
  patches,
  patchesIn,
  patchNumbers,
} from './testing/patches.ts'

const tags = { compression: 0x0103, photometric: 0x0106, extraSamples: 0x0152 }
const rgb = patchesIn(lightIn.srgb, curves.srgb)
const light = patchesIn(lightIn.srgb, curves.linear)

const count = patches.width * patches.height
/** Pixels of these colours, with further channels that are the same everywhere. */
const withExtra = (colours: ArrayLike<number>, channels: number, ...extra: number[]): number[] =>
  Array.from({ length: count }, (_, i) => [
    ...Array.from({ length: channels }, (__, c) => colours[channels * i + c]!),
    ...extra,
  ]).flat()
const extraSamples = (...kinds: number[]) => ({ [tags.extraSamples]: short(...kinds) })

describe('channels that are not colours', () => {
  const bytes = asWhole(rgb, 255)
  const shorts = asWhole(rgb, 65_535)

  test.each<[string, number[], TiffKind]>([
    ['a saved selection', withExtra(bytes, 3, 0), { bits: 8, channels: 4, entries: extraSamples(0) }],
    ['in 16 bits', withExtra(shorts, 3, 0), { bits: 16, channels: 4, entries: extraSamples(0) }],
    [
      'in floating point',
      withExtra(light, 3, 0),
      { bits: 32, kind: 'float', channels: 4, entries: extraSamples(0) },
    ],
    ['in planes', withExtra(bytes, 3, 0), { bits: 8, channels: 4, isPlanar: true, entries: extraSamples(0) }],
    [
      'two selections in 16 bits, big-endian, in tiles',
      withExtra(shorts, 3, 0, 0),
      { bits: 16, channels: 5, tile: 64, mark: 'MM\0*', entries: extraSamples(0, 0) },
    ],
    [
      'full alpha and a selection',
      withExtra(bytes, 3, 255, 0),
      { bits: 8, channels: 5, entries: extraSamples(2, 0) },
    ],
    [
      'a selection and full alpha',
      withExtra(bytes, 3, 0, 255),
      { bits: 8, channels: 5, entries: extraSamples(0, 2) },
    ],
    ['a channel nobody declares', withExtra(bytes, 3, 0), { bits: 8, channels: 4 }],
    ['full alpha alone', withExtra(bytes, 3, 255), { bits: 8, channels: 4, entries: extraSamples(2) }],
  ])('%s leave the colours as they are', async (_, values, kind) => {
    expect(await lookOf(writePictureTiff(patches, values, kind))).toEqual(asPatches)
  })

  test('a selection beside colours with a profile', async () => {
    const png = await openPixels(patches).withIccProfile('p3').png().toBuffer()
    const kind = {
      bits: 16,
      channels: 4,
      profile: (await sharp(png).metadata()).icc!,
      entries: extraSamples(0),
    } as const
    const numbers = asWhole(patchesIn(lightIn.p3, curves.srgb), 65_535)
    expect(await lookOf(writePictureTiff(patches, withExtra(numbers, 3, 0), kind))).toEqual(asPatches)
  })

  const halfRed = [227, 147, 147]
  const multiplied = bytes.map((value) => Math.round((value * 128) / 255))
  test.each<[string, number[], number[]]>([
    ['alpha', withExtra(bytes, 3, 128), [2]],
    ['alpha that was multiplied in', withExtra(multiplied, 3, 128), [1]],
    ['alpha before a selection', withExtra(bytes, 3, 128, 0), [2, 0]],
    ['alpha that was multiplied in before a selection', withExtra(multiplied, 3, 128, 0), [1, 0]],
    ['alpha after a selection', withExtra(bytes, 3, 0, 128), [0, 2]],
  ])('%s lets white through', async (_, values, kinds) => {
    const channels = 3 + kinds.length
    const file = writePictureTiff(patches, values, { bits: 8, channels, entries: extraSamples(...kinds) })
    const { raster } = await openPhoto(file)
    for (const c of [0, 1, 2])
      expect(Math.abs(raster.rgb[3 * (20 * 150 + 20) + c]! - halfRed[c]!)).toBeLessThanOrEqual(2)
  })

  test.each([8, 16] as const)('a selection beside %i bits of grey, and of CMYK', async (bits) => {
    const white = 2 ** bits - 1
    const grey = asWhole(
      Float32Array.from({ length: count }, () => 0.4),
      white,
    )
    const kind = { bits, channels: 2, entries: { [tags.photometric]: short(1), ...extraSamples(0) } } as const
    const { raster } = await openPhoto(writePictureTiff(patches, withExtra(grey, 1, 0), kind))
    expect([...raster.rgb.subarray(0, 3)]).toEqual([102, 102, 102])
    const more = {
      bits,
      channels: 3,
      entries: { [tags.photometric]: short(1), ...extraSamples(2, 0) },
    } as const
    const half = await openPhoto(
      writePictureTiff(patches, withExtra(grey, 1, Math.round(white / 2), 0), more),
    )
    for (const value of half.raster.rgb.subarray(0, 3)) expect(Math.abs(value - 179)).toBeLessThanOrEqual(1)
    const ink = withExtra(
      asWhole(
        rgb.map((value) => 1 - value),
        white,
      ),
      3,
      0,
    )
    const separated = { bits, channels: 4, entries: { [tags.photometric]: short(5) } } as const
    const alone = await openPhoto(writePictureTiff(patches, ink, separated))
    const selected = await openPhoto(
      writePictureTiff(patches, withExtra(ink, 4, 0), {
        bits,
        channels: 5,
        entries: { [tags.photometric]: short(5), ...extraSamples(0) },
      }),
    )
    const far = selected.raster.rgb.filter((value, i) => Math.abs(value - alone.raster.rgb[i]!) > 1)
    expect(far).toHaveLength(0)
  })
})

test('floating-point numbers of 16 bits', async () => {
  expect(await lookOf(writePictureTiff(patches, light, { bits: 16, kind: 'float', channels: 3 }))).toEqual(
    asPatches,
  )
})

describe('L*a*b*', () => {
  // sRGB under D50 to XYZ, and CIE 15 from there.
  const xyz = [
    [0.4361, 0.3851, 0.1431],
    [0.2225, 0.7169, 0.0606],
    [0.0139, 0.0971, 0.7139],
  ]
  const root = (t: number): number => (t > 216 / 24_389 ? Math.cbrt(t) : (841 / 108) * t + 4 / 29)
  const lab = patchNumbers(lightIn.srgb, (colour) => {
    const [x, y, z] = xyz.map((row, i) =>
      root(row.reduce((sum, share, c) => sum + share * colour[c]!, 0) / [0.9642, 1, 0.8249][i]!),
    ) as [number, number, number]
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  })
  const written = (lightness: number, chroma: (value: number) => number): number[] =>
    Array.from(lab, (value, i) => Math.round(i % 3 === 0 ? value * lightness : chroma(value)))

  test.each<[string, 8 | 16, number, number[]]>([
    ['CIELab', 8, 8, written(2.55, (value) => Math.round(value) & 255)],
    ['ICCLab', 8, 9, written(2.55, (value) => value + 128)],
    ['CIELab', 16, 8, written(655.35, (value) => Math.round(value * 256) & 65_535)],
    ['ICCLab', 16, 9, written(652.8, (value) => (value + 128) * 256)],
  ])('%s of %i bits', async (_, bits, photometric, values) => {
    for (const mark of ['II*\0', 'MM\0*'] as const) {
      const kind = { bits, channels: 3, mark, entries: { [tags.photometric]: short(photometric) } } as const
      expect(await lookOf(writePictureTiff(patches, values, kind))).toEqual(asPatches)
    }
  })

  test('beside a selection, turned', async () => {
    const values = withExtra(
      written(2.55, (value) => Math.round(value) & 255),
      3,
      0,
    )
    const entries = { [tags.photometric]: short(8), 0x0112: short(6), ...extraSamples(0) }
    expect(
      await openPhoto(writePictureTiff(patches, values, { bits: 8, channels: 4, entries })),
    ).toMatchObject({
      width: 100,
      height: 150,
      warning: null,
    })
  })
})

test.each<[string, TiffKind]>([
  ['holds 64-bit numbers', { bits: 64, kind: 'float', channels: 3 }],
  ['holds 64-bit whole numbers', { bits: 64, channels: 3 }],
  ['holds 32-bit whole numbers', { bits: 32, channels: 3 }],
  ['holds numbers with a sign', { bits: 16, kind: 'int', channels: 3 }],
  ['is compressed by LZMA', { bits: 8, channels: 3, entries: { [tags.compression]: short(34_925) } }],
  ['is compressed by ZSTD', { bits: 8, channels: 3, entries: { [tags.compression]: short(50_000) } }],
  ['is compressed by JPEG 2000', { bits: 8, channels: 3, entries: { [tags.compression]: short(34_712) } }],
  [
    'is compressed by an unfamiliar method (60000)',
    { bits: 8, channels: 3, entries: { [tags.compression]: short(60_000) } },
  ],
  [
    'stores its colors in an unfamiliar way (32844)',
    { bits: 8, channels: 3, entries: { [tags.photometric]: short(32_844) } },
  ],
])('a TIFF that %s is refused by name', async (what, kind) => {
  const values = asWhole(rgb, 127)
  for (const mark of ['II*\0', 'MM\0*'] as const) {
    await expect(openPhoto(writePictureTiff(patches, values, { ...kind, mark }))).rejects.toMatchObject({
      code: 'photo-format',
      message: `This TIFF ${what}, which Mondrian does not read. Export it as a 16-bit TIFF with LZW or no compression, or as a JPEG.`,
    })
  }
})
