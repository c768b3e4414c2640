// Where highlights or shadows are clipped, as boxes one can point at. Never measures.
import type { ClippingMap } from '../../../shared/facts.ts'
import type { Box } from '../../../shared/sight.ts'

/** A cell counts from a tenth of it on. */
const leastStrength = 2
/** The most areas that are pointed at, and the share of all clipped cells that they must hold together. */
const mostAreas = 3
const leastHeld = 0.7
/** A box over more of the photograph than this points at nothing. */
const largest = 0.4

type Area = { cells: number; left: number; top: number; right: number; bottom: number }

/** Boxes around the largest clipped areas, in shares of what the map covers; none where it is scattered or everywhere. */
export function clippedAreas(map: ClippingMap, kind: 'highlights' | 'shadows'): Box[] {
  const { columns, rows } = map
  const areas = areasOf(map, kind).toSorted((a, b) => b.cells - a.cells)
  const all = areas.reduce((sum, { cells }) => sum + cells, 0)
  const main = areas.slice(0, mostAreas).filter(({ cells }) => cells >= all / 10)
  const held = main.reduce((sum, { cells }) => sum + cells, 0)
  const boxes = main.map(({ left, top, right, bottom }) => ({
    x: left / columns,
    y: top / rows,
    width: (right + 1 - left) / columns,
    height: (bottom + 1 - top) / rows,
  }))
  const isPointing = boxes.every(({ width, height }) => width * height <= largest)
  return all > 0 && held >= leastHeld * all && isPointing ? boxes : []
}

/** Clipped cells that touch each other, also by a corner. */
function areasOf({ columns, rows, cells }: ClippingMap, kind: 'highlights' | 'shadows'): Area[] {
  const shift = kind === 'highlights' ? 0 : 2
  const open = new Set<number>()
  for (let cell = 0; cell < columns * rows; cell++) {
    if (((Number.parseInt(cells[cell] ?? '0', 16) >> shift) & 3) >= leastStrength) open.add(cell)
  }
  const areas: Area[] = []
  for (const first of open) {
    const area = { cells: 0, left: columns, top: rows, right: 0, bottom: 0 }
    const waiting = [first]
    open.delete(first)
    for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
      const x = cell % columns
      const y = Math.floor(cell / columns)
      area.cells++
      area.left = Math.min(area.left, x)
      area.right = Math.max(area.right, x)
      area.top = Math.min(area.top, y)
      area.bottom = Math.max(area.bottom, y)
      for (const [dx, dy] of neighbors) {
        const next = (y + dy) * columns + x + dx
        if (x + dx >= 0 && x + dx < columns && open.delete(next)) waiting.push(next)
      }
    }
    areas.push(area)
  }
  return areas
}

const neighbors = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const))
