import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact, Facts } from '../../shared/facts.ts'
import { emptyCamera } from '../../shared/photos.ts'
import { formPattern } from './form.ts'
import { loadGrammar } from './grammar.ts'
import { planStarter, type StarterInput } from './plan.ts'
import { arbitraryInput } from './testing/arbitraryFacts.ts'

const grammar = await loadGrammar('resources')

const meta = { tier: 'A', confidence: 1, label: '', display: '', statement: null } as const
const exposure = (keyStops: number) => ({ exposure: { ...meta, keyStops } as unknown as Fact<'exposure'> })
const clipping = (highlightPercent: number, shadowPercent = 0) => ({
  clipping: { ...meta, highlightPercent, shadowPercent },
})
const tilt = (degrees: number, confidence: number) => ({
  tilt: { ...meta, tier: 'B', degrees, confidence, kind: 'horizon' } as const,
})
const plan = (facts: Facts, rest: Partial<StarterInput> = {}) =>
  planStarter({
    grammar,
    facts,
    camera: null,
    advisor: { id: 'ansel', focus: ['lighting'] },
    seed: 1,
    ...rest,
  })
const labelsOf = (facts: Facts, rest: Partial<StarterInput> = {}) =>
  plan(facts, rest).sections.flatMap((section) => section.labels)

describe('planStarter', () => {
  it('asks only for sentences the grammar has, in its order, with every slot filled', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const made = planStarter({ grammar, ...input })
        for (const { id, labels } of made.sections) {
          const known = grammar.sections.find((section) => section.id === id)!.labels
          expect(known).toEqual(expect.arrayContaining(labels))
          const isRanked = id === 'strengths' || id === 'next'
          expect(isRanked ? [] : labels).toEqual(
            isRanked ? [] : known.filter((each) => labels.includes(each)),
          )
          for (const label of labels)
            for (const form of grammar.forms(label, made.advisor))
              for (const [, slot] of formPattern(form).matchAll(/\{([a-z]+)\\\}/g))
                expect(made.slots, `${label} needs ${slot}`).toHaveProperty(slot!)
        }
      }),
    )
  })

  it('gives two to four strengths, three things for next time', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const { sections } = planStarter({ grammar, ...input })
        const strengths = sections.find(({ id }) => id === 'strengths')!.labels
        expect(strengths.length).toBeLessThanOrEqual(4)
        expect(strengths.length).toBeGreaterThanOrEqual(strengths[0] === 'goodwhole' ? 1 : 2)
        expect(new Set(sections.find(({ id }) => id === 'next')!.labels)).toHaveProperty('size', 3)
      }),
    )
  })

  it('says the same for the same seed', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        expect(planStarter({ grammar, ...input })).toEqual(planStarter({ grammar, ...input }))
      }),
    )
  })

  it('leaves out what was not measured', () => {
    expect(plan({}).sections.map(({ id }) => id)).toEqual(['see', 'strengths', 'next'])
    expect(plan(clipping(0)).sections.map(({ id }) => id)).toEqual(['see', 'lighting', 'strengths', 'next'])
    expect(labelsOf({})).toContain('noneknown')
  })

  it('states a tilt, words it with care, or is silent, by its confidence', () => {
    expect(labelsOf(tilt(3, 0.9))).toEqual(
      expect.arrayContaining(['linelean', 'tiltstrong', 'trycompositiontilt']),
    )
    expect(labelsOf(tilt(3, 0.6))).toContain('tiltmaybe')
    expect(labelsOf(tilt(3, 0.6))).not.toContain('trycompositiontilt')
    expect(labelsOf(tilt(3, 0.4)).join()).not.toMatch(/tilt|line|level/)
    expect(labelsOf(tilt(0.2, 0.9))).toContain('tiltlevel')
  })

  it('turns a tilted line back the other way', () => {
    expect(plan(tilt(-2.3, 1)).slots).toMatchObject({
      tilt: '2.3',
      turn: 'counter-clockwise',
      unturn: 'clockwise',
    })
    expect(plan(tilt(2.3, 1)).slots).toMatchObject({
      tilt: '2.3',
      turn: 'clockwise',
      unturn: 'counter-clockwise',
    })
  })

  it('never asks for more light where highlights are lost, nor for less where all is dark', () => {
    const dark = labelsOf({ ...exposure(-3.4), ...clipping(8) })
    expect(dark).toEqual(expect.arrayContaining(['trylightingmid', 'nextlight']))
    expect(labelsOf({ ...exposure(-3.4), ...clipping(0) })).toEqual(
      expect.arrayContaining(['trylightingdark', 'nextbrighter']),
    )
    expect(dark.join()).not.toMatch(/trylightingdark|nextbrighter|nexthighlights|nextdarker/)
    const bright = labelsOf({ ...exposure(1.8), ...clipping(8) })
    expect(bright).toEqual(expect.arrayContaining(['trylightinghi', 'nexthighlights']))
    expect(bright.join()).not.toMatch(/nextbrighter|trylightingdark/)
  })

  it('names a cast as the panel does, and its opposite', () => {
    const cast = {
      ...meta,
      tier: 'B',
      neutralPercent: 40,
      greyWorld: { a: 0, b: 0 },
      shadesOfGrey: { a: 0, b: 0 },
    }
    const leaning = (a: number, b: number) => plan({ cast: { ...cast, a, b } as Fact<'cast'> }).slots
    expect(leaning(0, 9)).toMatchObject({ lean: 'yellow', unlean: 'blue' })
    expect(leaning(-6, -6)).toMatchObject({ lean: 'cyan', unlean: 'orange' })
    expect(leaning(7, -1)).toMatchObject({ lean: 'magenta-red', unlean: 'green' })
  })

  it('gives corrections in words and without a sign: only measurements are written as numbers', () => {
    expect(plan(exposure(-2.9)).slots).toMatchObject({
      ev: 'one and a half',
      key: '2.9 stops below middle grey',
    })
    expect(plan(exposure(-6.3)).slots).toMatchObject({ ev: 'two', key: '6.3 stops below middle grey' })
    expect(plan(exposure(1.6)).slots).toMatchObject({
      ev: 'one and a half',
      key: '1.6 stops above middle grey',
    })
    expect(plan(exposure(-0.01)).slots).toMatchObject({ key: 'right at middle grey' })
  })

  it('speaks of the camera only when the file does', () => {
    const sharp = clipping(0)
    expect(labelsOf({ ...sharp, noise: { ...meta, sigma: 1 } }, { camera: emptyCamera }).join()).not.toMatch(
      /camera/,
    )
    const camera = { ...emptyCamera, shutter: 1 / 15, focalLength: 85, iso: 400 }
    const made = plan({ ...sharp, noise: { ...meta, sigma: 1 } }, { camera })
    expect(made.sections.flatMap(({ labels }) => labels)).toEqual(
      expect.arrayContaining(['cameraslow', 'nextshutter']),
    )
    expect(made.slots).toMatchObject({ settings: '1/15 s, ISO 400, 85 mm', speed: '1/15 s', focal: '85 mm' })
  })

  it("opens the sections an advisor dwells on, in that advisor's words", () => {
    expect(labelsOf(clipping(0))).toContain('openlightingany')
    expect(labelsOf(clipping(0), { advisor: { id: 'ansel', focus: ['color'] } })).not.toContain(
      'openlightingany',
    )
    expect(plan({}, { advisor: { id: 'mine', focus: ['color'] } }).prompt.user).toMatch(
      /^plain [a-l] see noneknown strengths /,
    )
  })
})
