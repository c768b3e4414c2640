// Connected parts of a map of numbers.

/** One connected part, in cells; `right` and `bottom` lie just outside it. */
export type Region = {
  left: number
  top: number
  right: number
  bottom: number
  cells: number[]
  /** Mean of the map over the part. */
  mean: number
}

/** The parts of a map, row by row, where its numbers are above `least`; neighbours share an edge. */
export function regionsAbove(
  map: Float32Array,
  { columns, rows }: { columns: number; rows: number },
  least: number,
): Region[] {
  const isSeen = new Uint8Array(columns * rows)
  const regions: Region[] = []
  for (let start = 0; start < isSeen.length; start++) {
    if (isSeen[start] || !(map[start]! > least)) continue
    const cells = [start]
    isSeen[start] = 1
    const region = { left: columns, top: rows, right: 0, bottom: 0, cells, mean: 0 }
    const visit = (cell: number): void => {
      if (isSeen[cell] || !(map[cell]! > least)) return
      isSeen[cell] = 1
      cells.push(cell)
    }
    for (let next = 0; next < cells.length; next++) {
      const cell = cells[next]!
      const column = cell % columns
      const row = (cell - column) / columns
      region.left = Math.min(region.left, column)
      region.top = Math.min(region.top, row)
      region.right = Math.max(region.right, column + 1)
      region.bottom = Math.max(region.bottom, row + 1)
      region.mean += map[cell]!
      if (column > 0) visit(cell - 1)
      if (column < columns - 1) visit(cell + 1)
      if (row > 0) visit(cell - columns)
      if (row < rows - 1) visit(cell + columns)
    }
    region.mean /= cells.length
    regions.push(region)
  }
  return regions
}
