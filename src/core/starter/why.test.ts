import { expect, it } from 'vitest'
import { loadStarterWords } from './index.ts'
import { writeScript } from './script.ts'
import { createStarterStream } from './stream.ts'
import { loadWhy, whyCards } from './why.ts'

const words = await loadStarterWords('resources')

it('points from entries that there are at cards that there are', async () => {
  const cards = await loadWhy('resources')
  expect(Object.values(whyCards).filter((id) => !cards.has(id))).toEqual([])
  expect(Object.keys(whyCards).filter((id) => !words.ids.includes(id))).toEqual([])
})

const meta = { tier: 'B', confidence: 0.9, label: '', display: '', statement: null } as const

it('gives each advice of a critique its card, and no remark to others', () => {
  const advice = [
    { operation: { kind: 'level', degrees: 1.8 }, promise: 'tilt', before: 1.8, after: 0 },
  ] as const
  const script = writeScript({
    words,
    facts: { tilt: { ...meta, degrees: -1.8, kind: 'horizon' } },
    advisor: { id: 'ansel', focus: ['composition'] },
    advice,
    seed: 1,
  })
  const stream = createStarterStream(script)
  const text = stream.finish()
  const level = stream.remarks().find(({ operation }) => operation?.kind === 'level')!
  expect(level.card).toMatchObject({ id: 'level-horizon', title: 'A level horizon' })
  expect(text.slice(level.start, level.end)).not.toBe('')
  for (const { card, operation, regions } of stream.remarks())
    expect(card !== undefined || operation !== null || regions.length > 0).toBe(true)
})

it('writes without cards where there are none', async () => {
  expect((await loadWhy('/nowhere')).size).toBe(0)
})
