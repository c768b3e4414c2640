import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { sampleJob, sampleStats } from '../../shared/testing/samples.ts'
import type { FactId } from '../../shared/facts.ts'
import type { Job } from '../../shared/jobs.ts'
import { emptyDetail } from '../state/studioState.ts'
import { ClosingFlags } from './ClosingFlags.tsx'
import { FactValue } from './FactValue.tsx'
import { Failure } from './Failure.tsx'
import { figuresOf } from './Figures.tsx'
import { statRows } from './FinalStats.tsx'
import { outline } from './Histogram.tsx'
import { Palette } from './Palette.tsx'
import { railSegments } from './StageRail.tsx'

const critique = { jobId: 'a', analysisMarkdown: '', scores: [], overall: 7.5, flags: [], stats: sampleStats }
const stages = {
  preparing: 0,
  prompting: 600,
  writing: 1000,
}
const running = sampleJob('a', 'one', {
  status: 'running' as const,
  stage: 'writing' as const,
  mode: 'starter' as const,
  progress: 54,
  attempt: 1,
  currentTokens: 340,
  tokensPerSecond: 14.2,
  estimatedRemainingMs: 12_000,
  peakMemoryBytes: 3.1e9,
})

describe('railSegments', () => {
  const shown = (...given: Parameters<typeof railSegments>) =>
    railSegments(...given).map(({ state, label, time }) => `${state}: ${label} ${time}`.trim())

  it('says how long each stage took, and how far the present one is', () => {
    const detail = { ...emptyDetail, stages, stageShare: 0.5 }
    expect(shown(running, detail)).toEqual([
      'done: prepare 0.6 s',
      'done: load hot',
      'done: read 0.4 s',
      'now: writing 50 %',
      'next: check',
    ])
    expect(railSegments(running, detail)[3]).toMatchObject({ share: 0.5, meaning: 'writing now, 50 %' })
    expect(railSegments(running, emptyDetail)[3]).toMatchObject({ share: null, meaning: 'writing now' })
  })

  it('invents no times for what it did not see', () => {
    expect(shown({ ...running, status: 'completed' }, emptyDetail)).toEqual([
      'done: prepare',
      'done: load',
      'done: read',
      'done: write',
      'done: check',
    ])
  })

  it('has a look only for a model that sees', () => {
    expect(railSegments({ ...running, mode: 'vision' }, emptyDetail).map(({ stage }) => stage)).toContain(
      'encoding',
    )
    expect(shown(null, emptyDetail)).toHaveLength(5)
  })

  it('shows where it failed', () => {
    expect(shown({ ...running, status: 'failed', stage: 'prompting' }, emptyDetail)[2]).toBe('failed: failed')
  })
})

describe('figuresOf', () => {
  it('moves the clock between events', () => {
    const values = figuresOf(running, { ...emptyDetail, clockStart: 1000 }, 24_450).map(({ value }) => value)
    expect(values).toEqual(['340', '14.2', '23.4 s', '~12 s'])
  })

  it('names the memory, a slow one, and the score of what was not seen', () => {
    const last = (detail: object) => figuresOf(running, { ...emptyDetail, ...detail }, 0)[3]
    expect(last({})).toEqual({ value: '~12 s', label: 'left · 3.1 GB' })
    expect(last({ slow: true })).toEqual({ value: '~12 s', label: 'slower than usual' })
    expect(last({ critique })).toEqual({ value: '7.5', label: 'score (unseen)' })
  })

  it('keeps four places for a job that waits', () => {
    expect(figuresOf(null, emptyDetail, 0).map(({ value }) => value)).toEqual(['–', '–', '–', '–'])
  })
})

it('statRows give the engine’s counts in words', () => {
  const flag = { kind: 'contradiction' as const, start: 0, end: 1, claim: 'x', measured: 'y' }
  const flags = (['doesNotHold', 'checkThis'] as const).map((grade) => ({ ...flag, grade }))
  expect(Object.fromEntries(statRows({ stats: { ...sampleStats, cachedTokens: 20 }, flags }))).toEqual({
    Read: '50 tokens, 20 of them remembered at 900 per second',
    Written: '213 tokens at 45.2 per second',
    Together: '263 tokens',
    'First word after': '0.10 s',
    Time: '4.8 s',
    Memory: '312 MB at most',
    End: 'Finished by itself',
    Checked: '1 remark contradicts a measurement, 1 to check',
  })
})

it('outline draws shares from the floor up, and what is beyond the top at the top', () => {
  expect(outline([0, 0.5, 2], 1)).toBe('M0.0 48.0 L96.0 25.0 L192.0 2.0')
})

it('Palette is named for who does not see it', () => {
  const swatches = [{ hex: '#102030', name: 'dark blue', share: 0.5 }]
  const palette = {
    tier: 'A' as const,
    confidence: 1,
    label: 'Palette',
    display: 'dark blue 50 %',
    statement: null,
    swatches,
  }
  expect(renderToStaticMarkup(createElement(Palette, { palette }))).toContain(
    'role="img" aria-label="dark blue 50 %"',
  )
})

describe('Failure', () => {
  const words = (changes: Partial<Job>): string =>
    renderToStaticMarkup(createElement(Failure, { job: { ...running, ...changes } })).replace(/<[^>]+>/g, '|')

  it('says of a failed job what happened and what to do, from its row alone', () => {
    const failed = { status: 'failed', errorMessage: 'No such model.', errorHint: 'Choose another.' } as const
    expect(words(failed)).toBe('||No such model.||Choose another.||')
    expect(words({ ...failed, errorHint: null })).toBe('||No such model.||')
    expect(words({ errorMessage: 'It was tried before.' })).toBe('')
  })
})

describe('what a model claims beside its text', () => {
  const flag = {
    ...({ kind: 'contradiction', grade: 'doesNotHold', start: null, end: null } as const),
    claim: 'highlights are clipped',
    measured: '0.0 % of pixels are clipped in the highlights',
  }

  it('stands under the critique where a measurement contradicts it, a line each', () => {
    const onSentence = { ...flag, start: 0, end: 1, claim: 'it is sharp' }
    const html = renderToStaticMarkup(createElement(ClosingFlags, { flags: [onSentence, flag] }))
    expect(html).toBe(
      '<p class="closing-flag">The model says: highlights are clipped. <span class="flag-note">Measured: ' +
        '0.0 % of pixels are clipped in the highlights. This remark does not hold.</span></p>',
    )
  })

  it('is noted beside the fact that it disagrees with', () => {
    const blur = {
      ...({ tier: 'B', confidence: 0.8, label: 'Sharpness', display: 'crisp', statement: null } as const),
      ...({ verdict: 'sharp', sigmaPixels: 0, sigmaShare: 0, movement: null } as const),
      map: { columns: 1, rows: 1, sigmas: [0], confidences: [1] },
    }
    const shown = (disputed: ReadonlySet<FactId>): string =>
      renderToStaticMarkup(
        createElement(FactValue, { facts: { blur }, id: 'blur', label: 'Sharpness', disputed }),
      )
    expect(shown(new Set(['blur']))).toContain('<small>80 % sure, the model disagrees</small>')
    expect(shown(new Set(['noise']))).toContain('<small>80 % sure</small>')
  })
})
