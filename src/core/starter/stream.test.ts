import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fallbackCritique } from './fallback.ts'
import { loadGrammar } from './grammar.ts'
import { listPlaces } from './places.ts'
import { planStarter, type StarterPlan } from './plan.ts'
import { createStarterStream } from './stream.ts'
import { arbitraryInput } from './testing/arbitraryFacts.ts'
import { faultsIn } from './testing/faultsIn.ts'

const grammar = await loadGrammar('resources')
const arbitraryPlan = arbitraryInput.map((input) => planStarter({ grammar, ...input }))

/** What a faithful model writes. */
const rawOf = (plan: StarterPlan): string[] =>
  listPlaces(plan).map(({ word, isHeading, template }, index, places) => {
    const before = places[index - 1]?.word
    return [...(before ? [before] : []), word, ...(isHeading ? [] : [template()])]
      .map((part) => ` ${part}`)
      .join('')
  })

function run(plan: StarterPlan, pieces: string[]) {
  const stream = createStarterStream(plan)
  const text = pieces.map(stream.push).join('') + stream.finish()
  return { text, replaced: stream.replaced() }
}

describe('the stream', () => {
  it('shows a faithful model as it wrote, slots filled', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const { text, replaced } = run(plan, [rawOf(plan).join('\n')])
        expect(replaced).toBe(0)
        expect(faultsIn(text, plan)).toEqual([])
      }),
    )
  })

  it('makes a full critique of garbage', () => {
    fc.assert(
      fc.property(arbitraryPlan, fc.array(fc.string({ unit: 'binary' })), (plan, pieces) => {
        expect(faultsIn(run(plan, pieces).text, plan)).toEqual([])
      }),
    )
  })

  it('makes a full critique of damaged lines: lost, doubled, swapped, altered', () => {
    const damage = fc.array(
      fc.tuple(fc.nat(60), fc.constantFrom('lose', 'double', 'swap', 'alter', 'invent')),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(arbitraryPlan, damage, (plan, harms) => {
        const lines = rawOf(plan)
        for (const [place, harm] of harms) {
          const at = place % lines.length
          if (harm === 'lose') lines.splice(at, 1)
          if (harm === 'double') lines.splice(at, 0, lines[at]!)
          if (harm === 'swap') lines.push(...lines.splice(at, 1))
          if (harm === 'alter') lines[at] = `${lines[at]} 12 % more.`
          if (harm === 'invent') lines.splice(at, 0, 'A boat lies on the lake.')
          if (lines.length === 0) return
        }
        const { text } = run(plan, [lines.join('\n')])
        expect(faultsIn(text, plan)).toEqual([])
        expect(text).not.toMatch(/boat|12 % more/)
      }),
    )
  })

  it('shows the same text however the raw text is cut', () => {
    const cuts = fc.array(fc.nat(3000), { maxLength: 30 })
    fc.assert(
      fc.property(arbitraryPlan, fc.array(fc.nat(60), { maxLength: 3 }), cuts, (plan, lost, at) => {
        const raw = rawOf(plan)
          .filter((_, index) => !lost.includes(index))
          .join('\n')
        const bounds = [0, ...at.filter((cut) => cut < raw.length).toSorted((a, b) => a - b), raw.length]
        const pieces = bounds.slice(1).map((end, index) => raw.slice(bounds[index], end))
        expect(run(plan, pieces)).toEqual(run(plan, [raw]))
      }),
    )
  })

  it('shows each sentence as soon as its line has ended', () => {
    const plan = fc.sample(arbitraryPlan, { numRuns: 1, seed: 3 })[0]!
    const stream = createStarterStream(plan)
    const [heading, sentence] = rawOf(plan)
    expect(stream.push(heading!)).toBe('')
    expect(stream.push('\n')).toBe('## What I see')
    expect(stream.push(sentence!.slice(0, 9))).toBe('')
    expect(stream.push(`${sentence!.slice(9)}\n`)).toMatch(/^\n\S/)
  })

  it("counts what it had to replace, and keeps the rest of the model's words", () => {
    const plan = fc.sample(arbitraryPlan, { numRuns: 1, seed: 5 })[0]!
    const whole = rawOf(plan)
    const spoiled = whole.with(1, ' see framewide Highlights are blown.')
    expect(run(plan, [spoiled.join('\n')]).replaced).toBe(1)
    expect(run(plan, [whole.toSpliced(1, 1).join('\n')]).replaced).toBe(1)
    expect(run(plan, [whole.toSpliced(1, 0, 'A sentence too many.').join('\n')]).replaced).toBe(1)
    expect(run(plan, []).replaced).toBe(whole.length)
  })
})

describe('fallbackCritique', () => {
  it('is a conforming critique without a model', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        expect(faultsIn(fallbackCritique(plan), plan)).toEqual([])
      }),
    )
  })

  it('differs between seeds', () => {
    const [input] = fc.sample(arbitraryInput, { numRuns: 1, seed: 1 })
    const texts = [1, 2, 3, 4].map((seed) => fallbackCritique(planStarter({ grammar, ...input!, seed })))
    expect(new Set(texts).size).toBe(4)
  })
})
