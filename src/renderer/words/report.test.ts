import { describe, expect, it } from 'vitest'
import { reportText, withoutNames } from './report.ts'

describe('withoutNames', () => {
  it.each([
    ['The model file "My Llama 7B" is not there.', [], 'The model file "…" is not there.'],
    ['/home/ann/trip/a.jpg cannot be read.', [], '… cannot be read.'],
    ['See C:\\Users\\Ann\\trip\\a.jpg now.', [], 'See … now.'],
    ['See \\\\nas\\ann\\a.jpg now.', [], 'See … now.'],
    ['file:///home/ann/a.jpg is gone.', [], '… is gone.'],
    ['IMG_1.CR2 was left out.', [], '… was left out.'],
    ['Our wedding.jpg is damaged.', ['Our wedding.jpg'], '… is damaged.'],
    ['Wedding in Rome is gone.', ['Rome', 'Wedding in Rome', null, ''], '… is gone.'],
  ])('of %s', (sentence, names, bare) => expect(withoutNames(sentence, names)).toBe(bare))

  it.each([
    'The model stopped unexpectedly (SIGSEGV) while it wrote.',
    'This took longer than 10 minutes and was stopped.',
    'This request needs 4,100 tokens, but the model holds only 4096 at once.',
    'The disk is full, so nothing more can be saved. Free some space; work goes on by itself.',
    'Tokens and/or pictures at f/8, 1/60 s.',
  ])('leaves as it is: %s', (sentence) => expect(withoutNames(sentence, [])).toBe(sentence))
})

describe('reportText', () => {
  it('holds everything that a maintainer asks for, in lines', () => {
    const text = reportText(
      {
        problems: [{ code: 'model-missing', sentence: 'The model file "secret" is not there.' }],
        model: 'secret.gguf',
        device: null,
        names: [],
      },
      { version: '0.1.0', system: 'Linux 6.1.0 x64', records: ['{"event":"start"}'] },
    )
    expect(text.split('\n')).toEqual([
      'Mondrian 0.1.0',
      'System: Linux 6.1.0 x64',
      'Device: not known',
      'Model: …',
      'Error: model-missing. The model file "…" is not there.',
      '',
      'Log:',
      '{"event":"start"}',
      '',
    ])
  })
})
