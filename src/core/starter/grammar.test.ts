import { describe, expect, it } from 'vitest'
import { formPattern } from './form.ts'
import { loadGrammar, parseGrammar } from './grammar.ts'
import { plainAdvisor, readRawLine, renderPrompt, type RawLine } from './layout.ts'
import fixture from './testing/corpus.json' with { type: 'json' }

const grammar = await loadGrammar('resources')
const allLabels = grammar.sections.flatMap((section) => section.labels)

describe('the shipped grammar', () => {
  it('is the one the corpus was made of', () => {
    expect(grammar.sha256).toBe(fixture.grammarSha256)
    expect(grammar.size).toBe(fixture.sentences)
    expect(grammar.size).toBeGreaterThan(3000)
  })

  it('gives every advisor a sentence for every label, and some of their own in several sections', () => {
    for (const label of allLabels) expect(grammar.forms(label, plainAdvisor).length).toBeGreaterThan(0)
    expect([...grammar.advisors].toSorted()).toEqual([
      'ansel',
      'cunningham',
      'gehry',
      'gilpin',
      'mondrian',
      'okeefe',
      'vangogh',
      'watkins',
      'weston',
    ])
    for (const advisor of grammar.advisors) {
      const owning = grammar.sections.filter((section) =>
        section.labels.some(
          (label) => grammar.forms(label, advisor).length > grammar.forms(label, plainAdvisor).length,
        ),
      )
      expect(owning.length).toBeGreaterThanOrEqual(5)
    }
  })

  it('holds no digits: numbers come through slots', () => {
    for (const label of allLabels)
      for (const advisor of [plainAdvisor, ...grammar.advisors])
        for (const form of grammar.forms(label, advisor)) expect(formPattern(form)).not.toMatch(/\d/)
  })
})

describe('the corpus, as Python makes it', () => {
  it.each(fixture.documents)(
    'has the prompt and the sentences that are expected here: $prompt',
    (document) => {
      const sections = document.sections as Parameters<typeof renderPrompt>[2]
      expect(renderPrompt(document.advisor, document.variant, sections)).toBe(document.prompt)
      const lines = document.answer.split('\n').map((line) => readRawLine(line.trim()))
      expect(lines.map((line) => line?.word)).toEqual(sections.flatMap(({ id, labels }) => [id, ...labels]))
      const said = lines.filter((line) => line && line.sentence !== '') as RawLine[]
      expect(said.map(({ word }) => word)).toEqual(sections.flatMap((section) => section.labels))
      for (const { word, sentence } of said)
        expect(grammar.allows(word, document.advisor, sentence)).toBe(true)
    },
  )
})

describe('parseGrammar', () => {
  const small = parseGrammar(
    '== see\n@sky blue\nThe sky is [blue|clear].\nansel> Blue, {n}.\n@sky grey\nGrey.',
  )

  it('puts own forms first and keeps them to their owners', () => {
    expect(small.allows('skyblue', 'ansel', 'Blue, {n}.')).toBe(true)
    expect(small.allows('skyblue', 'weston', 'Blue, {n}.')).toBe(false)
    const shared = ['The sky is ', [['blue'], ['clear']], '.']
    expect(small.forms('skyblue', 'ansel')).toEqual([['Blue, {n}.'], ['Blue, {n}.'], shared])
    expect(small.forms('skyblue', 'weston')).toEqual([shared])
    expect(small.allows('skyblue', 'weston', 'Grey.')).toBe(false)
    expect(small.size).toBe(4)
  })

  it('names what it does not know', () => {
    expect(() => small.forms('skyred', 'ansel')).toThrow(/skyred/)
    expect(() => parseGrammar('A sentence.')).toThrow(/under no label/)
  })
})
