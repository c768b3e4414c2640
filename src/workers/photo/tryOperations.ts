// Operations tried on a small copy of a photograph, and what is measured of it then. Never decides what is advised.
import type { Box } from '../../shared/sight.ts'
import type { Operation, OperationKind } from '../../shared/operations.ts'
import type { Tried } from '../../shared/trials.ts'
import { decodeSmall } from './decode.ts'
import { faceLight, middleLight } from './faceLight.ts'
import { findLean } from './facts/cast.ts'
import { planeNoise } from './facts/noise.ts'
import { createScene } from './facts/scene.ts'
import { findTilt } from './facts/tilt.ts'
import { applyOperations } from './operations/index.ts'
import { boxOf, cutOut, lumaOf, type Area, type Pixels } from './pixels.ts'
import { measureTriedTones } from './triedTones.ts'

/** Long edge in pixels of the copy: 60 copies of it are measured in the time that one of 4 megapixels takes. */
const copyEdge = 512

export type Trials = {
  /** The small upright JPEG of the photograph. */
  jpeg: Buffer
  /** Of the whole upright photograph, in pixels of its file. */
  native: { width: number; height: number }
  /** The photograph inside its mat or bars, as shares of the whole; what is turned or cropped is measured whole. */
  inside: Area
  /** Whose light is measured against the rest, as shares of the whole; null for nothing. */
  box: Box | null
  candidates: readonly (readonly Operation[])[]
}

export type TrialResults = {
  /** The copy as it is. */
  before: Tried
  /** In the order of the candidates. */
  after: Tried[]
}

/** Throws bad-request for a crop that leaves nothing, and what decoding throws. */
export async function tryOperations({
  jpeg,
  native,
  inside,
  box,
  candidates,
}: Trials): Promise<TrialResults> {
  const copy = await decodeSmall(jpeg, 1, copyEdge)
  const kinds = new Set(candidates.flat().map(({ kind }) => kind))
  const measure = (operations: readonly Operation[]): Tried => {
    const whole = applyOperations(copy, native, operations)
    const moves = operations.some(({ kind }) => kind === 'level' || kind === 'crop')
    const asked = operations.length > 0 ? new Set(operations.map(({ kind }) => kind)) : kinds
    const lit = moves || !asked.has('local') ? null : box
    return {
      ...measureTried(moves ? whole : cutOut(whole, boxOf(inside, whole)), asked),
      boxStops: lit && faceLight(whole, lit),
      boxLight: lit && middleLight(whole, lit),
    }
  }
  return { before: measure([]), after: candidates.map((operations) => measure(operations)) }
}

/** What lifts dark tones lifts the noise in them. */
const lifting: readonly OperationKind[] = ['exposure', 'shadows', 'local', 'sharpen']

/** What operations of these kinds can change. */
function measureTried(
  picture: Pixels,
  kinds: ReadonlySet<OperationKind>,
): Omit<Tried, 'boxStops' | 'boxLight'> {
  const { width, height } = picture
  const lifts = lifting.some((kind) => kinds.has(kind))
  const scene = kinds.has('level') ? createScene({ raster: picture, size: picture, jpegQuality: null }) : null
  return {
    ...measureTriedTones(picture),
    noise: lifts ? planeNoise(lumaOf(picture, { left: 0, top: 0, right: width, bottom: height })) : null,
    tilt: scene && (findTilt(scene)?.degrees ?? null),
    lean: kinds.has('whiteBalance') ? findLean(picture) : null,
  }
}
