import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenes } from '../../../test/corpus/scenes.ts'
import type { SectionScore } from '../../shared/critique.ts'
import { panelOf, type PanelMember } from './panel.ts'
import { anyClosingClaims } from './testing.ts'

const nothing = { facts: {}, camera: scenes.clean.camera }

function member(name: string, scores: Record<string, number>, rest: Partial<PanelMember> = {}): PanelMember {
  const listed = Object.entries(scores).map(([section, score]) => ({ section, score }) as SectionScore)
  return { jobId: name, advisorId: name, name, mode: 'vision', scores: listed, claims: null, ...rest }
}

describe('panelOf', () => {
  it('tells the levels that all share, and those that are two levels apart', () => {
    const a = member('A', { composition: 7, lighting: 9, color: 5, depth: 5 })
    const b = member('B', { composition: 6.2, lighting: 3, color: 7 })
    expect(panelOf([a, b], nothing)).toMatchObject({
      agree: ['A and B call the composition strong.'],
      differ: ['A calls the lighting rare, B calls it uneven.'],
    })
    const c = member('C', { lighting: 3, composition: 7.9 })
    expect(panelOf([a, b, c], nothing)).toMatchObject({
      agree: ['A, B and C call the composition strong.'],
      differ: ['A calls the lighting rare, B and C call it uneven.'],
    })
  })

  it('tells a fault that two saw, or one saw and another did not, and no lack of one', () => {
    const saw = (name: string, claims: PanelMember['claims']): PanelMember => member(name, {}, { claims })
    const a = saw('A', { highlights: 'lost', horizon: 'tilted', noise: 'clean', shadows: 'held' })
    const b = saw('B', { highlights: 'lost', horizon: 'level', noise: 'clean', shadows: 'held' })
    expect(panelOf([a, b], nothing)).toMatchObject({
      agree: ['A and B see the highlights lost.'],
      differ: ['A sees the horizon tilted, B sees it level.'],
    })
  })

  it('leaves out what a measurement contradicts', () => {
    const claims = { highlights: 'lost' } as const
    const panel = panelOf([member('A', {}, { claims }), member('B', {}, { claims })], scenes.clean)
    expect(panel).toMatchObject({ agree: [], differ: [] })
  })

  it('compares those who saw the picture with each other, and says nothing of one alone', () => {
    const seeing = member('A', { composition: 7 })
    const reading = member('B', { composition: 7 }, { mode: 'text' })
    const starter = member('C', {}, { mode: 'starter' })
    const empty = { advisors: [], agree: [], differ: [] }
    expect(panelOf([seeing, reading, starter], nothing)).toEqual(empty)
    expect(panelOf([seeing], nothing)).toEqual(empty)
    expect(panelOf([], nothing)).toEqual(empty)
    const both = panelOf([seeing, reading, member('D', { composition: 7 })], nothing)
    expect(both.advisors.map(({ name }) => name)).toEqual(['A', 'D'])
    expect(both.agree).toEqual(['A and D call the composition strong.'])
    const claims = { highlights: 'lost' } as const
    const readers = ['B', 'E'].map((name) => member(name, {}, { mode: 'text', claims }))
    expect(panelOf(readers, nothing)).toMatchObject({ agree: [], differ: [] })
  })

  it('property: a sentence names only advisors of the panel, and no two who agree differ on the same', () => {
    const sections = fc.constantFrom(
      'composition',
      'lighting',
      'focus',
      'color',
      'depth',
      'balance',
      'impact',
    )
    const scores = fc.dictionary(
      sections,
      fc.integer({ min: 10, max: 90 }).map((tenths) => tenths / 10),
    )
    const members = fc
      .array(fc.tuple(scores, anyClosingClaims), { maxLength: 5 })
      .map((all) => all.map(([each, claims], at) => member(`N${at}`, each, { claims })))
    fc.assert(
      fc.property(members, (each) => {
        const { advisors, agree, differ } = panelOf(each, nothing)
        const names = new Set(advisors.map(({ name }) => name))
        for (const sentence of [...agree, ...differ]) {
          expect(sentence.match(/N\d/g)?.every((name) => names.has(name))).toBe(true)
          expect(sentence).toMatch(/^N.* (?:calls?|sees?) .*\.$/)
          expect(sentence).not.toContain('undefined')
        }
        for (const sentence of agree) expect(sentence.match(/N\d/g)!.length).toBeGreaterThan(1)
        for (const sentence of differ) expect(new Set(sentence.match(/N\d/g)).size).toBeGreaterThan(1)
      }),
    )
  })
})
