// Where something lies: maps of facts as boxes, boxes as words and as regions. Never finds out what it is.
import type { Facts } from '../../../shared/facts.ts'
import type { Region } from '../../../shared/remarks.ts'
import type { Box } from '../../../shared/sight.ts'
import { placeWords } from '../../sight/facts/frame.ts'

/** Wider or higher than this, something has no place of its own. */
const everywhere = 0.75

/** "at the top right", "in a band across the middle", "throughout": where the box lies. */
export function boxInWords({ x, y, width, height }: Box): string {
  const middle = { x: x + width / 2, y: y + height / 2 }
  if (width > everywhere && height > everywhere) return 'throughout'
  if (width > everywhere) {
    if (height > 0.55) return middle.y < 0.5 ? 'in the upper part' : 'in the lower part'
    if (middle.y < 0.36) return 'across the top'
    return middle.y > 0.64 ? 'across the bottom' : 'in a band across the middle'
  }
  if (height > everywhere) {
    if (middle.x < 0.4) return 'along the left side'
    return middle.x > 0.6 ? 'along the right side' : 'down the middle'
  }
  return placeWords(middle.x, middle.y)
}

/** A box of the photograph inside its mat or bars as a region of the whole file. */
export function regionOf(of: Region['of'], box: Box, facts: Facts): Region {
  const inside = facts.frame?.inside ?? { x: 0, y: 0, width: 1, height: 1 }
  const share = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000
  const x = share(inside.x + box.x * inside.width)
  const y = share(inside.y + box.y * inside.height)
  const width = Math.min(share(box.width * inside.width), share(1 - x))
  const height = Math.min(share(box.height * inside.height), share(1 - y))
  return { of, box: { x, y, width, height } }
}

type Cell = { column: number; row: number; weight: number }

/**
 * The box that holds the middle four fifths of the weight of the cells, across and down; null without any. A few cells
 * far away do not stretch it.
 */
export function boxOfCells(cells: readonly Cell[], columns: number, rows: number): Box | null {
  const total = cells.reduce((sum, { weight }) => sum + weight, 0)
  if (total <= 0) return null
  const [left, right] = middleOf(
    cells.map(({ column, weight }) => ({ at: column, weight })),
    total,
    columns,
  )
  const [top, bottom] = middleOf(
    cells.map(({ row, weight }) => ({ at: row, weight })),
    total,
    rows,
  )
  return {
    x: left / columns,
    y: top / rows,
    width: (right - left) / columns,
    height: (bottom - top) / rows,
  }
}

function middleOf(
  cells: { at: number; weight: number }[],
  total: number,
  count: number,
): [from: number, to: number] {
  const sums = Array.from({ length: count }, () => 0)
  for (const { at, weight } of cells) sums[at]! += weight
  const reach = (values: number[]): number => {
    let sum = 0
    return values.findIndex((value) => (sum += value) > total * 0.1)
  }
  return [reach(sums), count - reach(sums.toReversed())]
}

/** Where pixels are clipped at one end; null where nothing is, or where no map was kept. */
export function clippedBox({ clipping }: Facts, end: 'highlights' | 'shadows'): Box | null {
  const map = clipping?.map
  if (!map) return null
  const weights = [0, 0.03, 0.3, 1]
  const cells = Array.from(map.cells, (digit, index) => {
    const value = Number.parseInt(digit, 16)
    const weight = weights[end === 'highlights' ? value & 3 : value >> 2]!
    return { column: index % map.columns, row: Math.floor(index / map.columns), weight }
  })
  return boxOfCells(
    cells.filter(({ weight }) => weight > 0),
    map.columns,
    map.rows,
  )
}

export type Side = 'left' | 'right' | 'upper' | 'lower'

const halves: Record<Side, Box> = {
  left: { x: 0, y: 0, width: 0.5, height: 1 },
  right: { x: 0.5, y: 0, width: 0.5, height: 1 },
  upper: { x: 0, y: 0, width: 1, height: 0.5 },
  lower: { x: 0, y: 0.5, width: 1, height: 0.5 },
}

/** Finer detail than this, against the strongest of the picture, keeps a tile from being plain. */
const plainTile = 0.012

/** The half of the frame that is nearly all plain while the other one is not; null where there is none. */
export function plainHalf({ focusMap }: Facts): { side: Side; box: Box } | null {
  if (!focusMap || focusMap.tiles.length !== focusMap.columns * focusMap.rows) return null
  const { columns, rows, tiles } = focusMap
  if (columns < 4 || rows < 4) return null
  const shareIn = ({ x, y, width, height }: Box): number => {
    const inside = tiles.filter((_, index) => {
      const across = ((index % columns) + 0.5) / columns
      const down = (Math.floor(index / columns) + 0.5) / rows
      return across >= x && across < x + width && down >= y && down < y + height
    })
    return inside.filter((tile) => tile < plainTile).length / inside.length
  }
  const pairs: [Side, Side][] = [
    ['left', 'right'],
    ['right', 'left'],
    ['upper', 'lower'],
    ['lower', 'upper'],
  ]
  const found = pairs
    .map(([side, other]) => ({ side, share: shareIn(halves[side]), other: shareIn(halves[other]) }))
    .filter(({ share, other }) => share >= 0.82 && other <= 0.5)
    .toSorted((a, b) => b.share - b.other - (a.share - a.other))
  return found[0] ? { side: found[0].side, box: halves[found[0].side] } : null
}
