import { gaussianBlur } from '../facts/gaussian.ts'
import { lumaOf, type Pixels } from '../pixels.ts'

/** Under this, in pixels, a mask changes nothing that can be seen. */
const leastSigma = 0.3
/** Rows that are masked at once: at 24 megapixels whole planes of floats would take 200 MB. */
const stripRows = 512

/**
 * Unsharp mask on luma (gamma-encoded, Rec. 709): a pixel gets `amount` times its difference from a Gaussian blur, the
 * same in all channels, so that no edge gets a fringe of colour. `sigma` in pixels of this picture.
 */
export function sharpen(picture: Pixels, sigma: number, amount: number): Pixels {
  if (sigma < leastSigma || amount === 0) return picture
  const { width, height, rgb } = picture
  const sharpened = new Uint8ClampedArray(rgb.length)
  const reach = Math.ceil(3 * sigma)
  for (let top = 0; top < height; top += stripRows) {
    const start = Math.max(0, top - reach)
    const end = Math.min(height, top + stripRows)
    const luma = lumaOf(picture, { left: 0, top: start, right: width, bottom: Math.min(height, end + reach) })
    const blurred = gaussianBlur(luma, sigma)
    for (let i = (top - start) * width, p = 3 * top * width; p < 3 * end * width; i++, p += 3) {
      const detail = amount * (luma.values[i]! - blurred.values[i]!)
      for (let c = 0; c < 3; c++) sharpened[p + c] = rgb[p + c]! + detail
    }
  }
  return { width, height, rgb: new Uint8Array(sharpened.buffer) }
}
