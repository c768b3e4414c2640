import { readFile } from 'node:fs/promises'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facts } from '../../shared/facts.ts'
import type { Operation } from '../../shared/operations.ts'
import { emptyCamera } from '../../shared/photos.ts'
import { findFlags } from '../critique/index.ts'
import { parseCritique } from '../critique/parse.ts'
import { observeAll } from '../critique/plan/index.ts'
import { observeOpening } from '../critique/plan/opening.ts'
import { situationOf } from '../critique/plan/situation.ts'
import { nextWords } from './adviceWords.ts'
import {
  createStarterStream,
  loadStarterWords,
  starterBrief,
  type Script,
  type ScriptInput,
} from './index.ts'
import { seededRandom } from './random.ts'
import { writeScript } from './script.ts'
import { arbitraryInput, completeInput, type ArbitraryInput } from './testing/arbitraryFacts.ts'
import { everyone } from './words.ts'

const words = await loadStarterWords('resources')
const anyInput = fc.oneof(arbitraryInput, completeInput)
const scriptOf = (input: ArbitraryInput): Script => writeScript({ words, ...input })

/** A critique with a sentence of each place chosen by `choose`. */
const textOf = ({ places }: Script, choose: (count: number) => number): string =>
  `${places.map(({ before, sentences }) => before + sentences[choose(sentences.length)]!).join('')}\n`

/** Words of a statistician, of another spelling, and of somebody who knows who it is. */
const unwanted =
  /\b(?:rms|sigma|σ|M3|dB|correlation|colou?rfulness|percentile|histogram bins?|colours?|grey|centre|he|she|his|her|him|hers|undefined|NaN)\b|[{}[\]|]/i

describe('what the starter writer may say', () => {
  it('never contradicts a measurement, and never repeats itself', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), (input, seed) => {
        const script = scriptOf(input)
        const random = seededRandom(seed)
        const text = textOf(script, (count) => Math.floor(random() * count))
        const evidence = { facts: input.facts, camera: input.camera ?? emptyCamera }
        expect(findFlags(text, { ...evidence, claims: null, hasSeen: false })).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('has no word of a statistician, no unfilled slot and no figure but a rounded one', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const { sentences } of scriptOf(input).places) {
          expect(sentences.length).toBeGreaterThan(0)
          for (const sentence of sentences) {
            expect(sentence).not.toMatch(unwanted)
            expect(sentence).toMatch(/^[A-Z0-9].*[.!?]$/)
            expect(sentence.replace(/\d+(?:\.\d)?(?: %| degrees?| pixels)/g, '')).not.toMatch(/\d/)
            expect(sentence).not.toContain('Ignore')
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('has sections that a parser finds again, none of them empty', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const script = scriptOf(input)
        const text = textOf(script, () => 0)
        const parsed = parseCritique(text)
        expect(parsed.sections[0]!.heading).toBe(
          script.plan.isSeen ? '## What I see' : '## What was measured',
        )
        expect(parsed.sections.map(({ id }) => id)).toEqual([...new Set(parsed.sections.map(({ id }) => id))])
        for (const { body } of parsed.sections) expect(body.trim()).not.toBe('')
        expect(parsed.scores).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(starterBrief({ words, ...input })).toEqual(starterBrief({ words, ...input }))
      }),
      { numRuns: 20 },
    )
  })

  it('gives no two pieces of advice on one topic', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const ids = scriptOf(input)
          .places.map(({ id }) => id)
          .filter((id) => id.startsWith('try') || id.startsWith('next'))
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.filter((id) => id === 'trybrighter' || id === 'trydarker').length).toBeLessThan(2)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the files of words', () => {
  const advisors = [...words.owners].filter((owner) => owner !== everyone)

  it('belong to the nine advisors, and name nothing that is not known', async () => {
    expect(advisors).toHaveLength(9)
    for (const advisor of advisors) {
      const source = await readFile(`resources/starter/${advisor}.txt`, 'utf8')
      const own = source.match(/^@\w+/gm)!.map((line) => line.slice(1))
      expect(words.ids).toEqual(expect.arrayContaining(own))
      // At least two of five sentences are this advisor's alone; nearly all are.
      expect(own.length / words.ids.length).toBeGreaterThan(0.6)
    }
  })

  it('have a sentence for every observation and every line of advice', () => {
    fc.assert(
      fc.property(anyInput, ({ facts }) => {
        const situation = situationOf(facts)
        for (const { id } of [...observeOpening(facts, situation), ...observeAll(facts, situation)])
          expect(words.ids).toContain(id)
      }),
    )
    expect(words.ids).toEqual(expect.arrayContaining(Object.values(nextWords)))
  })

  it('share no sentence between two advisors', async () => {
    const owners = new Map<string, string>()
    for (const advisor of advisors) {
      const source = await readFile(`resources/starter/${advisor}.txt`, 'utf8')
      for (const line of source.split('\n').filter((each) => each !== '' && !each.startsWith('@'))) {
        expect([line, owners.get(line)]).toEqual([line, undefined])
        owners.set(line, advisor)
      }
    }
  })
})

describe('the stream', () => {
  it('shows what the model chose, as it comes, however it is cut', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), fc.integer({ min: 1, max: 9 }), (input, seed, size) => {
        const script = scriptOf(input)
        const random = seededRandom(seed)
        const text = textOf(script, (count) => Math.floor(random() * count))
        const stream = createStarterStream(script)
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'gu'))!
        expect(pieces.map((piece) => stream.push(piece)).join('')).toBe(text)
        expect(stream.finish()).toBe('')
        expect(stream.replaced()).toBe(0)
      }),
      { numRuns: 40 },
    )
  })

  it('completes what breaks off or leaves the script', () => {
    fc.assert(
      fc.property(anyInput, fc.string(), fc.nat({ max: 400 }), (input, noise, length) => {
        const script = scriptOf(input)
        const stream = createStarterStream(script)
        const begun = textOf(script, () => 0).slice(0, length)
        const text = stream.push(begun) + stream.push(`¿${noise}`) + stream.finish()
        expect(parseCritique(text).sections.length).toBeGreaterThan(0)
        expect(text).toBe(textOf(script, () => 0))
      }),
      { numRuns: 40 },
    )
  })

  it('ties sentences to their places and operations', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const script = scriptOf(input)
        const stream = createStarterStream(script)
        const text = stream.finish()
        const tied = script.places.filter(
          ({ regions, operation, card }) => regions.length > 0 || operation || card,
        )
        expect(stream.remarks()).toHaveLength(tied.length)
        for (const [index, { start, end, regions, operation }] of stream.remarks().entries()) {
          expect(text.slice(start, end)).toBe(tied[index]!.sentences[0])
          expect([regions, operation]).toEqual([tied[index]!.regions, tied[index]!.operation])
          for (const { box } of regions) {
            expect(box.x + box.width).toBeLessThanOrEqual(1)
            expect(box.y + box.height).toBeLessThanOrEqual(1)
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('advice', () => {
  const meta = { tier: 'B', confidence: 0.9, label: '', display: '', statement: null } as const
  const tilted: Facts = { tilt: { ...meta, degrees: -1.8, kind: 'horizon' } }
  const write = (facts: Facts, operations: Operation[], id = 'everyone'): string => {
    const advice = operations.map((operation) => ({
      operation,
      promise: 'tilt' as const,
      before: 1,
      after: 0,
    }))
    const input: ScriptInput = { words, facts, advisor: { id, focus: ['composition'] }, advice, seed: 3 }
    return createStarterStream(writeScript(input)).finish()
  }

  it('has the size of its operation, in the section of its fault', () => {
    const text = write(tilted, [{ kind: 'level', degrees: 1.8 }])
    expect(text).toMatch(
      /## Composition\nThe horizon is 1\.8 degrees off level, counter-clockwise\.\n\n\*\*Try:\*\* .*1\.8 degrees clockwise/,
    )
    expect(text).not.toContain('## Next time')
    expect(write({}, [{ kind: 'exposure', stops: 0.64 }])).toMatch(/two thirds of a stop/)
    expect(write({}, [{ kind: 'crop', box: { x: 0.2, y: 0, width: 0.8, height: 1 } }])).toMatch(
      /a fifth off the left/,
    )
  })

  it('for next time needs a fault that was measured', () => {
    expect(write(tilted, [])).toMatch(/## Next time\n1\. .*(?:horizon|level)/)
    expect(write({}, [])).not.toContain('## Next time')
  })
})
