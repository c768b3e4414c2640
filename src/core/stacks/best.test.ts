import { describe, expect, it } from 'vitest'
import type { EyeState, Facts } from '../../shared/facts.ts'
import { bestOfStack } from './best.ts'

const fact = { tier: 'B', confidence: 0.8, label: '', display: '', statement: null } as const
const box = { x: 0.4, y: 0.3, width: 0.2, height: 0.2 }
const face = (eyes: EyeState, sharpness: number | null = 0.5): Facts => ({
  faces: { ...fact, faces: [{ ...box, score: 0.9, eyes, sharpness, stops: null }] },
})
const blurred = (perMille: number): Facts => ({
  blur: {
    ...fact,
    verdict: perMille === 0 ? 'sharp' : 'defocus',
    sigmaPixels: perMille,
    sigmaShare: perMille / 1000,
    movement: null,
    map: { columns: 1, rows: 1, sigmas: [perMille], confidences: [0.8] },
  },
})
const clipped = (highlightPercent: number): Facts => ({
  clipping: { ...fact, highlightPercent, shadowPercent: 0 },
})
const best = (...stack: Facts[]) => bestOfStack(stack.map((facts, index) => ({ id: `${index}`, facts })))

describe('the best of a stack', () => {
  it.each<[string, Facts[], string, string]>([
    ['the only open eyes', [face('closed-or-down'), face('open')], '1', 'eyes open'],
    [
      'the sharpest face of those with open eyes',
      [face('open', 0.4), face('closed-or-down', 0.7), face('open', 0.6)],
      '2',
      'eyes open, the face is sharper',
    ],
    ['the sharpest face', [face('unsaid', 0.3), face('unsaid', 0.5)], '1', 'the face is sharper'],
    ['the sharpest', [blurred(3), blurred(0), blurred(1)], '1', 'sharper'],
    ['the one with highlights', [clipped(6), clipped(0.2)], '1', 'fewer clipped highlights'],
    [
      'a sharp one before one with highlights',
      [
        { ...blurred(0), ...clipped(6) },
        { ...blurred(3), ...clipped(0) },
      ],
      '0',
      'sharper',
    ],
  ])('is %s', (_, stack, id, reason) => {
    expect(best(...stack)).toEqual({ id, reason })
  })

  it.each<[string, Facts[]]>([
    ['all alike', [blurred(0), blurred(0.3)]],
    ['two alike before a third', [face('open'), face('open'), face('closed-or-down')]],
    ['one of which a measurement is missing', [face('open', 0.6), face('open', null)]],
    ['eyes that are not told of all', [face('open'), face('unsaid')]],
    ['nothing measured', [{}, {}]],
  ])('is none among %s', (_, stack) => {
    expect(best(...stack)).toBe(null)
  })
})
