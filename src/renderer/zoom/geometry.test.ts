import { expect, test } from 'vitest'
import {
  fitScale,
  fitted,
  levelFor,
  needsTiles,
  panBy,
  placeOf,
  seenTiles,
  stepFrom,
  zoomTo,
  type Scene,
  type View,
} from './geometry.ts'

const frame = { width: 6000, height: 4000 }
const stage = { width: 900, height: 700, left: 263.52, top: 44, margin: 10, dpr: 1 }
const scene: Scene = { frame, stage }
const middle = { x: 450, y: 350 }

/** What of the photograph lies under a point of the stage, as shares. */
function under(view: View, x: number, y: number): { x: number; y: number } {
  const place = placeOf(view, frame, stage)
  return { x: (x - place.left) / place.width, y: (y - place.top) / place.height }
}

test('what fits lies in the middle, with its margin, and no small photograph is enlarged', () => {
  expect(placeOf(fitted, frame, stage)).toMatchObject({ width: 880 })
  expect(fitScale(frame, stage)).toBeCloseTo(880 / 6000)
  expect(fitScale({ width: 300, height: 200 }, { ...stage, dpr: 2 })).toBe(2)
})

test.each([
  [450, 350],
  [20, 100],
  [800, 590],
])('what lies under the pointer stays there: %i, %i', (x, y) => {
  const before = under(fitted, x, y)
  const near = zoomTo(fitted, 1, { x, y }, scene)
  const after = under(near, x, y)
  expect(after.x).toBeCloseTo(before.x, 3)
  expect(after.y).toBeCloseTo(before.y, 3)
  const nearer = zoomTo(near, 2, { x: 300, y: 300 }, scene)
  expect(under(nearer, 300, 300).x).toBeCloseTo(under(near, 300, 300).x, 3)
})

test('no edge of the photograph comes into its stage, however it is moved', () => {
  const near = zoomTo(fitted, 1, { x: 0, y: 0 }, scene)
  for (const by of [
    { x: 9000, y: 9000 },
    { x: -90_000, y: -9 },
    { x: 50, y: -90_000 },
  ]) {
    const { left, top, width, height } = placeOf(panBy(near, by, scene), frame, stage)
    expect(left).toBeLessThanOrEqual(0.5)
    expect(top).toBeLessThanOrEqual(0.5)
    expect(left + width).toBeGreaterThanOrEqual(stage.width - 0.5)
    expect(top + height).toBeGreaterThanOrEqual(stage.height - 0.5)
  }
  const once = panBy(near, { x: -100, y: 0 }, scene)
  expect(placeOf(near, frame, stage).left - placeOf(once, frame, stage).left).toBeCloseTo(100)
})

test('a side shorter than its stage stays in the middle', () => {
  const wide = { frame: { width: 6000, height: 600 }, stage }
  const near = panBy(zoomTo(fitted, 1, middle, wide), { x: 0, y: 300 }, wide)
  expect(placeOf(near, wide.frame, stage).top).toBe(50)
})

test('it lies on whole device pixels of the window, on any display', () => {
  for (const dpr of [1, 1.25, 1.5, 2, 3]) {
    const on = { ...stage, dpr }
    const { left, top } = placeOf({ scale: 1, centre: { x: 0.31, y: 0.77 } }, frame, on)
    for (const at of [(left + on.left) * dpr, (top + on.top) * dpr])
      expect(Math.abs(at - Math.round(at))).toBeLessThan(1e-6)
  }
})

test('one to one is a device pixel for a pixel of the file', () => {
  const near = zoomTo(fitted, 1, middle, { frame, stage: { ...stage, dpr: 2 } })
  expect(placeOf(near, frame, { ...stage, dpr: 2 })).toMatchObject({ width: 3000, height: 2000 })
})

test('filling leaves nothing of the stage free', () => {
  const { width, height } = placeOf(zoomTo(fitted, 'fill', middle, scene), frame, stage)
  expect([width, height]).toEqual([1050, 700])
})

test('steps go up a ladder and down to what fits, and no further', () => {
  expect(stepFrom('fit', 1, scene)).toBe(1 / 4)
  expect(stepFrom(1 / 4, 1, scene)).toBe(1 / 2)
  expect(stepFrom(1, 1, scene)).toBe(2)
  expect(stepFrom(8, 1, scene)).toBe(8)
  expect(stepFrom(0.7, -1, scene)).toBe(1 / 2)
  expect(stepFrom(1 / 4, -1, scene)).toBe('fit')
  expect(zoomTo({ scale: 1, centre: middle }, 0.01, middle, scene)).toBe(fitted)
  expect(zoomTo(fitted, 100, middle, scene).scale).toBe(8)
})

test('the level has a pixel for every device pixel, the small copy is enough where it has', () => {
  expect([1, 2, 0.6, 0.5, 0.3, 0.25, 0.15].map((scale) => levelFor(frame, scale))).toEqual([
    0, 0, 0, 1, 1, 2, 2,
  ])
  expect(levelFor({ width: 800, height: 600 }, 0.1)).toBe(0)
  expect(needsTiles(frame, 880 / 6000)).toBe(false)
  expect(needsTiles(frame, 0.2)).toBe(true)
  expect(needsTiles({ width: 800, height: 600 }, 1)).toBe(false)
})

test('seen are the tiles under the stage, edge to edge, and those next to it', () => {
  const place = placeOf({ scale: 1, centre: { x: 0.5, y: 0.5 } }, frame, stage)
  const tiles = seenTiles(0, place, scene)
  for (const tile of tiles) {
    expect(tile).toMatchObject({ width: 512, height: 512 })
    const isNear = tile.left + place.left < stage.width + 256 && tile.left + place.left + tile.width > -256
    expect(isNear).toBe(true)
  }
  // Every point of the stage is covered.
  for (const [x, y] of [
    [1, 1],
    [899, 699],
    [450, 350],
  ] as const) {
    const [px, py] = [x - place.left, y - place.top]
    const covering = tiles.filter(
      ({ left, top, width, height }) => left <= px && px < left + width && top <= py && py < top + height,
    )
    expect(covering.length).toBe(1)
  }
})

test('no gap shows between tiles at any magnification', () => {
  let pairs = 0
  const odd = { frame: { width: 5001, height: 3333 }, stage: { ...stage, dpr: 1.5 } }
  for (const scale of [0.37, 0.71, 1.13, 3.3]) {
    const place = placeOf({ scale, centre: { x: 0.4, y: 0.6 } }, odd.frame, odd.stage)
    const tiles = seenTiles(levelFor(odd.frame, scale), place, odd)
    const byName = new Map(tiles.map((tile) => [tile.name, tile]))
    for (const { name, left, width } of tiles) {
      const [level, column, row] = name.split('-').map(Number) as [number, number, number]
      const right = byName.get(`${level}-${column + 1}-${row}`)
      if (!right) continue
      expect(right.left).toBeCloseTo(left + width, 6)
      pairs += 1
    }
  }
  expect(pairs).toBeGreaterThan(10)
})
