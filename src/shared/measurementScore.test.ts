import { describe, expect, it } from 'vitest'
import type { FactId, Facts } from './facts.ts'
import {
  briefScore,
  describeScore,
  gradings,
  measuredParts,
  scoreMeasurements,
  type Judged,
} from './measurementScore.ts'

const sure = { tier: 'A', confidence: 1, label: '', display: '', statement: null } as const
const bins = Array.from({ length: 64 }, () => 1 / 64)
const histogram = { luminance: bins, red: bins, green: bins, blue: bins }
const flawless: Facts = {
  exposure: { ...sure, keyStops: 0, meanL: 50, medianL: 50, rangeStops: 8, histogram },
  contrast: { ...sure, rms: 0.2 },
  clipping: { ...sure, highlightPercent: 0, shadowPercent: 0 },
  noise: { ...sure, sigma: 0.4 },
  blur: {
    ...sure,
    verdict: 'sharp',
    sigmaPixels: 0,
    sigmaShare: 0,
    movement: null,
    map: { columns: 1, rows: 1, sigmas: [0], confidences: [1] },
  },
  compression: { ...sure, quality: 92, blocking: 0.4, isStrong: false },
  enlargement: { ...sure, factor: null },
  tilt: { ...sure, degrees: 0.1, kind: 'horizon' },
  cast: {
    ...sure,
    a: 0.3,
    b: 0.2,
    neutralPercent: 30,
    greyWorld: { a: 0, b: 0 },
    shadesOfGrey: { a: 0, b: 0 },
  },
}
const judged = (changes: Partial<Judged> = {}): Judged => ({
  width: 3000,
  height: 2000,
  isDamaged: false,
  facts: flawless,
  ...changes,
})
const score = (changes?: Partial<Judged>) => scoreMeasurements(judged(changes))
const withFacts = (facts: Facts) => score({ facts: { ...flawless, ...facts } })
const unsure = (id: FactId): Facts => ({
  [id]: { ...flawless[id], confidence: 0.2 },
})

describe('scoreMeasurements', () => {
  it('gives ten where no measurement finds a defect', () => {
    expect(score()).toEqual({ overall: 10, tones: 10, sharpness: 10, level: 10, neutrality: 10 })
  })

  it.each([
    ['a damaged file', { isDamaged: true }],
    ['a picture too small to judge', { width: 319, height: 200 }],
    ['an empty picture', { facts: { ...flawless, contrast: { ...sure, rms: 0 } } }],
    ['a picture of which nothing was measured', { facts: {} }],
    ['a picture without a measured sharpness', { facts: { ...flawless, ...unsure('blur') } }],
    ['a picture without a measured noise', { facts: { ...flawless, ...unsure('noise') } }],
  ])('gives none for %s', (_, changes) => {
    expect(score(changes)).toBeNull()
  })

  it('neither gains nor loses by a level or a grey that cannot be measured', () => {
    const tilted: Facts = { tilt: { ...sure, degrees: 6, kind: 'horizon' } }
    expect(withFacts(tilted)).toMatchObject({ overall: 10, level: 5 })
    expect(withFacts(unsure('tilt'))).toMatchObject({ overall: 10, level: null })
    expect(withFacts(unsure('cast'))).toMatchObject({ overall: 10, neutrality: null })
  })

  it('is told with the parts that are known', () => {
    const noisy = withFacts({ noise: { ...sure, sigma: 4 }, ...unsure('cast') })!
    expect(describeScore(noisy)).toBe('9.0 of 10: sharpness 8.0, no measured fault in tones and level')
    expect(briefScore(noisy)).toBe('9.0')
  })

  it('is no ten where merely no fault was measured, nor hides what the overall does not count', () => {
    expect(describeScore(score()!)).toBe('no measured fault in tones, sharpness, level and neutral grays')
    expect(briefScore(score()!)).toBe('no fault')
    const tilted = withFacts({ tilt: { ...sure, degrees: 6, kind: 'horizon' }, ...unsure('cast') })!
    expect(describeScore(tilted)).toBe('level 5.0, no measured fault in tones and sharpness')
    expect(briefScore(tilted)).toBe('level 5.0')
  })

  it('counts strong compression and enlargement as lost sharpness', () => {
    const saved = (quality: number | null, isStrong: boolean): Facts => ({
      compression: { ...sure, quality, blocking: isStrong ? 2 : 0.4, isStrong },
    })
    const enlarged = (factor: number): Facts => ({ enlargement: { ...sure, factor } })
    const sharpness = (facts: Facts) => withFacts(facts)?.sharpness
    expect([92, 40, 39, 25, 20].map((quality) => sharpness(saved(quality, quality < 40)))).toEqual([
      10, 10, 7, 7, 5,
    ])
    expect([sharpness(saved(95, true)), sharpness(saved(null, true))]).toEqual([7, 7])
    expect([1.5, 2, 4].map((factor) => sharpness(enlarged(factor)))).toEqual([8, 5, 5])
    expect(withFacts(saved(20, true))).toMatchObject({ tones: 10, overall: 7.5 })
  })

  it('counts lights that were clipped and darkened then', () => {
    const dark = { ...histogram }
    for (const channel of ['red', 'green', 'blue'] as const)
      dark[channel] = bins.map((_, bin) => (bin < 40 ? 1 / 40 : 0))
    const { exposure } = flawless
    expect(withFacts({ exposure: { ...exposure!, histogram: dark } })).toMatchObject({ tones: 8, overall: 9 })
  })

  it.each(measuredParts)('never gives a worse band of %s more', (part) => {
    for (const { scale, grades } of gradings[part]) {
      const row = scale.bands.map(({ name }) => grades[name]!)
      expect(row[0]).toBe(1)
      expect(row).toEqual(row.toSorted((one, other) => other - one))
      expect(row.at(-1)).toBeGreaterThan(0)
    }
  })
})
