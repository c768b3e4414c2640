import { maskEdge, type SubjectMask } from '../../shared/sight.ts'
import type { Picture } from './picture.ts'
import type { Rectangle } from './views.ts'

/** A part of the picture with the mask's probabilities in it, 0 to 1, zero outside the largest part. */
export type CroppedMask = { rectangle: Rectangle; cells: Float32Array; columns: number; rows: number }

/** The mask as a grid over the whole frame: how much of each cell is in it, by nine samples. */
export function gridOver(
  { width, height }: Picture,
  { rectangle, cells, columns, rows }: CroppedMask,
): SubjectMask {
  const scale = maskEdge / Math.max(width, height)
  const across = Math.max(1, Math.round(width * scale))
  const down = Math.max(1, Math.round(height * scale))
  const valueAt = (x: number, y: number): number => {
    const column = Math.floor(((x - rectangle.left) / rectangle.width) * columns)
    const row = Math.floor(((y - rectangle.top) / rectangle.height) * rows)
    const isInside = column >= 0 && row >= 0 && column < columns && row < rows
    return isInside ? cells[row * columns + column]! : 0
  }
  const samples = [1 / 6, 1 / 2, 5 / 6]
  let digits = ''
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      let sum = 0
      for (const right of samples) {
        for (const below of samples) {
          sum += valueAt(((column + right) / across) * width, ((row + below) / down) * height)
        }
      }
      digits += Math.round((sum / 9) * 15).toString(16)
    }
  }
  return { columns: across, rows: down, cells: digits }
}
