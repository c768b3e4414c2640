// What several facts look at in one photo, computed when first asked for and then kept.
// It never measures or words anything itself.
import { boxOf, cutOut, type Area, type Pixels } from '../pixels.ts'
import { mostAttended, type Attended } from './attended.ts'
import { findAttention } from './attention.ts'
import type { Triple } from './colour.ts'
import { sampleColours, type ColourSample } from './colourSample.ts'
import { findFrame, type FrameKind } from './findFrame.ts'
import { makeFocusTiles, type FocusTiles } from './focusTiles.ts'
import { sobel, type Gradients } from './gradients.ts'
import { makeGrid, type Grid } from './grid.ts'
import { makePlanes, type Planes } from './planes.ts'

export type Sources = {
  /** Upright sRGB, long edge at most 1024 pixels. */
  readonly raster: Pixels
  /** Of the whole picture once upright, in its own pixels. */
  readonly size: { width: number; height: number }
  /** Of the file's own table on the scale of the IJG's library; null for what is no JPEG. */
  readonly jpegQuality: number | null
}

/** Inside its frame, where it has one: `raster` and `size` are those of the photograph without it. */
export type Scene = Sources & {
  /** What lies around the photograph in its file, `inside` being the photograph. Null for nothing. */
  readonly frame: { kind: FrameKind; colour: Triple; inside: Area } | null
  readonly planes: Planes
  readonly gradients: Gradients
  readonly focus: FocusTiles
  readonly colours: ColourSample
  readonly grid: Grid
  readonly attention: Float32Array
  readonly attended: Attended | null
}

export function createScene(whole: Sources): Scene {
  const frame = frameOf(whole.raster)
  const { raster, size } = frame ? cropTo(frame.inside, whole) : whole
  const planes = once(() => makePlanes(raster))
  const gradients = once(() => sobel(planes().luma))
  const focus = once(() => makeFocusTiles(planes().luma, gradients()))
  const colours = once(() => sampleColours(raster))
  const grid = once(() => makeGrid(raster))
  const attention = once(() => findAttention(grid()))
  const attended = once(() => mostAttended(attention()))
  return {
    raster,
    size,
    jpegQuality: whole.jpegQuality,
    frame,
    get planes() {
      return planes()
    },
    get gradients() {
      return gradients()
    },
    get focus() {
      return focus()
    },
    get colours() {
      return colours()
    },
    get grid() {
      return grid()
    },
    get attention() {
      return attention()
    },
    get attended() {
      return attended()
    },
  }
}

function frameOf(raster: Pixels): Scene['frame'] {
  const found = findFrame(raster)
  if (!found) return null
  const { left, top, width, height } = found.inside
  const inside = {
    x: left / raster.width,
    y: top / raster.height,
    width: width / raster.width,
    height: height / raster.height,
  }
  return { ...found, inside }
}

function cropTo(inside: Area, { raster, size, jpegQuality }: Sources): Sources {
  return {
    raster: cutOut(raster, boxOf(inside, raster)),
    size: {
      width: Math.max(1, Math.round(inside.width * size.width)),
      height: Math.max(1, Math.round(inside.height * size.height)),
    },
    jpegQuality,
  }
}

function once<Value>(compute: () => Value): () => Value {
  let kept: { value: Value } | undefined
  return () => (kept ??= { value: compute() }).value
}
