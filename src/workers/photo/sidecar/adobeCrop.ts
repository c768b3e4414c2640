// A crop as Adobe's Camera Raw namespace has it. Moves no pixel.
import type { KeptRectangle } from '../../../shared/keptRectangle.ts'
import { storedPoint, uprightSize } from '../orientation.ts'

/** Shares of the stored picture; `angle` in degrees. */
export type AdobeCrop = { left: number; top: number; right: number; bottom: number; angle: number }

type Size = { width: number; height: number }

/** Exif orientations that mirror: what turns clockwise upright turns the other way in the file. */
const mirrored = new Set([2, 4, 5, 7])
const slack = 1e-6

/**
 * crs:CropLeft, CropTop and CropRight, CropBottom are two opposite corners of the rectangle that is kept, as shares of the
 * picture as it is stored, before its Exif orientation; crs:CropAngle is by how many degrees that rectangle is turned
 * clockwise about its middle (Adobe XMP Specification Part 2, Camera Raw namespace, names the properties; what they mean
 * was read from pictures that darktable 4.2.1 made of them). Null where a turn puts the corners past each other.
 * @param kept in pixels of the upright picture
 * @param stored the size before the orientation
 */
export function adobeCrop(kept: KeptRectangle, stored: Size, orientation: number): AdobeCrop | null {
  const upright = uprightSize(stored, orientation)
  const isSwapped = orientation >= 5 && orientation <= 8
  const middle = storedPoint(orientation, kept.x / upright.width, kept.y / upright.height)
  const [width, height] = isSwapped ? [kept.height, kept.width] : [kept.width, kept.height]
  const angle = kept.degrees === 0 ? 0 : mirrored.has(orientation) ? kept.degrees : -kept.degrees
  const radians = (angle * Math.PI) / 180
  const reach = {
    x: (Math.cos(radians) * width - Math.sin(radians) * height) / 2 / stored.width,
    y: (Math.sin(radians) * width + Math.cos(radians) * height) / 2 / stored.height,
  }
  const crop = {
    left: middle.x - reach.x,
    top: middle.y - reach.y,
    right: middle.x + reach.x,
    bottom: middle.y + reach.y,
  }
  const isInside = Object.values(crop).every((share) => share >= -slack && share <= 1 + slack)
  if (!isInside || crop.left >= crop.right || crop.top >= crop.bottom) return null
  const [left, top, right, bottom] = [crop.left, crop.top, crop.right, crop.bottom].map((share) =>
    Math.min(1, Math.max(0, share)),
  ) as [number, number, number, number]
  return { left, top, right, bottom, angle }
}
