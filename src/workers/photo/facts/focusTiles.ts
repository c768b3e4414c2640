import type { Plane } from '../pixels.ts'
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

/** Half the size, each pixel the mean of four. */
function halve({ width, height, values }: Plane): Plane {
  const halfWidth = width >> 1
  const halfHeight = height >> 1
  const halved = new Float32Array(halfWidth * halfHeight)
  for (let y = 0, to = 0; y < halfHeight; y++) {
    for (let x = 0, from = 2 * y * width; x < halfWidth; x++, to++, from += 2) {
      halved[to] = (values[from]! + values[from + 1]! + values[from + width]! + values[from + width + 1]!) / 4
    }
  }
  return { width: halfWidth, height: halfHeight, values: halved }
}
