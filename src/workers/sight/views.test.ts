import { expect, it } from 'vitest'
import type { Picture } from './picture.ts'
import { placeAt, scaleInto, squareView, turnInto, unitTones, type Grid, type Tones } from './views.ts'

const bytes: Tones = { gain: [1, 1, 1], bias: [0, 0, 0], fill: 100 }

/** A picture whose red counts columns, whose green counts rows, and whose blue is 7. */
function ramp(width: number, height: number): Picture {
  const data = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel++) {
    data.set([pixel % width, Math.floor(pixel / width), 7], pixel * 3)
  }
  return { data, width, height }
}

const grid = (columns: number, rows: number, layout: Partial<Grid> = {}): Grid => ({
  columns,
  rows,
  isPlanar: false,
  ...layout,
})

it('copies a picture at its own scale, in every layout', () => {
  const picture = ramp(3, 2)
  const whole = { left: 0, top: 0, width: 3, height: 2 }
  const into = new Float32Array(18)
  scaleInto(into, picture, whole, grid(3, 2), bytes)
  expect([...into]).toEqual([...picture.data])
  scaleInto(into, picture, whole, grid(3, 2, { isPlanar: true }), bytes)
  expect([...into]).toEqual([0, 1, 2, 0, 1, 2, 0, 0, 0, 1, 1, 1, 7, 7, 7, 7, 7, 7])
  scaleInto(into, picture, whole, grid(3, 2, { isPlanar: true, isBgr: true }), bytes)
  expect([...into]).toEqual([7, 7, 7, 7, 7, 7, 0, 0, 0, 1, 1, 1, 0, 1, 2, 0, 1, 2])
})

it('averages where it makes smaller, so that a fine pattern becomes its mean', () => {
  const picture = ramp(64, 64)
  for (let pixel = 0; pixel < 64 * 64; pixel++) picture.data[pixel * 3] = pixel % 2 === 0 ? 0 : 200
  const into = new Float32Array(8 * 8 * 3)
  scaleInto(into, picture, { left: 0, top: 0, width: 64, height: 64 }, grid(8, 8), bytes)
  for (let at = 0; at < into.length; at += 3) expect(into[at]).toBeCloseTo(100, -1)
})

it('fills what lies outside the picture, and nothing else', () => {
  const into = new Float32Array(4 * 4 * 3)
  scaleInto(into, ramp(4, 2), { left: 0, top: 0, width: 4, height: 4 }, grid(4, 4), bytes)
  expect([...into.subarray(0, 24)]).toEqual([...ramp(4, 2).data])
  expect([...into.subarray(24)]).toEqual(Array(24).fill(100))
})

it('brings the tones into the numbers of a net', () => {
  const into = new Float32Array(3)
  const white = { data: new Uint8Array([255, 255, 255]), width: 1, height: 1 }
  scaleInto(into, white, { left: 0, top: 0, width: 1, height: 1 }, grid(1, 1), unitTones)
  expect([...into]).toEqual([1, 1, 1])
})

it('turns a view, and says where its points lie', () => {
  const picture = ramp(9, 9)
  const view = squareView({ x: 4.5, y: 4.5 }, 3, Math.PI / 2, 3)
  const into = new Float32Array(27)
  turnInto(into, picture, view, grid(3, 3), bytes)
  // A quarter turn: a step to the right in the view is one down in the picture.
  const reds = [...into].filter((_, at) => at % 3 === 0).map(Math.round)
  const greens = [...into].filter((_, at) => at % 3 === 1).map(Math.round)
  expect(reds).toEqual([5, 5, 5, 4, 4, 4, 3, 3, 3])
  expect(greens).toEqual([3, 4, 5, 3, 4, 5, 3, 4, 5])
  const middle = placeAt(view, 1.5, 1.5)
  expect([middle.x, middle.y]).toEqual([expect.closeTo(4.5), expect.closeTo(4.5)])
})

it('mirrors a view', () => {
  const into = new Float32Array(9)
  turnInto(into, ramp(3, 1), squareView({ x: 1.5, y: 0.5 }, 3, 0, 3, true), grid(3, 1), bytes)
  // The row above the picture is filled: a view of one row begins at the top of its square.
  expect([...into]).toEqual(Array(9).fill(100))
  const whole = new Float32Array(27)
  turnInto(whole, ramp(3, 3), squareView({ x: 1.5, y: 1.5 }, 3, 0, 3, true), grid(3, 3), bytes)
  expect([...whole].filter((_, at) => at % 3 === 0)).toEqual([2, 1, 0, 2, 1, 0, 2, 1, 0])
})
