// What the pixels of a photo say of the faces that were found in a small copy of it.
import type { Rotation } from '../../shared/photos.ts'
import { faceSharpnessScale } from '../../shared/scales/faces.ts'
import { lowerLimit } from '../../shared/scales/scale.ts'
import type { Box, FaceDetail } from '../../shared/sight.ts'
import { shrinkPixels } from './decode.ts'
import { round } from './facts/format.ts'
import { faceLight } from './faceLight.ts'
import { faceSharpness } from './faceSharpness.ts'
import { openPhoto } from './measure.ts'
import { cutStored } from './orientation.ts'
import { releasePixels, type Area, type Pixels } from './pixels.ts'

/** Long edge in pixels of the faces on which it was found what is soft: in the single pixels of a larger one most are. */
const judgedEdge = 512
const softBelow = lowerLimit(faceSharpnessScale, 'between')

const wholePicture: Area = { x: 0, y: 0, width: 1, height: 1 }

/**
 * The detail of each face, in their order. Throws as `openPhoto` does, and what reading every pixel fails with.
 * @param boxes as shares of the whole upright picture
 */
export async function measureFaces(
  bytes: Buffer,
  rotation: Rotation,
  boxes: readonly Box[],
): Promise<FaceDetail[]> {
  const { scene, readNative } = await openPhoto(bytes, rotation)
  const stops = boxes.map((box) => faceLight(scene.raster, inside(box, scene.frame?.inside ?? wholePicture)))
  const native = await readNative()
  const details: FaceDetail[] = []
  for (const [index, box] of boxes.entries()) {
    const face = cutStored(native, box)
    const sharpness = await sharpnessOf(face)
    releasePixels(face)
    const light = stops[index] ?? null
    details.push({
      sharpness: sharpness === null ? null : round(sharpness, 3),
      stops: light === null ? null : round(light, 1),
    })
  }
  releasePixels(native)
  return details
}

/** Of the pixels of the file. Null for a large face that is soft in them alone, and not when it is made smaller. */
async function sharpnessOf(face: Pixels): Promise<number | null> {
  const native = faceSharpness(face)
  const isLarge = Math.max(face.width, face.height) > judgedEdge
  if (native === null || native >= softBelow || !isLarge) return native
  const small = faceSharpness(await shrinkPixels(face, judgedEdge))
  return small !== null && small < softBelow ? native : null
}

/** The part of a box that lies in `area`, as shares of that; without width or height where none does. */
function inside(box: Box, area: Area): Area {
  const along = (from: number, size: number, start: number, length: number): [number, number] => {
    const left = Math.max(from, start)
    const right = Math.max(left, Math.min(from + size, start + length))
    return [(left - start) / length, (right - left) / length]
  }
  const [x, width] = along(box.x, box.width, area.x, area.width)
  const [y, height] = along(box.y, box.height, area.y, area.height)
  return { x, y, width, height }
}
