import type { Rotation } from '../../shared/photos.ts'
import { boxOf, cutOut, type Area, type Pixels, type StoredPixels } from './pixels.ts'

/** How stored pixels lie under upright ones: swap the axes first, then mirror. */
type Turn = { swap: boolean; mirrorX: boolean; mirrorY: boolean }

const upright: Turn = { swap: false, mirrorX: false, mirrorY: false }

/** Exif tag 274 (TIFF 6.0): values 1 to 8; anything else means upright. */
const turns: Record<number, Turn> = {
  2: { swap: false, mirrorX: true, mirrorY: false },
  3: { swap: false, mirrorX: true, mirrorY: true },
  4: { swap: false, mirrorX: false, mirrorY: true },
  5: { swap: true, mirrorX: false, mirrorY: false },
  6: { swap: true, mirrorX: false, mirrorY: true },
  7: { swap: true, mirrorX: true, mirrorY: true },
  8: { swap: true, mirrorX: true, mirrorY: false },
}

const turnOf = (orientation: number): Turn => turns[orientation] ?? upright

/** The orientation that follows each one when the upright picture is turned by 90 degrees clockwise. */
const quarterTurn: Record<number, number> = { 1: 6, 6: 3, 3: 8, 8: 1, 2: 7, 7: 4, 4: 5, 5: 2 }

/** The orientation of a picture that is also turned by hand, clockwise. */
export function turnFurther(orientation: number, rotation: Rotation): number {
  let turned = turns[orientation] ? orientation : 1
  for (let degrees = 0; degrees < rotation; degrees += 90) turned = quarterTurn[turned] ?? 1
  return turned
}

/** Width and height of a stored picture once it stands upright. */
export function uprightSize(
  stored: { width: number; height: number },
  orientation: number,
): { width: number; height: number } {
  const { width, height } = stored
  return turnOf(orientation).swap ? { width: height, height: width } : { width, height }
}

/** Where a point of the upright picture lies in the stored one, both as shares 0..1. */
export function storedPoint(orientation: number, x: number, y: number): { x: number; y: number } {
  const { swap, mirrorX, mirrorY } = turnOf(orientation)
  const across = swap ? y : x
  const down = swap ? x : y
  return { x: mirrorX ? 1 - across : across, y: mirrorY ? 1 - down : down }
}

/** The part of a stored picture that lies in an area of the upright one. */
export function cutStored(stored: StoredPixels, { x, y, width, height }: Area): StoredPixels {
  const one = storedPoint(stored.orientation, x, y)
  const other = storedPoint(stored.orientation, x + width, y + height)
  const area = {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  }
  return { ...cutOut(stored, boxOf(area, stored)), orientation: stored.orientation }
}

/** The picture turned upright; the same object when it already is. */
export function turnUpright(stored: Pixels, orientation: number): Pixels {
  const turn = turnOf(orientation)
  if (turn === upright) return stored
  const size = uprightSize(stored, orientation)
  const rgb = new Uint8Array(stored.rgb.length)
  const alongX = turn.mirrorX ? -1 : 1
  const alongY = turn.mirrorY ? -stored.width : stored.width
  const start =
    (turn.mirrorX ? stored.width - 1 : 0) + (turn.mirrorY ? (stored.height - 1) * stored.width : 0)
  const [stepX, stepY] = turn.swap ? [alongY, alongX] : [alongX, alongY]
  for (let y = 0, to = 0; y < size.height; y++) {
    for (let x = 0, from = start + y * stepY; x < size.width; x++, from += stepX, to += 3) {
      rgb[to] = stored.rgb[from * 3]!
      rgb[to + 1] = stored.rgb[from * 3 + 1]!
      rgb[to + 2] = stored.rgb[from * 3 + 2]!
    }
  }
  return { ...size, rgb }
}

/** A direction of the stored picture, 0..180 degrees from its x axis towards its y axis, in the upright one. */
export function uprightDirection(orientation: number, degrees: number): number {
  const { swap, mirrorX, mirrorY } = turnOf(orientation)
  const mirrored = mirrorX === mirrorY ? degrees : 180 - degrees
  return ((swap ? 90 - mirrored : mirrored) + 360) % 180
}
