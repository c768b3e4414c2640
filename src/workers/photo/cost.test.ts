import { expect, test } from 'vitest'
import { codingOf, refuseTooCostly, type Claim } from './cost.ts'
import { gradient, jpegOf } from './testing/files.ts'

const plain = { channels: 3, sampleBytes: 1, heldAs: null, heldPerPixel: 0, scans: 1 }
const progressive = { ...plain, heldAs: 'a progressive JPEG', heldPerPixel: 3, scans: 10 }
const refusal = (claim: Claim, fileBytes = 10e6): string | null => {
  try {
    refuseTooCostly(claim, fileBytes)
    return null
  } catch (error) {
    return (error as Error).message
  }
}
const medium = { width: 11_656, height: 8742 }

test.each<[what: string, claim: Claim, fileBytes: number]>([
  ['61 megapixels', { ...plain, width: 9504, height: 6336 }, 60e6],
  ['a medium format TIFF in 16 bits', { ...plain, ...medium, sampleBytes: 2 }, 611e6],
  ['100 megapixels, progressive', { ...progressive, ...medium }, 40e6],
  ['a strip of 50,000 x 1', { ...plain, width: 50_000, height: 1 }, 1e4],
])('%s cost no more than a photo may', (_, claim, fileBytes) => expect(refusal(claim, fileBytes)).toBeNull())

test.each<[sentence: string, claim: Claim, fileBytes?: number]>([
  ['2,500 megapixels', { ...plain, width: 50_000, height: 50_000 }],
  ['1 × 60,000,000 pixels', { ...plain, width: 1, height: 60_000_000 }],
  ['290 megapixels in 8 bits per channel', { ...plain, width: 20_000, height: 14_500 }, 870e6],
  [
    '160 megapixels in 16 bits per channel',
    { ...plain, width: 16_000, height: 10_000, channels: 4, sampleBytes: 2 },
  ],
  ['120 megapixels in a progressive JPEG', { ...progressive, width: 12_000, height: 10_000 }],
  [
    '50 megapixels in a progressive JPEG of 3,000 scans',
    { ...progressive, width: 10_000, height: 5000, scans: 3000 },
  ],
])('%s cost more', (size, claim, fileBytes) => {
  expect(refusal(claim, fileBytes)).toBe(`${size} are more than Mondrian opens: add a smaller copy.`)
})

test('what a JPEG keeps while it is decoded follows from its frame and its scans', async () => {
  const jpeg = { format: 'jpeg', interlaced: false, channels: 3, sampleBytes: 1 }
  expect(codingOf(await jpegOf(gradient(64, 48)), jpeg).heldAs).toBeNull()
  // Half the colour in both directions: 1.5 coefficients of two bytes per pixel.
  expect(codingOf(await jpegOf(gradient(64, 48), { progressive: true }), jpeg)).toEqual({
    heldAs: 'a progressive JPEG',
    heldPerPixel: 3,
    scans: 10,
  })
})
