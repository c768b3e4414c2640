import { describe, expect, it } from 'vitest'
import { scenes } from '../../../test/corpus/scenes.ts'
import type { Fact } from '../../shared/facts.ts'
import { findFlags, finishCritique } from './index.ts'
import { writeCritique } from './testing.ts'

const unseen = { claims: null, hasSeen: false }
const unjudged = { ...unseen, levels: [] }

describe('finishCritique', () => {
  it('keeps the text as it is and adds scores, their mean and flags', () => {
    const markdown = writeCritique({ comment: 'The image is noisy.', advice: null, score: '7.5' })
    const finished = finishCritique(markdown, { ...scenes.clean, ...unjudged, mode: 'vision' })
    expect(finished.analysisMarkdown).toBe(markdown)
    expect(finished.scores).toHaveLength(7)
    expect(finished.overall).toBe(7.5)
    expect(finished.flags).toHaveLength(8)
  })

  it('takes a critique cut short for a critique', () => {
    const markdown = writeCritique().slice(0, 40)
    expect(finishCritique(markdown, { ...scenes.clean, ...unjudged, mode: 'text' })).toMatchObject({
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
    expect(() => finishCritique(markdown, { ...scenes.clean, ...unjudged, mode: 'text' })).toThrow(
      expect.objectContaining({ code: 'critique-incomplete' }),
    )
  })
})

describe('findFlags', () => {
  const lost = { claims: { highlights: 'lost' }, hasSeen: true } as const
  const measured = '0.0 % of pixels are clipped in the highlights'
  const flag = { kind: 'contradiction', grade: 'doesNotHold', claim: 'highlights are clipped', measured }

  it('adds what the closing line claims against a fact, after the sentences and without a place', () => {
    const markdown = writeCritique({ comment: 'The image is noisy.', advice: null })
    const sentences = findFlags(markdown, { ...scenes.clean, ...unseen })
    expect(findFlags(markdown, { ...scenes.clean, ...lost })).toEqual([
      ...sentences,
      { ...flag, start: null, end: null, disputes: 'clipping' },
    ])
  })

  it('says it once where a sentence says it, too, and notes there that the model disagrees', () => {
    const markdown = '## Lighting · 7.0\nThe highlights are blown out.\n'
    const [onSentence, ...others] = findFlags(markdown, { ...scenes.clean, ...lost })
    expect(onSentence).toEqual({ ...flag, start: 18, end: 47, disputes: 'clipping' })
    expect(others).toEqual([])
  })

  it('knows no disagreement of a model that has not seen what was measured', () => {
    const text = findFlags('', { ...scenes.clean, ...lost, hasSeen: false })
    expect(text).toEqual([{ ...flag, start: null, end: null }])
    const inside = { x: 0.1, y: 0.1, width: 0.8, height: 0.8 }
    const { tilt } = scenes.clean.facts
    const frame: Fact<'frame'> = { ...tilt!, kind: 'mat', inside }
    const matted = { ...scenes.clean, facts: { ...scenes.clean.facts, frame } }
    expect(findFlags('', { ...matted, ...lost })).toEqual(text)
  })
})
