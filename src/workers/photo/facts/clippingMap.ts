// Where a picture is clipped: counted in cells as it is stored, drawn as it stands upright.
import type { ClippingMap } from '../../../shared/facts.ts'
import { storedPoint, uprightSize } from '../orientation.ts'
import type { Pixels } from '../pixels.ts'

/** 8-bit values at or beyond which a channel holds no more detail. */
const white = 254
const black = 1
/** Cells along the long edge at most, and pixels along a side of one at least. */
const cellsAlong = 96
const smallestCell = 4
/** Shares of a cell from which it is drawn strongly, and most strongly. */
const strong = 0.1
const strongest = 0.5

/** Counts of sampled pixels per cell, row by row. */
export type ClippedCells = {
  columns: number
  rows: number
  counted: Uint32Array
  highlights: Uint32Array
  shadows: Uint32Array
}

/** Counts every second pixel of every second row. */
export function countClipped({ width, height, rgb }: Pixels): ClippedCells {
  const side = Math.max(smallestCell, Math.max(width, height) / cellsAlong)
  const columns = Math.max(1, Math.round(width / side))
  const rows = Math.max(1, Math.round(height / side))
  const counts = (): Uint32Array => new Uint32Array(columns * rows)
  const cells: ClippedCells = { columns, rows, counted: counts(), highlights: counts(), shadows: counts() }
  // Where in a row of bytes each column ends: behind the last even pixel left of its right edge.
  const ends = Int32Array.from({ length: columns }, (_, column) => {
    const right = Math.floor(((column + 1) * width) / columns)
    return 6 * Math.ceil(right / 2)
  })
  for (let y = 0; y < height; y += 2) {
    const first = Math.floor((y * rows) / height) * columns
    const row = y * width * 3
    for (let column = 0, p = row; column < columns; column++) {
      const end = row + ends[column]!
      const counted = (end - p) / 6
      let high = 0
      let low = 0
      for (; p < end; p += 6) {
        const red = rgb[p]!
        const green = rgb[p + 1]!
        const blue = rgb[p + 2]!
        if (red >= white || green >= white || blue >= white) high++
        else if (red <= black && green <= black && blue <= black) low++
      }
      const cell = first + column
      cells.counted[cell] = cells.counted[cell]! + counted
      cells.highlights[cell] = cells.highlights[cell]! + high
      cells.shadows[cell] = cells.shadows[cell]! + low
    }
  }
  return cells
}

/** The cells of a picture stored in `orientation` as a map of the upright one. */
export function drawClippingMap(cells: ClippedCells, orientation: number): ClippingMap {
  const { width: columns, height: rows } = uprightSize(
    { width: cells.columns, height: cells.rows },
    orientation,
  )
  let digits = ''
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const { x, y } = storedPoint(orientation, (column + 0.5) / columns, (row + 0.5) / rows)
      const cell = Math.floor(y * cells.rows) * cells.columns + Math.floor(x * cells.columns)
      const counted = cells.counted[cell]!
      const high = strengthOf(cells.highlights[cell]! / counted)
      const low = strengthOf(cells.shadows[cell]! / counted)
      digits += (high + 4 * low).toString(16)
    }
  }
  return { columns, rows, cells: digits }
}

/** 0 for nothing clipped, 1 for anything, up to 3. */
function strengthOf(share: number): number {
  if (share === 0) return 0
  return share < strong ? 1 : share < strongest ? 2 : 3
}
