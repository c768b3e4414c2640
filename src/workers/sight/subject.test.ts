import { describe, expect, it } from 'vitest'
import { gridOver } from './maskGrid.ts'
import { seeSubject } from './subject.ts'
import { withSupport } from './support.ts'
import type { Thing } from './things.ts'

const picture = { data: new Uint8Array(), width: 1000, height: 500 }
const thing = (name: string, score: number, left: number, top: number, side: number): Thing => ({
  name,
  isAnimal: name === 'dog',
  score,
  corners: { left, top, right: left + side, bottom: top + side },
})
const noOutline = () => Promise.resolve(null)

describe('the subject', () => {
  it('is the large and central of two, by its box where it has no outline', async () => {
    const things = [thing('cup', 0.9, 0, 0, 60), thing('dog', 0.6, 400, 100, 300)]
    expect(await seeSubject(picture, things, noOutline)).toEqual({
      of: 'animal',
      name: 'dog',
      box: { x: 0.4, y: 0.2, width: 0.3, height: 0.6 },
      share: 0.18,
      centre: { x: 0.55, y: 0.5 },
      doubt: null,
      mask: null,
    })
  })

  it('is nothing that is unsure, tiny, or what a subject stands on', async () => {
    const things = [
      thing('dog', 0.49, 400, 100, 300),
      thing('cup', 0.9, 500, 250, 50),
      thing('bed', 0.9, 0, 0, 500),
    ]
    expect(await seeSubject(picture, things, noOutline)).toBeNull()
  })
})

describe('a person', () => {
  const person = thing('person', 0.8, 100, 100, 300)
  const face = { left: 200, top: 120, right: 260, bottom: 180 }
  const scoreWith = async (faces: (typeof face)[], hasOutline: boolean, each = person): Promise<number> =>
    (await withSupport(picture, [each], faces, async () => hasOutline))[0]!.score

  it('keeps the score where a face or an outline bears it out, and falls below a half where neither does', async () => {
    expect(await scoreWith([face], false)).toBe(0.8)
    expect(await scoreWith([], true)).toBe(0.8)
    expect(await scoreWith([], true, { ...person, score: 0.65 })).toBe(0.65)
    const large = { ...person, score: 0.65, corners: { left: 0, top: 0, right: 600, bottom: 500 } }
    expect(await scoreWith([], true, large)).toBeLessThan(0.5)
    expect(await scoreWith([{ ...face, left: 800, right: 860 }], false)).toBeLessThan(0.5)
  })

  it('other things need no support', async () => {
    const dog = thing('dog', 0.8, 0, 0, 100)
    expect(await withSupport(picture, [person, dog], [], async () => false)).toMatchObject([
      dog,
      { name: 'person' },
    ])
  })
})

it('a mask of a part lies where that part lies in the frame', () => {
  const cells = new Float32Array(16).fill(1)
  const rectangle = { left: 0, top: 250, width: 500, height: 250 }
  const grid = gridOver(picture, { rectangle, cells, columns: 4, rows: 4 })
  expect(grid).toMatchObject({ columns: 64, rows: 32 })
  const row = (index: number): string => grid.cells.slice(index * 64, (index + 1) * 64)
  expect(row(15)).toBe('0'.repeat(64))
  expect(row(16)).toBe('f'.repeat(32) + '0'.repeat(32))
})
