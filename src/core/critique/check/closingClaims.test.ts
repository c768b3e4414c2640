import { describe, expect, it } from 'vitest'
import { measured, type Measures } from '../../../../test/corpus/measured.ts'
import { scenes } from '../../../../test/corpus/scenes.ts'
import type { ClosingClaims } from '../../../shared/closingClaims.ts'
import type { Facts } from '../../../shared/facts.ts'
import { emptyCamera } from '../../../shared/photos.ts'
import { blurScale } from '../../../shared/scales/blur.ts'
import { castScale } from '../../../shared/scales/cast.ts'
import { highlightScale, shadowScale } from '../../../shared/scales/clipping.ts'
import { keyScale } from '../../../shared/scales/exposure.ts'
import { noiseScale } from '../../../shared/scales/noise.ts'
import { bandOf, isWrongAt, type Scale } from '../../../shared/scales/scale.ts'
import { tiltScale } from '../../../shared/scales/tilt.ts'
import { checkClosingClaims } from './closingClaims.ts'

const { clean } = scenes
const check = (claims: ClosingClaims, facts: Facts) =>
  checkClosingClaims(claims, { facts, camera: emptyCamera })

const ordinary: Measures = {
  high: 0.3,
  low: 0.3,
  key: 0,
  black: 0.002,
  tilt: 0.1,
  sigma: 1.5,
  blur: 1.5,
  m3: 25,
  cast: { a: 2, b: 0 },
  range: 8,
  rms: 0.2,
  mirror: 0.3,
  empty: 30,
  separation: 10,
  palette: [['#5f7590', 1]],
  aspect: { name: '3:2', ratio: 1.5, orientation: 'landscape' },
}
const facts = (changed: Partial<Measures>): Facts => measured({ ...ordinary, ...changed })

/** Each word, what of its scale it claims, and values from one end of the scale to the other. */
type Case = {
  claims: ClosingClaims
  scale: Scale
  claim: string
  from: number
  to: number
  at: (value: number) => Facts
}
const rows = (
  scale: unknown,
  [from, to]: [number, number],
  at: (value: number) => Facts,
  words: [ClosingClaims, string][],
): Case[] => words.map(([claims, claim]) => ({ claims, scale: scale as Scale, claim, from, to, at }))

const cases = [
  ...rows(keyScale, [-8, 2.4], (key) => facts({ key }), [
    [{ exposure: 'dark' }, 'dark'],
    [{ exposure: 'bright' }, 'bright'],
  ]),
  ...rows(highlightScale, [0, 30], (high) => facts({ high }), [
    [{ highlights: 'lost' }, 'clipped'],
    [{ highlights: 'held' }, 'held'],
  ]),
  ...rows(shadowScale, [0, 30], (low) => facts({ low }), [
    [{ shadows: 'lost' }, 'clipped'],
    [{ shadows: 'held' }, 'held'],
  ]),
  ...rows(noiseScale, [0, 20], (sigma) => facts({ sigma }), [
    [{ noise: 'noisy' }, 'noisy'],
    [{ noise: 'clean' }, 'clean'],
  ]),
  // Of 1600 pixels.
  ...rows(blurScale, [0, 8], (perMille) => facts({ blur: perMille * 1.6 }), [
    [{ focus: 'sharp' }, 'sharp'],
    [{ focus: 'soft' }, 'soft'],
    [{ focus: 'moved' }, 'soft'],
  ]),
  ...rows(tiltScale, [0, 12], (tilt) => facts({ tilt: -tilt }), [
    [{ horizon: 'tilted' }, 'tilted'],
    [{ horizon: 'level' }, 'level'],
  ]),
  ...rows(castScale, [0, 20], (a) => facts({ cast: { a: 0, b: a } }), [[{ cast: 'none' }, 'neutral']]),
]

describe.each(cases.map((each) => [JSON.stringify(each.claims), each] as const))('%s', (_, each) => {
  const { claims, scale, from, to, at } = each
  const { trueIn, wrong } = scale.claims[each.claim]!

  it('is contradicted where its scale says so and nowhere else, in no band that it is true for', () => {
    let contradicted = 0
    for (let step = 0; step <= 400; step++) {
      const measuredFacts = at(from + ((to - from) * step) / 400)
      const value = scale.valueOf(measuredFacts[scale.fact]!)!
      const found = check(claims, measuredFacts)
      expect(found).toHaveLength(isWrongAt(wrong, value) ? 1 : 0)
      if (trueIn.includes(bandOf(scale, value).name)) expect(found).toEqual([])
      contradicted += found.length
    }
    expect(contradicted).toBeGreaterThan(0)
  })
})

it('grades by the fact: certain, probable, or not sure enough to speak', () => {
  const tilted = clean.facts.tilt!
  const said = (confidence: number) => check({ horizon: 'tilted' }, { tilt: { ...tilted, confidence } })
  expect(said(0.95)).toMatchObject([{ grade: 'doesNotHold', claim: 'the horizon is tilted' }])
  expect(said(0.8)).toMatchObject([{ grade: 'checkThis', disputed: 'tilt' }])
  expect(said(0.4)).toEqual([])
  expect(check({ horizon: 'tilted' }, {})).toEqual([])
  expect(check({ highlights: 'lost' }, clean.facts)).toMatchObject([
    { grade: 'doesNotHold', disputed: 'clipping' },
  ])
})

it('holds a medium exposure against the ends of the scale only', () => {
  const medium = (key: number) => check({ exposure: 'medium' }, facts({ key })).length
  expect([-5, -3.6, -3.4, -1.3, 0, 1.4, 1.7, 1.9].map(medium)).toEqual([1, 1, 0, 0, 0, 0, 0, 1])
})

it('holds a cast against neutral greys and against the opposite, and leaves an angle between alone', () => {
  const said = (cast: NonNullable<ClosingClaims['cast']>, a: number, b: number) =>
    check({ cast }, facts({ cast: { a, b } })).length
  expect([said('warm', 0, 0.3), said('warm', 0, -5), said('warm', 0, 5), said('warm', 5, 1)]).toEqual([
    1, 1, 0, 0,
  ])
  expect([said('cool', 0, 5), said('green', 5, 0), said('magenta', -5, 0), said('green', -5, 0)]).toEqual([
    1, 1, 1, 0,
  ])
})

it('calls near-black shadows neither lost nor held', () => {
  expect(check({ shadows: 'lost' }, facts({ low: 0, black: 0.2 }))).toEqual([])
})

it('disputes no noise that the small picture of a model cannot show', () => {
  expect(check({ noise: 'clean' }, facts({ sigma: 9 }))).toMatchObject([
    { grade: 'doesNotHold', disputed: null },
  ])
  expect(check({ noise: 'noisy' }, facts({ sigma: 0.4 }))).toMatchObject([{ disputed: 'noise' }])
})

it('finds nothing in unsaid claims, and several in the order of the line', () => {
  expect(check({}, scenes.rough.facts)).toEqual([])
  const all = check({ noise: 'clean', highlights: 'held', exposure: 'bright' }, scenes.rough.facts)
  expect(all.map(({ disputed }) => disputed)).toEqual(['exposure', 'clipping', null])
})
