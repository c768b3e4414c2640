import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../shared/facts.ts'
import { planCritique } from './index.ts'

const sure = { tier: 'A', confidence: 1, label: '', display: '', statement: '' } as const
/** 64 bins with these shares in the darkest quarter, the two middle ones and the lightest. */
const histogram = (dark: number, middle: number, light: number) => ({
  luminance: Array.from({ length: 64 }, (_, bin) =>
    bin < 16 ? dark / 16 : bin < 48 ? middle / 32 : light / 16,
  ),
  red: [],
  green: [],
  blue: [],
})
const exposure = (tones: [number, number, number]): Facts['exposure'] => ({
  ...sure,
  keyStops: 0,
  meanL: 50,
  medianL: 50,
  rangeStops: 7,
  histogram: histogram(...tones),
})
const upright = (degrees: number, x: number) => ({
  x1: x,
  y1: 0.1,
  x2: x,
  y2: 0.9,
  kind: 'near-upright' as const,
  degrees,
})
const cells = (sigmas: number[]): Facts['blur'] => ({
  ...sure,
  verdict: 'sharp',
  sigmaPixels: 0,
  sigmaShare: 0,
  movement: null,
  map: { columns: sigmas.length / 4, rows: 4, sigmas, confidences: sigmas.map(() => 1) },
})
const spoken = (facts: Facts): string[] => planCritique(facts, []).spoken.map(({ id }) => id)

describe('what the eye would refute is not spoken', () => {
  it('a picture leans where several uprights do, not with one post', () => {
    const leaning = (lines: ReturnType<typeof upright>[]): Facts => ({
      tilt: { ...sure, degrees: 2.2, kind: 'uprights' },
      lines: { ...sure, lines },
    })
    expect(spoken(leaning([upright(2, 0.2), upright(2.5, 0.7)]))).toContain('leaning')
    expect(spoken(leaning([upright(2.2, 0.2), upright(0, 0.7)]))).not.toContain('leaning')
    expect(spoken(leaning([upright(2.2, 0.2)]))).not.toContain('leaning')
    expect(spoken({ tilt: { ...sure, degrees: 2.2, kind: 'uprights' } })).not.toContain('leaning')
  })

  it('black things before a gray wall are no hard light', () => {
    const contrast = { ...sure, rms: 0.3 }
    expect(spoken({ contrast, exposure: exposure([0.4, 0.3, 0.3]) })).toContain('hard')
    expect(spoken({ contrast, exposure: exposure([0.3, 0.5, 0.2]) })).not.toContain('hard')
  })

  it('the lights of a dark picture have a place where they lie together', () => {
    const lit = (digits: string): string[] =>
      spoken({
        exposure: { ...exposure([0.9, 0.09, 0.01])!, keyStops: -3, medianL: 8 },
        clipping: {
          ...sure,
          highlightPercent: 1,
          shadowPercent: 0.5,
          map: { columns: 8, rows: 4, cells: digits },
        },
      })
    expect(lit(`${'0'.repeat(12)}33${'0'.repeat(18)}`)).toContain('brightest')
    expect(lit(`3${'0'.repeat(6)}3${'0'.repeat(16)}3${'0'.repeat(6)}3`)).not.toContain('brightest')
  })

  it('what is black is told and blamed on nobody', () => {
    const facts: Facts = {
      exposure: exposure([0.3, 0.4, 0.3]),
      clipping: { ...sure, highlightPercent: 0, shadowPercent: 11 },
    }
    const black = planCritique(facts, []).spoken.find(({ topics }) => topics.includes('shadows'))
    expect(black).toMatchObject({ polarity: 'plain' })
  })

  it('edges are praised where there are edges: not beside much that is soft, black or white', () => {
    const sharp = Array.from({ length: 16 }, () => 0.4)
    const clipped = { ...sure, highlightPercent: 6, shadowPercent: 6 }
    expect(spoken({ blur: cells(sharp) })).toContain('crisp')
    expect(spoken({ blur: cells(sharp), clipping: clipped })).not.toContain('crisp')
    expect(spoken({ blur: cells([...sharp.slice(4), 3, 3, 4, 4]) })).not.toContain('crisp')
  })

  it('a sharp place is named where its sides are known to be soft', () => {
    // Columns 3 and 4 of 8 are sharp; a band that may run on has no cells to tell beside it.
    const rows = (beside: number | null) =>
      Array.from({ length: 32 }, (_, index) => ([3, 4].includes(index % 8) ? 0.4 : beside))
    const partly = (sigmas: (number | null)[]): Facts => {
      const blur = cells(sigmas as number[])!
      return { blur: { ...blur, verdict: 'partly-sharp' } }
    }
    expect(spoken(partly(rows(4)))).toContain('selective')
    const known = rows(null).map((sigma, index) => (index >= 24 || index < 8 ? (sigma ?? 4) : sigma))
    const middleOnly = known.map((sigma, index) => (sigma === 0.4 && (index < 8 || index >= 24) ? 4 : sigma))
    expect(spoken(partly(middleOnly))).not.toContain('selective')
  })

  it('a person stands where the face is', () => {
    const subject: Facts['subject'] = {
      ...sure,
      x: 1 / 3,
      y: 0.5,
      width: 0.5,
      height: 0.9,
      seen: { of: 'person', name: 'a person', share: 0.3, cutBy: [], mask: null },
    }
    const faces = (x: number): Facts['faces'] => ({
      ...sure,
      faces: [{ x, y: 0.1, width: 0.2, height: 0.3, score: 1, eyes: 'unsaid', sharpness: null, stops: null }],
    })
    expect(spoken({ subject, faces: faces(0.24) })).toContain('third')
    expect(spoken({ subject, faces: faces(0.34) })).not.toContain('third')
  })
})
