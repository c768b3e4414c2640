// What several facts look at in one photo, computed when first asked for and then kept.
// It never measures or words anything itself.
import type { Pixels } from '../pixels.ts'
import { mostAttended, type Attended } from './attended.ts'
import { findAttention } from './attention.ts'
import { sampleColours, type ColourSample } from './colourSample.ts'
import { makeFocusTiles, type FocusTiles } from './focusTiles.ts'
import { sobel, type Gradients } from './gradients.ts'
import { makeGrid, type Grid } from './grid.ts'
import { makePlanes, type Planes } from './planes.ts'

export type Sources = {
  /** Upright sRGB, long edge at most 1024 pixels. */
  readonly raster: Pixels
  /** Of the whole picture once upright, in its own pixels. */
  readonly size: { width: number; height: number }
}

export type Scene = Sources & {
  readonly planes: Planes
  readonly gradients: Gradients
  readonly focus: FocusTiles
  readonly colours: ColourSample
  readonly grid: Grid
  readonly attention: Float32Array
  readonly attended: Attended | null
}

export function createScene({ raster, size }: Sources): Scene {
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

function once<Value>(compute: () => Value): () => Value {
  let kept: { value: Value } | undefined
  return () => (kept ??= { value: compute() }).value
}
