import { describe, expect, it } from 'vitest'
import { createSentenceCutter } from './sentences.ts'

/** The pieces of a text that grows by `step` characters. */
function cut(text: string, step = 3): string[] {
  const pieces: string[] = []
  const cutter = createSentenceCutter((piece) => pieces.push(piece))
  for (let end = step; end < text.length; end += step) cutter.update(text.slice(0, end), false)
  cutter.update(text, true)
  return pieces
}

describe('createSentenceCutter', () => {
  it.each([
    [
      'The horizon is tilted by 1.4 degrees. Level it.',
      ['The horizon is tilted by 1.4 degrees.', 'Level it.'],
    ],
    ['Open to f/2.8 next time. It helps.', ['Open to f/2.8 next time.', 'It helps.']],
    ['Crop it, e.g. from the right. It is calmer.', ['Crop it, e.g. from the right.', 'It is calmer.']],
    ['Is it sharp? Yes, at the eyes!', ['Is it sharp?', 'Yes, at the eyes!']],
    ['Yes. It is level enough.', ['Yes. It is level enough.']],
    ['He said “look there.” And so I did.', ['He said “look there.”', 'And so I did.']],
    ['1. Level the horizon.\n2. Crop the right.', ['1. Level the horizon.', '2. Crop the right.']],
    ['It took 1/250 s. at least, it seems. Or so.', ['It took 1/250 s. at least, it seems.', 'Or so.']],
    ['', []],
  ])('cuts %j', (text, pieces) => {
    for (const step of [1, 3, 7, 1000]) expect(cut(text, step)).toEqual(pieces)
  })

  it('ends the first piece, and only that, at a comma once it is long', () => {
    const text =
      'The light comes from the left and falls across the rocks, so the right side is dark, which is well. It holds, as it should, the whole of the frame together.'
    expect(cut(text)).toEqual([
      'The light comes from the left and falls across the rocks,',
      'so the right side is dark, which is well.',
      'It holds, as it should, the whole of the frame together.',
    ])
  })

  it('says nothing twice when text is taken back', () => {
    const pieces: string[] = []
    const cutter = createSentenceCutter((piece) => pieces.push(piece))
    cutter.update('The horizon is level. And the ', false)
    cutter.update('', false)
    cutter.update('The horizon is level. And the sky is flat.', true)
    expect(pieces).toEqual(['The horizon is level.', 'And the sky is flat.'])
  })
})
