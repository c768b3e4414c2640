import { expect, it } from 'vitest'
import { embeddingLength, sightFindingsSchema, subjectMaskSchema, type SightFindings } from './sight.ts'

const nothing: SightFindings = {
  faces: [],
  things: [],
  subject: null,
  lines: [],
  writing: [],
  embedding: null,
  missing: [],
}

it('takes findings of nothing, and of an embedding of the right length only', () => {
  expect(sightFindingsSchema.parse(nothing)).toEqual(nothing)
  const withEmbedding = (length: number): unknown => ({ ...nothing, embedding: Array(length).fill(0) })
  expect(sightFindingsSchema.safeParse(withEmbedding(embeddingLength)).success).toBe(true)
  expect(sightFindingsSchema.safeParse(withEmbedding(embeddingLength - 1)).success).toBe(false)
})

it('refuses what lies outside the frame or is no number', () => {
  const line = (x1: number): unknown => ({
    ...nothing,
    lines: [{ x1, y1: 0, x2: 1, y2: 1, score: 1, support: 1 }],
  })
  expect(sightFindingsSchema.safeParse(line(1)).success).toBe(true)
  for (const x1 of [-0.1, 1.1, NaN, Infinity]) {
    expect(sightFindingsSchema.safeParse(line(x1)).success).toBe(false)
  }
})

it('takes a mask that has a digit for each cell', () => {
  expect(subjectMaskSchema.safeParse({ columns: 3, rows: 2, cells: '00f8a0' }).success).toBe(true)
  for (const cells of ['00f8a', '00f8a00', '00f8ag', '']) {
    expect(subjectMaskSchema.safeParse({ columns: 3, rows: 2, cells }).success).toBe(false)
  }
})
