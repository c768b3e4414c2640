import { gridSize } from './grid.ts'
import { otsuThreshold } from './statistics.ts'

/** The area that stands out most: centre and size as shares of width and height. */
export type Attended = {
  x: number
  y: number
  width: number
  height: number
  /** Its part of all that stands out, 0..1. */
  dominance: number
}

/** The connected area with the most attention, among the cells above Otsu's threshold; null for a flat picture. */
export function mostAttended(attention: Float32Array): Attended | null {
  const threshold = otsuThreshold(attention)
  const visited = new Uint8Array(attention.length)
  let best: Area | null = null
  let total = 0
  for (let cell = 0; cell < attention.length; cell++) {
    if (visited[cell] || attention[cell]! <= threshold) continue
    const area = growArea(attention, threshold, visited, cell)
    total += area.weight
    if (!best || area.weight > best.weight) best = area
  }
  return (
    best && {
      x: best.weightedX / best.weight / gridSize,
      y: best.weightedY / best.weight / gridSize,
      width: (best.right - best.left + 1) / gridSize,
      height: (best.bottom - best.top + 1) / gridSize,
      dominance: best.weight / total,
    }
  )
}

type Area = {
  weight: number
  weightedX: number
  weightedY: number
  left: number
  right: number
  top: number
  bottom: number
}

/** All cells above the threshold that touch `start` by a side. */
function growArea(attention: Float32Array, threshold: number, visited: Uint8Array, start: number): Area {
  const area: Area = {
    weight: 0,
    weightedX: 0,
    weightedY: 0,
    left: gridSize,
    right: 0,
    top: gridSize,
    bottom: 0,
  }
  const waiting = [start]
  visited[start] = 1
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    const x = cell % gridSize
    const y = Math.floor(cell / gridSize)
    const weight = attention[cell]!
    area.weight += weight
    area.weightedX += weight * (x + 0.5)
    area.weightedY += weight * (y + 0.5)
    area.left = Math.min(area.left, x)
    area.right = Math.max(area.right, x)
    area.top = Math.min(area.top, y)
    area.bottom = Math.max(area.bottom, y)
    for (const next of neighbours(x, y)) {
      if (visited[next] || attention[next]! <= threshold) continue
      visited[next] = 1
      waiting.push(next)
    }
  }
  return area
}

function neighbours(x: number, y: number): number[] {
  const cell = y * gridSize + x
  return [
    ...(x > 0 ? [cell - 1] : []),
    ...(x < gridSize - 1 ? [cell + 1] : []),
    ...(y > 0 ? [cell - gridSize] : []),
    ...(y < gridSize - 1 ? [cell + gridSize] : []),
  ]
}
