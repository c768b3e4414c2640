import type { Plane } from '../pixels.ts'
import { halve } from './edgeBlur.ts'
import { energyAt, sobel, type Gradients } from './gradients.ts'

/** Tiles along the long edge. */
const tilesAlong = 16
/** Smallest tile side in pixels. */
const minTile = 8

/** Fine and coarse detail per tile, row by row. Energies are mean squared gradients of luma. */
export type FocusTiles = {
  columns: number
  rows: number
  /** Tenengrad (Krotkov 1987) at full raster size: what defocus destroys. */
  fine: Float32Array
  /** The same on a quarter of the size: structure that survives defocus. */
  coarse: Float32Array
}

export function makeFocusTiles(luma: Plane, gradients: Gradients): FocusTiles {
  const { width, height } = luma
  const shortEdge = Math.min(width, height)
  const tile = Math.min(shortEdge, Math.max(minTile, Math.floor(Math.max(width, height) / tilesAlong)))
  const columns = Math.floor(width / tile)
  const rows = Math.floor(height / tile)
  const small = shortEdge < 4 ? gradients : sobel(halve(halve(luma)))
  return {
    columns,
    rows,
    fine: tileEnergies(gradients, columns, rows),
    coarse: tileEnergies(small, columns, rows),
  }
}

/** Mean gradient energy of each tile of a columns x rows grid over the picture. */
function tileEnergies(gradients: Gradients, columns: number, rows: number): Float32Array {
  const { width, height } = gradients
  const energies = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    const top = Math.floor((row * height) / rows)
    const bottom = Math.floor(((row + 1) * height) / rows)
    for (let column = 0; column < columns; column++) {
      const left = Math.floor((column * width) / columns)
      const right = Math.floor(((column + 1) * width) / columns)
      let sum = 0
      for (let y = top; y < bottom; y++) {
        for (let i = y * width + left; i < y * width + right; i++) sum += energyAt(gradients, i)
      }
      energies[row * columns + column] = sum / Math.max(1, (bottom - top) * (right - left))
    }
  }
  return energies
}

/** Centres of the `count` tiles with the most fine detail, as shares of width and height. */
export function sharpestTiles(
  { columns, rows, fine }: FocusTiles,
  count: number,
): { x: number; y: number }[] {
  return Array.from(fine.keys())
    .toSorted((one, other) => fine[other]! - fine[one]!)
    .slice(0, count)
    .map((i) => ({ x: ((i % columns) + 0.5) / columns, y: (Math.floor(i / columns) + 0.5) / rows }))
}
