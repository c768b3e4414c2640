// The tiles of a photograph: its own pixels cut into squares, and coarser ones for where fewer are shown. Pure geometry.

export const tileLimits = {
  /** Pixels of a tile's edge; the last ones of a row or column are smaller. */
  edge: 512,
  /** Long edge in pixels of the small copy: nothing coarser is cut, but for a photograph that is smaller itself. */
  copyEdge: 1024,
  /** Bytes that the tiles of all photographs take on the disk; those of the last one are kept whatever they take. */
  cacheBytes: 1.5e9,
  /** Photographs that wait for their tiles; of more the oldest is given up. */
  waiting: 12,
}

export type Size = { width: number; height: number }

/** Pixels of a level, and how many tiles cover it. */
export type TileLevel = Size & { columns: number; rows: number }

/**
 * The levels of an upright photograph: 0 has every pixel, each next one half as many along an edge, rounded up, as long
 * as that is more than the small copy has.
 */
export function tileLevels({ width, height }: Size): TileLevel[] {
  const levels = [levelOf(width, height)]
  for (let level = 1; ; level++) {
    const half = { width: Math.ceil(width / 2 ** level), height: Math.ceil(height / 2 ** level) }
    if (Math.max(half.width, half.height) <= tileLimits.copyEdge) return levels
    levels.push(levelOf(half.width, half.height))
  }
}

function levelOf(width: number, height: number): TileLevel {
  const { edge } = tileLimits
  return { width, height, columns: Math.ceil(width / edge), rows: Math.ceil(height / edge) }
}

/** What a tile is called: its level, column and row, each from 0. */
export const tileName = (level: number, column: number, row: number): string => `${level}-${column}-${row}`

/** Bytes that the tiles of a photograph take, which are not compressed. */
export const tileBytes = (size: Size): number =>
  tileLevels(size).reduce((sum, { width, height }) => sum + 3 * width * height + height, 0)
