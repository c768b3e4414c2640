import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openPixels } from './decode.ts'
import { measureFaces } from './faceDetails.ts'
import { sharp } from './libvips.ts'
import { grey, paint, texture } from './testing/synthetic.ts'

const photo = await readFile(
  join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures', 'sight', 'astronaut.jpg'),
)
const face = { x: 0.345, y: 0.14, width: 0.185, height: 0.23 }

test('the face of a photograph is sharp, and soft once the photograph is blurred', async () => {
  const [sharpFace] = await measureFaces(photo, 0, [face])
  expect(sharpFace?.sharpness).toBeGreaterThan(0.45)
  const blurred = await sharp(photo).blur(2).jpeg({ quality: 92 }).toBuffer()
  const [softFace] = await measureFaces(blurred, 0, [face])
  expect(softFace?.sharpness).toBeLessThan(0.38)
  expect(softFace?.stops).toBeCloseTo(sharpFace!.stops!, 0)
})

describe('a face of more than 512 pixels', () => {
  const rough = texture(40, 6)
  const large = paint(1000, 900, (x, y) => grey(128 + 90 * rough(x, y)))
  const whole = { x: 0.05, y: 0.05, width: 0.9, height: 0.9 }
  const part = { x: 0.3, y: 0.3, width: 0.4, height: 0.4 }
  const sharpnesses = async (sigma: number): Promise<(number | null)[]> => {
    const file = await openPixels(large).blur(sigma).png().toBuffer()
    return (await measureFaces(file, 0, [whole, part])).map(({ sharpness }) => sharpness)
  }

  test('is measured as it is, as a smaller one is', async () => {
    const [ofWhole, ofPart] = await sharpnesses(2.5)
    expect(ofWhole).toBeLessThan(0.38)
    expect(Math.abs(ofWhole! - ofPart!)).toBeLessThan(0.03)
  })

  test('is not soft where it is so in its single pixels alone', async () => {
    const [ofWhole, ofPart] = await sharpnesses(1.2)
    expect(ofPart).toBeLessThan(0.38)
    expect(ofWhole).toBe(null)
  })
})

describe('a face in shade', () => {
  /** In a mat that is white, the box being a share of the file. */
  const rough = texture(12, 6)
  const shaded = paint(600, 400, (x, y) => {
    if (x < 60 || x >= 540 || y < 60 || y >= 340) return grey(255)
    const isFace = x >= 120 && x < 220 && y >= 100 && y < 220
    return grey((isFace ? 60 : 160) * (1 + 0.2 * rough(x, y)))
  })
  const box = { x: 0.2, y: 0.25, width: 1 / 6, height: 0.3 }

  test('is darker than the rest inside the mat', async () => {
    const [detail] = await measureFaces(await openPixels(shaded).png().toBuffer(), 0, [box])
    // Light 0.045 against 0.35.
    expect(detail?.stops).toBeCloseTo(-3, 0)
  })

  test('is found where the file lies on its side and the photograph was turned by hand', async () => {
    const lying = await openPixels(shaded).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer()
    const upright = await measureFaces(lying, 0, [box])
    const turned = { x: 1 - box.y - box.height, y: box.x, width: box.height, height: box.width }
    const further = await measureFaces(lying, 90, [turned])
    expect(upright[0]?.stops).toBeCloseTo(-3, 0)
    expect(further).toEqual(upright)
  })
})

test('each box has its own, in their order, null where nothing can be told', async () => {
  const details = await measureFaces(photo, 0, [{ ...face, width: 0.01, height: 0.01 }, face])
  expect(details).toEqual([{ sharpness: null, stops: null }, ...(await measureFaces(photo, 0, [face]))])
})
