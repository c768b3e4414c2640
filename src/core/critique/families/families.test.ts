import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxSchema } from '../../../shared/sight.ts'
import { anyText } from '../testing.ts'
import { readPlaces } from './boxForm.ts'
import { gemmaBoxes } from './gemma.ts'
import { boxFormOf, isSmall } from './index.ts'
import { qwenBoxes } from './qwen.ts'

const make = (architecture: string, projectorType: string | null, parameters = 8e9) => ({
  architecture,
  projectorType,
  parameters,
})

describe('boxFormOf', () => {
  it.each([
    ['qwen3vl', 'qwen3vl_merger', qwenBoxes],
    ['qwen3vlmoe', 'qwen3vl_merger', qwenBoxes],
    ['qwen35', 'qwen3vl_merger', qwenBoxes],
    ['gemma3', 'gemma3', gemmaBoxes],
    ['gemma4', 'gemma4v', gemmaBoxes],
    ['gemma4', 'gemma4uv', gemmaBoxes],
    ['qwen35', 'minicpmv4_6', null],
    ['qwen2vl', 'qwen2.5vl_merger', null],
    ['gemma4', 'gemma3', null],
    ['gemma3', null, null],
    ['llama', 'idefics3', null],
    ['abacus', 'abacus', null],
  ])('of %s with the eyes %s', (architecture, projectorType, form) => {
    expect(boxFormOf(make(architecture, projectorType))).toBe(form)
  })

  it('calls small what has clearly fewer weights than those called 4B', () => {
    expect(
      [0.5e9, 2.2e9, 3e9, 3.88e9, 4.02e9, 8e9].map((each) => isSmall(make('llama', null, each))),
    ).toEqual([true, true, true, false, false, false])
  })
})

describe('readPlaces', () => {
  const read = (line: string, form = qwenBoxes) => readPlaces([{ at: 7, line }], form)
  // A boat from a tenth to three tenths of the width, half way down to seven tenths.
  const boat = { at: 7, label: 'the boat', box: { x: 0.1, y: 0.5, width: 0.2, height: 0.2 } }

  it('reads the numbers in the order of the family', () => {
    const [inQwen] = read('{"bbox_2d": [100, 500, 300, 700], "label": "the boat"}')
    const [inGemma] = read('{"box_2d": [500, 100, 700, 300], "label": "the boat"}', gemmaBoxes)
    for (const place of [inQwen, inGemma]) {
      expect(place).toMatchObject({ at: 7, label: 'the boat' })
      for (const edge of ['x', 'y', 'width', 'height'] as const) {
        expect(place?.box[edge]).toBeCloseTo(boat.box[edge])
      }
    }
  })

  it.each([
    ['another family’s key', '{"box_2d": [100, 500, 300, 700], "label": "a"}'],
    ['corners the wrong way round', '{"bbox_2d": [300, 500, 100, 700], "label": "a"}'],
    ['a number outside', '{"bbox_2d": [100, 500, 300, 1001], "label": "a"}'],
    ['fractions', '{"bbox_2d": [0.1, 0.5, 0.3, 0.7], "label": "a"}'],
    ['a line', '{"bbox_2d": [100, 500, 100, 700], "label": "a"}'],
    ['the whole frame', '{"bbox_2d": [0, 0, 1000, 1000], "label": "a"}'],
    ['no name', '{"bbox_2d": [100, 500, 300, 700], "label": " "}'],
    ['more than is asked for', '{"bbox_2d": [100, 500, 300, 700], "label": "a", "score": 1}'],
    ['three numbers', '{"bbox_2d": [100, 500, 300], "label": "a"}'],
    ['half a line', '{"bbox_2d": [100, 5'],
    ['a list', '[100, 500, 300, 700]'],
  ])('drops %s', (_name, line) => expect(read(line)).toEqual([]))

  it('property: whatever a model writes, what is read is a place in the frame', () => {
    const number = fc.oneof(fc.integer({ min: -5, max: 1005 }), fc.double())
    const line = fc.oneof(
      anyText,
      fc.json(),
      fc.array(number, { maxLength: 5 }).map((box) => JSON.stringify({ bbox_2d: box, label: 'a' })),
    )
    fc.assert(
      fc.property(line, (each) => {
        for (const { box } of read(each)) {
          expect(boxSchema.safeParse(box).success).toBe(true)
          expect(box.x + box.width).toBeLessThanOrEqual(1 + 1e-9)
          expect(box.y + box.height).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
    )
  })
})
