// Where in the picture widths of edges are measured: one patch per cell of a grid, in its most detailed place.
import { storedPoint, uprightSize } from '../../orientation.ts'
import { lumaOf, type Plane, type StoredPixels } from '../../pixels.ts'
import { energyAt, type Gradients } from '../gradients.ts'
import { edgeMargin } from './edgeWidths.ts'

/** Cells along the long edge of the picture. */
const cellsAlong = 12
/** Side of the patch that is measured in a cell, in native pixels, at most. */
const patchSide = 96

export type PatchGrid = {
  columns: number
  rows: number
  /** Row by row over the upright picture; each as stored, with the margin in which no edge is found. */
  patches: Plane[]
}

/** Cuts the patches out of the native pixels. The place in a cell is chosen on the upright raster, by its gradients. */
export function cutPatches(native: StoredPixels, raster: Gradients): PatchGrid {
  const { width, height } = uprightSize(native, native.orientation)
  const cell = Math.max(width, height) / cellsAlong
  const columns = Math.max(1, Math.round(width / cell))
  const rows = Math.max(1, Math.round(height / cell))
  const patches: Plane[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const box = { x: column / columns, y: row / rows, width: 1 / columns, height: 1 / rows }
      const place = mostDetailed(box, { width: patchSide / width, height: patchSide / height }, raster)
      patches.push(cutOut(native, place))
    }
  }
  return { columns, rows, patches }
}

/** All lengths as shares of width and height of the upright picture. */
type Box = { x: number; y: number; width: number; height: number }

/** The part of `cell`, of `size` at most, with the strongest gradients. */
function mostDetailed(cell: Box, size: { width: number; height: number }, raster: Gradients): Box {
  const width = Math.min(size.width, cell.width)
  const height = Math.min(size.height, cell.height)
  const across = Math.ceil(cell.width / width - 1e-9)
  const down = Math.ceil(cell.height / height - 1e-9)
  let best = { x: cell.x, y: cell.y, width, height }
  let most = -1
  for (let j = 0; j < down; j++) {
    for (let i = 0; i < across; i++) {
      const x = cell.x + (i * (cell.width - width)) / Math.max(1, across - 1)
      const y = cell.y + (j * (cell.height - height)) / Math.max(1, down - 1)
      const place = { x, y, width, height }
      const energy = energyIn(place, raster)
      if (energy > most) [best, most] = [place, energy]
    }
  }
  return best
}

function energyIn({ x, y, width, height }: Box, raster: Gradients): number {
  const left = Math.floor(x * raster.width)
  const right = Math.ceil((x + width) * raster.width)
  const bottom = Math.min(raster.height, Math.ceil((y + height) * raster.height))
  let energy = 0
  for (let row = Math.floor(y * raster.height); row < bottom; row++) {
    const end = row * raster.width + Math.min(raster.width, right)
    for (let i = row * raster.width + left; i < end; i++) energy += energyAt(raster, i)
  }
  return energy
}

function cutOut(native: StoredPixels, place: Box): Plane {
  const corners = [
    storedPoint(native.orientation, place.x, place.y),
    storedPoint(native.orientation, place.x + place.width, place.y + place.height),
  ]
  const left = Math.floor(Math.min(...corners.map(({ x }) => x)) * native.width) - edgeMargin
  const right = Math.ceil(Math.max(...corners.map(({ x }) => x)) * native.width) + edgeMargin
  const top = Math.floor(Math.min(...corners.map(({ y }) => y)) * native.height) - edgeMargin
  const bottom = Math.ceil(Math.max(...corners.map(({ y }) => y)) * native.height) + edgeMargin
  return lumaOf(native, { left, top, right, bottom })
}
