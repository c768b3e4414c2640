import { beforeAll, describe, expect, test } from 'vitest'
import { openPixels } from './decode.ts'
import { openPhoto } from './measure.ts'
import { soundJpeg } from './soundJpeg.ts'
import { gradient, jpegOf } from './testing/files.ts'
import { asPatches, lookOf, patches } from './testing/patches.ts'

let plain: Buffer
let progressive: Buffer
beforeAll(async () => {
  plain = await openPixels(patches).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer()
  progressive = await openPixels(patches)
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4', progressive: true })
    .toBuffer()
})

const changed = (file: Buffer, change: (copy: Buffer) => void): Buffer => {
  const copy = Buffer.from(file)
  change(copy)
  return copy
}
const startOf = (file: Buffer, code: number): number => file.indexOf(Buffer.from([0xff, code])) + 4

test('a JPEG without oddities is left as it is', () => {
  expect(soundJpeg(plain)).toEqual({ file: plain, lackedEnd: false })
  expect(soundJpeg(plain).file).toBe(plain)
  expect(soundJpeg(progressive).file).toBe(progressive)
})

describe('sound though odd', () => {
  const jfif = (major: number): Buffer =>
    Buffer.from(`ffe000104a46494600${major.toString(16).padStart(2, '0')}010000010001000000`, 'hex').subarray(
      0,
      18,
    )
  const numberOfLines = (file: Buffer): Buffer => {
    const dnl = Buffer.from([0xff, 0xdc, 0, 4, 0, patches.height])
    const flat = changed(file, (copy) => copy.writeUInt16BE(0, startOf(copy, 0xc0) + 1))
    return Buffer.concat([flat.subarray(0, -2), dnl, flat.subarray(-2)])
  }

  test.each<[string, (file: Buffer) => Buffer]>([
    [
      'a scan that names no coefficients',
      (file) => changed(file, (copy) => copy.fill(0, startOf(copy, 0xda) + 7, startOf(copy, 0xda) + 10)),
    ],
    ['a later JFIF', (file) => Buffer.concat([file.subarray(0, 2), jfif(2), file.subarray(2)])],
    ['a height that comes after the picture', numberOfLines],
    [
      'bytes of padding before the end',
      (file) => Buffer.concat([file.subarray(0, -2), Buffer.alloc(3), file.subarray(-2)]),
    ],
    ['a trailer', (file) => Buffer.concat([file, Buffer.from('SEFT, a maker’s own')])],
    ['no end', (file) => file.subarray(0, -2)],
    ['half an end', (file) => file.subarray(0, -1)],
    ['no end, but zeros', (file) => Buffer.concat([file.subarray(0, -2), Buffer.alloc(300)])],
  ])('%s', async (_, make) => {
    expect(await lookOf(make(plain))).toEqual(asPatches)
  })

  test('a progressive one without its end', async () => {
    expect(await lookOf(progressive.subarray(0, -2))).toEqual(asPatches)
  })
})

describe('cut', () => {
  test.each([12, 40, 400])('the last %i bytes are missing', async (missing) => {
    const jpeg = (options: { progressive?: boolean }) => jpegOf(gradient(200, 150), options)
    await expect(openPhoto((await jpeg({})).subarray(0, -missing))).rejects.toMatchObject({
      code: 'photo-damaged',
      message: 'This file is damaged: the lower part is missing.',
    })
    await expect(openPhoto((await jpeg({ progressive: true })).subarray(0, -missing))).rejects.toMatchObject({
      code: 'photo-damaged',
      message: 'This file is damaged: part of it cannot be read.',
    })
  })

  test('a progressive one between two scans', async () => {
    const lastScan = progressive.lastIndexOf(Buffer.from([0xff, 0xda]))
    for (const at of [lastScan, progressive.lastIndexOf(Buffer.from([0xff, 0xc4]))]) {
      await expect(openPhoto(progressive.subarray(0, at))).rejects.toMatchObject({ code: 'photo-damaged' })
    }
  })
})
