import { describe, expect, it } from 'vitest'
import { sections } from '../../shared/critique.ts'
import { critiqueGrammar } from './grammar.ts'
import { writeCritique } from './testing.ts'

const literally = (text: string): string => text.replace(/[.*+?()|]/g, '\\$&')

/** A grammar without recursion is a regular expression; llama.cpp itself is asked in the engine's tests. */
function toRegExp(grammar: string): RegExp {
  const rules = new Map(
    grammar
      .trim()
      .split('\n')
      .map((rule) => rule.split(' ::= ') as [string, string]),
  )
  const expand = (body: string): string =>
    body.replace(/"(?:\\.|[^"\\])*"|\[(?:\\.|[^\]\\])*\]|[a-z][a-z-]*| /g, (part) => {
      if (part === ' ') return ''
      if (part.startsWith('"')) return literally(JSON.parse(part) as string)
      return part.startsWith('[') ? part : `(?:${expand(rules.get(part)!)})`
    })
  return new RegExp(`^${expand(rules.get('root')!)}$`, 'u')
}

describe.each(['vision', 'text'] as const)('the %s grammar', (mode) => {
  const accepted = toRegExp(critiqueGrammar(mode))

  it('accepts the skeleton with and without advice, in any script', () => {
    expect(writeCritique()).toMatch(accepted)
    expect(writeCritique({ advice: null })).toMatch(accepted)
    expect(writeCritique({ comment: ' 光は柔らかい。 A 🌒 and “quotes”, 50 % * done' })).toMatch(accepted)
    expect(writeCritique({ score: '10.0' })).toMatch(accepted)
    expect(writeCritique({ score: '0.5', bullets: 4 })).toMatch(accepted)
  })

  it.each(['7', '7.3', '7.50', '10.5', '11.0', '-1.0', '07.0'])('refuses the score %s', (score) => {
    expect(writeCritique({ score })).not.toMatch(accepted)
  })

  it('refuses another number of strengths or next steps', () => {
    expect(writeCritique({ bullets: 1 })).not.toMatch(accepted)
    expect(writeCritique({ bullets: 5 })).not.toMatch(accepted)
    expect(writeCritique({ steps: 2 })).not.toMatch(accepted)
    expect(writeCritique({ steps: 4 })).not.toMatch(accepted)
  })

  it('refuses headings of the model’s own, line breaks in a paragraph, and a preamble', () => {
    expect(writeCritique({ comment: 'One.\n## Extra' })).not.toMatch(accepted)
    expect(writeCritique({ comment: 'One.\nTwo.' })).not.toMatch(accepted)
    expect(writeCritique({ comment: '**Try:** this' })).not.toMatch(accepted)
    expect(`Okay.\n${writeCritique()}`).not.toMatch(accepted)
    expect(`${writeCritique()}\nOne more thing.`).not.toMatch(accepted)
  })

  it.each(sections.map(({ id }) => id))('lets no other mode-specific section go missing: %s', (id) => {
    const without = writeCritique({ without: id })
    if (mode === 'text' && id === 'impact') expect(without).toMatch(accepted)
    else expect(without).not.toMatch(accepted)
  })
})
