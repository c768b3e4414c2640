import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { heicFile } from '../../../test/fixtures/photos/formats.ts'
import { openPixels } from './decode.ts'
import { openPhoto } from './measure.ts'
import {
  asPatches,
  asWhole,
  curves,
  hdrShown,
  hlg,
  lightIn,
  lookOf,
  patches,
  patchesIn,
  patchNumbers,
} from './testing/patches.ts'

const fixtures = join(import.meta.dirname, '../../../test/fixtures/photos')

/** A copy of an AVIF or HEIC in which `colr` names these code points instead of what it says. */
function recoded(file: Buffer, primaries: number, transfer: number): Buffer {
  const copy = Buffer.from(file)
  const at = copy.indexOf('colr') + 4
  copy.write('nclx', at, 'latin1')
  copy.writeUInt16BE(primaries, at + 4)
  copy.writeUInt16BE(transfer, at + 6)
  copy.writeUInt16BE(6, at + 8)
  copy[at + 10] = 0x80
  return copy
}

/** The numbers as an 8-bit AVIF that says nothing true of its colours. */
async function avifOf(numbers: Float32Array): Promise<Buffer> {
  const { width, height } = patches
  return await openPixels({ width, height, rgb: Uint8Array.from(asWhole(numbers, 255)) })
    .withIccProfile('srgb')
    .avif({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer()
}

describe('an AVIF that names its colours without a profile', () => {
  test.each<[string, number, number, Float32Array, string | null]>([
    ['sRGB', 1, 13, patchesIn(lightIn.srgb, curves.srgb), null],
    ['colours not named', 2, 2, patchesIn(lightIn.srgb, curves.srgb), null],
    ['P3', 12, 13, patchesIn(lightIn.p3, curves.srgb), null],
    ['BT.2020', 9, 13, patchesIn(lightIn.rec2020, curves.srgb), null],
    ['PQ in 8 bits', 9, 16, patchesIn(lightIn.rec2020, curves.pq), hdrShown],
    [
      'HLG in 8 bits',
      9,
      18,
      patchNumbers(lightIn.rec2020, (rgb) => hlg(rgb, [0.2627, 0.678, 0.0593])),
      hdrShown,
    ],
  ])('%s', async (_, primaries, transfer, numbers, warning) => {
    expect(await lookOf(recoded(await avifOf(numbers), primaries, transfer))).toEqual({
      ...asPatches,
      warning,
    })
  })

  test('PQ in 10 bits', async () => {
    expect(await lookOf(await readFile(join(fixtures, 'pq-10-bit.avif')))).toEqual({
      ...asPatches,
      warning: hdrShown,
    })
  })
})

describe('a HEIC that names its colours without a profile', () => {
  test('P3', async () => {
    const file = await heicFile('pier-p3')
    const { raster } = await openPhoto(file)
    const relabelled = await openPhoto(recoded(file, 12, 13))
    const far = relabelled.raster.rgb.filter((value, i) => Math.abs(value - raster.rgb[i]!) > 3)
    expect(far).toHaveLength(0)
    expect(relabelled.warning).toBeNull()
  })

  test('HDR by its property', async () => {
    expect(await openPhoto(recoded(await heicFile('pier-p3'), 9, 16))).toMatchObject({ warning: hdrShown })
  })

  // The bits of colour_primaries and transfer_characteristics in the VUI of that file's HEVC stream: 2, not specified.
  const unnamed = () => readFile(join(fixtures, 'unnamed-10-bit.heic'))
  async function named(code: string): Promise<Buffer> {
    const file = await unnamed()
    Buffer.from(code, 'hex').copy(file, file.indexOf('6e04040c', 'hex'))
    return file
  }

  test('PQ by its stream', async () => {
    expect(await lookOf(await named('6e12200c'))).toEqual({ ...asPatches, warning: hdrShown })
  })

  test('more than 8 bits of unknown colours are refused, not shown grey', async () => {
    await expect(openPhoto(await unnamed())).rejects.toMatchObject({
      code: 'photo-format',
      message:
        'This HEIC has more than 8 bits per channel and does not say what its colors mean. Export it as a JPEG or a 16-bit TIFF and add that.',
    })
  })
})
