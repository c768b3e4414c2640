import { expect, test } from 'vitest'
import { bareDng } from '../../../../test/fixtures/photos/dng.ts'
import { renderRaw } from './libraw.ts'

test('sensor data become upright sRGB, its colours kept', async () => {
  const rendered = await renderRaw(bareDng(64, 48, [20_000, 10_000, 5000]))
  expect(rendered).toMatchObject({ width: 32, height: 24 })
  const [red = 0, green = 0, blue = 0] = rendered!.rgb.subarray(3 * (32 * 12 + 16))
  // Brightness is LibRaw's choice; the ratios of linear light are the sensor's: 4 to 2 to 1.
  expect(linear(green) / linear(blue)).toBeCloseTo(2, 1)
  expect(red).toBeGreaterThan(green)
})

/** Linear light of an 8-bit value under Rec. 709, which is LibRaw's tone curve. */
function linear(value: number): number {
  const v = value / 255
  return v < 0.081 ? v / 4.5 : ((v + 0.099) / 1.099) ** (1 / 0.45)
}

test('one photo after another is rendered, also after a bad one', async () => {
  const file = bareDng(64, 48, [20_000, 10_000, 5000])
  const first = await renderRaw(file)
  expect(await renderRaw(file.subarray(0, file.length / 2))).toBeNull()
  expect(await renderRaw(file)).toEqual(first)
})

test('a sensor larger than its file can hold is not believed', async () => {
  const file = bareDng(64, 48, [9, 9, 9])
  const width = file.indexOf(Buffer.from('000104000100000040000000', 'hex')) + 8
  expect(width).toBeGreaterThan(8)
  file.writeUInt32LE(60_000, width)
  expect(await renderRaw(file)).toBeNull()
})

test('what is no raw file, or only the beginning of one, is nothing', async () => {
  expect(await renderRaw(Buffer.from('no raw file'))).toBeNull()
  expect(await renderRaw(bareDng(64, 48, [9, 9, 9]).subarray(0, 200))).toBeNull()
})
