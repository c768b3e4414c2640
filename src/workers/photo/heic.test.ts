import { expect, test } from 'vitest'
import { heicFile } from '../../../test/fixtures/photos/formats.ts'
import { decodeHeic } from './heic.ts'
import { sharp } from './libvips.ts'
import { openPhoto } from './measure.ts'

test('Exif orientation is not applied, neither alone nor on top of what the file itself does', async () => {
  const { Orientation } = await readOrientation(await heicFile('irot-turned'))
  expect(Orientation).toBe(6)
  const alone = await openPhoto(await heicFile('exif-turned'))
  expect(alone).toMatchObject({ width: 160, height: 240, format: 'heic', rendition: 'original' })
  const both = await openPhoto(await heicFile('irot-turned'))
  expect(both).toMatchObject({ width: 240, height: 160 })
  expect([both.raster.width, both.raster.height]).toEqual([240, 160])
})

/** What a naive reader would apply. */
async function readOrientation(file: Buffer): Promise<{ Orientation: number }> {
  const { exif } = await sharp(file).metadata()
  const at = exif!.indexOf(Buffer.from('12010300', 'hex'))
  return { Orientation: exif!.readUInt16LE(at + 8) }
}

test('half a file is damaged, in a sentence', async () => {
  const file = await heicFile('pier-p3')
  for (const share of [0.1, 0.5, 0.9]) {
    await expect(openPhoto(file.subarray(0, file.length * share))).rejects.toMatchObject({
      code: 'photo-damaged',
    })
  }
  await expect(decodeHeic(Buffer.from('nothing'))).rejects.toMatchObject({
    code: 'photo-damaged',
    message: 'This file is damaged: its picture cannot be read.',
  })
})

test('a second photo is decoded like the first', async () => {
  const file = await heicFile('pier-p3')
  const first = await decodeHeic(file)
  expect(first).toMatchObject({ width: 240, height: 160 })
  expect(await decodeHeic(file)).toEqual(first)
})
