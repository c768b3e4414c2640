import { expect, test } from 'vitest'
import { openPixels } from '../decode.ts'
import { jpegQuality } from '../jpegQuality.ts'
import { openPhoto } from '../measure.ts'
import { grey, paint, storedAs, sceneOf, texture } from '../testing/synthetic.ts'
import { measureCompression } from './compression.ts'

const grain = texture(40)
const picture = paint(320, 240, (x, y) => grey(120 + 90 * grain(x, y)))

test.each([15, 40, 75, 95])('the table of a JPEG says quality %i', async (quality) => {
  expect(jpegQuality(await openPixels(picture).jpeg({ quality }).toBuffer())).toBe(quality)
})

test('what is no JPEG, or ends within its table, has no quality', async () => {
  expect(jpegQuality(await openPixels(picture).png().toBuffer())).toBeNull()
  const file = await openPixels(picture).jpeg().toBuffer()
  for (let end = 0; end < 60; end++) expect(jpegQuality(file.subarray(0, end))).toBeNull()
})

test('strong compression is told by the table, and less surely by its blocks after it was saved again', async () => {
  const crushed = await openPixels(picture).jpeg({ quality: 10 }).toBuffer()
  const { scene, readNative } = await openPhoto(crushed)
  const native = await readNative()
  expect(measureCompression(native, scene)).toMatchObject({ quality: 10, isStrong: true, confidence: 0.9 })
  expect(measureCompression(native, sceneOf(native))).toMatchObject({ isStrong: true, confidence: 0.5 })
  expect(measureCompression(storedAs(picture), sceneOf(picture))).toMatchObject({
    isStrong: false,
    statement: null,
  })
})
