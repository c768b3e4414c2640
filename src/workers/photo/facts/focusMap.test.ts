import { expect, test } from 'vitest'
import { addNoise, blurPixels, grey, paint, sceneOf, texture } from '../testing/synthetic.ts'
import { measureFocusMap } from './focusMap.ts'

const coarse = texture(70)
const fine = texture(14, 4, 2)
const detailed = paint(768, 512, (x, y) => grey(150 + 176 * fine(x, y)))

test('a sharp subject before a blurred ground is told apart by its detail', () => {
  const ground = blurPixels(
    paint(768, 512, (x, y) => grey(120 + 90 * coarse(x, y))),
    3,
  )
  const isSubject = (x: number, y: number): boolean => Math.hypot(x - 250, y - 250) < 130
  const picture = paint(768, 512, (x, y) => {
    const p = (y * 768 + x) * 3
    return grey(isSubject(x, y) ? detailed.rgb[p]! : ground.rgb[p]!)
  })
  const fact = measureFocusMap(sceneOf(picture))
  expect(fact.separationDb).toBeGreaterThanOrEqual(14)
  expect(fact.statement).toMatch(/^focus is selective/)
  const strongest = fact.tiles.indexOf(1)
  const x = ((strongest % fact.columns) + 0.5) / fact.columns
  const y = (Math.floor(strongest / fact.columns) + 0.5) / fact.rows
  expect(isSubject(768 * x, 512 * y)).toBe(true)
})

test('plain sky over even detail does not pass for blur', () => {
  const picture = paint(768, 512, (x, y) =>
    y < 256 ? grey(200 - y / 10) : grey(detailed.rgb[(y * 768 + x) * 3]!),
  )
  const fact = measureFocusMap(sceneOf(addNoise(picture, 1)))
  expect(fact.separationDb).toBeLessThan(9)
})

test('the map covers the frame, row by row, relative to its strongest tile', () => {
  const { columns, rows, tiles } = measureFocusMap(sceneOf(detailed))
  expect([columns, rows]).toEqual([16, 10])
  expect(tiles).toHaveLength(160)
  expect(Math.max(...tiles)).toBe(1)
})

test('without structure nothing is said', () => {
  expect(measureFocusMap(sceneOf(paint(300, 200, () => grey(90))))).toMatchObject({
    confidence: 0,
    separationDb: null,
    statement: null,
  })
})
