import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../shared/facts.ts'
import { addSight } from './index.ts'
import { partByCover, subjectFocus } from './subjectFocus.ts'

const columns = 12
const rows = 8
/** Blur in native pixels inside a box of four by four cells in the middle, and around it. */
function map(inside: number | null, around: number | null, confidence = 0.8) {
  const cells = Array.from({ length: columns * rows }, (_, index) => {
    const column = index % columns
    const row = Math.floor(index / columns)
    return column >= 4 && column < 8 && row >= 2 && row < 6 ? inside : around
  })
  return { columns, rows, sigmas: cells, confidences: cells.map(() => confidence) }
}
const box = { x: 0.5, y: 0.5, width: 1 / 3, height: 0.5 }
const focusOf = (...blur: Parameters<typeof map>) => subjectFocus(partByCover(map(...blur), box), 1000)

describe('a subject against its surroundings', () => {
  it.each([
    ['crisp before softness', 0, 1.5, 'sharp'],
    ['soft among crispness', 1.5, 0, 'soft'],
    ['crisp among crispness', 0, 0, null],
    ['soft among softness', 3, 3, null],
    ['a little soft', 1, 0, null],
    ['crisp before what is a little soft', 0, 1, null],
    ['without edges', null, 0, null],
    ['before nothing with edges', 0, null, null],
  ] as const)('%s', (_, inside, around, focus) => {
    expect(focusOf(inside, around)).toBe(focus)
  })

  it('counts blur by the size of the photograph', () => {
    expect(subjectFocus(partByCover(map(1.5, 0), box), 6000)).toBe(null)
    expect(subjectFocus(partByCover(map(9, 0), box), 6000)).toBe('soft')
  })

  it('is not judged by edges that may be soft by themselves', () => {
    expect(focusOf(1.5, 0, 0.2)).toBe(null)
  })

  it('is parted by its outline where it has one', () => {
    const mask = { columns: 3, rows: 2, cells: '0f00f0' }
    const { own, others } = partByCover(map(1, 2), { ...box, seen: { mask } })
    expect([own.length, others.length]).toEqual([32, 64])
  })
})

describe('in the facts', () => {
  const fact = {
    tier: 'B',
    confidence: 0.7,
    label: '',
    display: '',
    statement: 'the picture is crisp',
  } as const
  const blurred = (inside: number, around: number): Facts => ({
    blur: {
      ...fact,
      verdict: 'sharp',
      sigmaPixels: 0,
      sigmaShare: 0,
      movement: null,
      map: map(inside, around),
    },
  })
  const seen = { faces: [], things: [], lines: [], writing: [], embedding: null, missing: [] }
  const person = {
    of: 'person' as const,
    name: 'person',
    box: { x: 1 / 3, y: 0.25, width: 1 / 3, height: 0.5 },
    share: 0.16,
    centre: { x: 0.5, y: 0.5 },
    doubt: 0.1,
    mask: { columns: 12, rows: 8, cells: `${'0'.repeat(24)}${'0000ffff0000'.repeat(4)}${'0'.repeat(24)}` },
  }
  const face = {
    box: { x: 0.4, y: 0.3, width: 0.1, height: 0.1 },
    score: 0.9,
    presence: 0.99,
    pixels: 90,
    eyes: null,
    turn: 0,
  }
  const size = { width: 1000, height: 667 }

  it('a crisp subject before softness is said to be so', () => {
    const { subject } = addSight(blurred(0, 2), { ...seen, subject: person }, size)
    expect(subject).toMatchObject({ confidence: 0.8, seen: { focus: 'sharp' } })
    expect(subject?.statement).toMatch(/; it is crisp before softer surroundings$/)
  })

  it('a subject that the focus missed is said to be so, and the whole is not called crisp', () => {
    const facts = addSight(blurred(2, 0), { ...seen, subject: person }, size)
    expect(facts.subject?.display).toMatch(/, softer than what surrounds it$/)
    expect(facts.blur).toMatchObject({
      verdict: 'partly-sharp',
      display: 'crisp in places',
      statement: 'parts of the picture are crisp, others soft',
    })
  })

  it.each([
    [0, 2, 0.2],
    [2, 0, 0.6],
  ])(
    'blur of %d in and %d around it is not told beside a face of sharpness %d',
    (inside, around, sharpness) => {
      const findings = { ...seen, subject: person, faces: [face] }
      const facts = addSight(blurred(inside, around), findings, size, [{ sharpness, stops: null }])
      expect(facts.subject?.seen?.focus).toBe(null)
      expect(facts.blur?.verdict).toBe('sharp')
    },
  )
})
