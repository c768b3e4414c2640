import { expect, test } from 'vitest'
import { turnUpright } from '../orientation.ts'
import { cutOut, type Pixels } from '../pixels.ts'
import { addNoise, grey, paint, sceneOf, storedAs, texture, type Rgb } from '../testing/synthetic.ts'
import { findFrame } from './findFrame.ts'
import { measureFrame } from './frame.ts'
import { measureNative } from './index.ts'

const grain = texture(40)
const scene = (width = 300, height = 200): Pixels =>
  paint(width, height, (x, y) => [120 + 110 * grain(x, y), 100 + 90 * grain(y, x), 90 + 60 * grain(x, y)])

type Sides = { top: number; bottom: number; left: number; right: number }
const all = (size: number): Sides => ({ top: size, bottom: size, left: size, right: size })

function around(picture: Pixels, { top, bottom, left, right }: Sides, colour: Rgb): Pixels {
  const { width, height, rgb } = picture
  return paint(left + width + right, top + height + bottom, (x, y) => {
    const isInside = x >= left && x < left + width && y >= top && y < top + height
    const p = 3 * ((y - top) * width + x - left)
    return isInside ? [rgb[p]!, rgb[p + 1]!, rgb[p + 2]!] : colour
  })
}

const insetsOf = (pixels: Pixels): Sides | null => {
  const found = findFrame(pixels)?.inside
  return found
    ? {
        top: found.top,
        bottom: pixels.height - found.top - found.height,
        left: found.left,
        right: pixels.width - found.left - found.width,
      }
    : null
}

test.each([
  ['white', [255, 255, 255], all(18)],
  ['black', [0, 0, 0], all(18)],
  ['cream, deeper below', [236, 228, 210], { top: 20, bottom: 34, left: 20, right: 20 }],
  ['thin', [128, 128, 128], all(3)],
] as const)('a %s mat ends a pixel inside the picture', (_, colour, size) => {
  expect(insetsOf(around(scene(), size, colour))).toEqual(
    Object.fromEntries(Object.entries(size).map(([side, depth]) => [side, depth + 1])),
  )
})

test('a mat of grainy paper, and one with a line on it, are found whole', () => {
  const paper = addNoise(around(scene(), all(20), [225, 222, 214]), 2)
  expect(insetsOf(paper)).toEqual(all(21))
  const lined = around(around(around(scene(), all(8), grey(250)), all(2), grey(10)), all(20), grey(250))
  for (const inset of Object.values(insetsOf(lined)!)) expect(inset).toBeGreaterThanOrEqual(31)
})

test('where the picture is as black as its mat, that side is as deep as the others', () => {
  const night = scene()
  for (let y = 0; y < 100; y++) night.rgb.fill(0, 900 * y, 900 * y + Math.max(0, 900 - 9 * y))
  expect(insetsOf(around(night, all(18), grey(0)))).toEqual(all(19))
})

test('bars above and below, and a screen with its own marks in them', () => {
  const bars = { top: 30, bottom: 30, left: 0, right: 0 }
  expect(findFrame(around(scene(), bars, grey(0)))).toMatchObject({
    kind: 'bars',
    inside: { top: 31, left: 0 },
  })
  const screen = around(scene(), { ...bars, top: 50 }, grey(0))
  for (let y = 10; y < 18; y++) screen.rgb.fill(255, 3 * (y * 300 + 10), 3 * (y * 300 + 50))
  expect(findFrame(screen)).toMatchObject({ kind: 'bars', inside: { top: 51, height: 198 } })
})

test('a strip below is one only with a caption in it', () => {
  const strip = around(scene(), { top: 0, bottom: 30, left: 0, right: 0 }, grey(255))
  expect(findFrame(strip)).toBeNull()
  for (let y = 210; y < 220; y++) strip.rgb.fill(40, 3 * (y * 300 + 20), 3 * (y * 300 + 60))
  expect(findFrame(strip)).toMatchObject({ kind: 'strip', inside: { top: 0, height: 199 } })
})

test.each([
  ['a plain picture', paint(300, 200, () => grey(255))],
  ['texture', scene()],
  ['a round thing on white', paint(600, 400, (x, y) => grey(Math.hypot(x - 300, y - 200) < 120 ? 90 : 255))],
  ['a moon', paint(600, 400, (x, y) => grey(Math.hypot(x - 300, y - 200) < 80 ? 250 : 2))],
  ['a vignette', paint(300, 200, (x, y) => grey(200 - Math.hypot(x - 150, y - 100)))],
  ['a sky over a level sea', paint(300, 200, (x, y) => grey(y < 60 ? 255 : 90 + 40 * grain(x, y)))],
])('%s has none', (_, picture) => {
  expect(findFrame(picture)).toBeNull()
  expect(measureFrame(sceneOf(picture))).toMatchObject({
    kind: 'none',
    display: 'none found',
    statement: null,
  })
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'orientation %i: the native facts are those of the picture inside',
  async (turn) => {
    const stored = storedAs(around(scene(), { top: 20, bottom: 30, left: 24, right: 20 }, grey(255)), turn)
    const { clipping } = await measureNative(stored, sceneOf(turnUpright(stored, turn)), {})
    expect(clipping?.highlightPercent).toBeLessThan(1)
  },
)

test('the scene is the picture inside, and says so', () => {
  const picture = scene()
  const matted = sceneOf(around(picture, all(30), grey(255)))
  expect(matted.raster.rgb).toEqual(cutOut(picture, { left: 1, top: 1, width: 298, height: 198 }).rgb)
  expect(matted.size).toEqual({ width: 298, height: 198 })
  expect(measureFrame(matted)).toMatchObject({
    kind: 'mat',
    display: 'a white mat; measured inside, 63 % of the file',
    statement: 'the file shows the picture in a white mat; all else is measured inside it',
    inside: { x: 0.0861, y: 0.1192, width: 0.8278, height: 0.7615 },
  })
})
