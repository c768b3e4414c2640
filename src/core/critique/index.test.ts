import { describe, expect, it } from 'vitest'
import { scenes } from '../../../test/corpus/scenes.ts'
import { finishCritique } from './index.ts'
import { writeCritique } from './testing.ts'

describe('finishCritique', () => {
  it('keeps the text as it is and adds scores, their mean and flags', () => {
    const markdown = writeCritique({ comment: 'The image is noisy.', advice: null })
    const finished = finishCritique(markdown, { ...scenes.clean, mode: 'vision' })
    expect(finished.analysisMarkdown).toBe(markdown)
    expect(finished.scores).toHaveLength(7)
    expect(finished.overall).toBe(7.5)
    expect(finished.flags).toHaveLength(8)
  })

  it('takes a critique cut short for a critique', () => {
    const markdown = writeCritique().slice(0, 40)
    expect(finishCritique(markdown, { ...scenes.clean, mode: 'text' })).toMatchObject({
      scores: [],
      overall: null,
    })
  })

  it.each([
    ['nothing', ''],
    ['a refusal', 'I cannot judge this picture.'],
    ['an error page', '<html><h1>500 Internal Server Error</h1></html>'],
    ['a heading alone', '## What I see\n'],
    ['only what this mode cannot judge', '## Emotional Impact · 9.0\nMoving.\n'],
  ])('refuses %s', (_name, markdown) => {
    expect(() => finishCritique(markdown, { ...scenes.clean, mode: 'text' })).toThrow(
      expect.objectContaining({ code: 'critique-incomplete' }),
    )
  })
})
