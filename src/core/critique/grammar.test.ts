import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sections } from '../../shared/critique.ts'
import { critiqueGrammar } from './grammar.ts'
import { closingTopics, closingVocabulary } from '../../shared/closingClaims.ts'
import { anyClosingClaims, writeClosingLine, writeCritique, type CritiqueOptions } from './testing.ts'

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

/** As the grammar has it: with its closing line. */
const written = (options: CritiqueOptions = {}): string => writeCritique(options) + writeClosingLine()

describe.each(['vision', 'text'] as const)('the %s grammar', (mode) => {
  const accepted = toRegExp(critiqueGrammar(mode))

  it('accepts the skeleton with and without advice, in any script', () => {
    expect(written()).toMatch(accepted)
    expect(written({ advice: null })).toMatch(accepted)
    expect(written({ comment: ' 光は柔らかい。 A 🌒 and “quotes”, 50 % * done' })).toMatch(accepted)
    expect(written({ score: '10.0' })).toMatch(accepted)
    expect(written({ score: '0.5', bullets: 4 })).toMatch(accepted)
  })

  it.each(['7', '7.3', '7.50', '10.5', '11.0', '-1.0', '07.0'])('refuses the score %s', (score) => {
    expect(written({ score })).not.toMatch(accepted)
  })

  it('refuses another number of strengths or next steps', () => {
    expect(written({ bullets: 1 })).not.toMatch(accepted)
    expect(written({ bullets: 5 })).not.toMatch(accepted)
    expect(written({ steps: 2 })).not.toMatch(accepted)
    expect(written({ steps: 4 })).not.toMatch(accepted)
  })

  it('refuses headings of the model’s own, line breaks in a paragraph, and a preamble', () => {
    expect(written({ comment: 'One.\n## Extra' })).not.toMatch(accepted)
    expect(written({ comment: 'One.\nTwo.' })).not.toMatch(accepted)
    expect(written({ comment: '**Try:** this' })).not.toMatch(accepted)
    expect(`Okay.\n${written()}`).not.toMatch(accepted)
    expect(`${written()}\nOne more thing.`).not.toMatch(accepted)
  })

  it.each(sections.map(({ id }) => id))('lets no other mode-specific section go missing: %s', (id) => {
    const without = written({ without: id })
    if (mode === 'text' && id === 'impact') expect(without).toMatch(accepted)
    else expect(without).not.toMatch(accepted)
  })

  it('accepts every closing line of the vocabulary', () => {
    fc.assert(
      fc.property(anyClosingClaims, (claims) => {
        expect(writeCritique() + writeClosingLine(claims)).toMatch(accepted)
      }),
    )
  })

  it('refuses any other: words of another topic or of its own, topics that miss, come twice or out of order', () => {
    const words = [...Object.values(closingVocabulary).flat(), 'unsaid', 'perhaps', 'Dark', '']
    const pair = fc.tuple(fc.constantFrom<string>(...closingTopics, 'light'), fc.constantFrom(...words))
    // Mostly right, so that a single fault is tried, too.
    const pairs = fc
      .tuple(fc.array(pair, { maxLength: 3 }), fc.nat(closingTopics.length), fc.nat(2))
      .map(([others, at, gone]) => {
        const right = closingTopics.map((topic): [string, string] => [topic, 'unsaid'])
        right.splice(at, gone, ...others)
        return right
      })
    const isRight = (line: [string, string][]): boolean =>
      line.length === closingTopics.length &&
      line.every(([topic, word], at) => {
        const known: readonly string[] = [...closingVocabulary[closingTopics[at]!], 'unsaid']
        return topic === closingTopics[at] && known.includes(word)
      })
    fc.assert(
      fc.property(pairs, (line) => {
        const text = `${writeCritique()}#claims ${line.map((each) => each.join('=')).join(' ')}.`
        expect(accepted.test(text)).toBe(isRight(line))
      }),
      { numRuns: 500 },
    )
  })

  it('refuses a closing line that is missing, cut, doubled or followed by anything', () => {
    const whole = writeClosingLine()
    for (const end of [
      '',
      whole.slice(0, -1),
      `${whole}\n`,
      `\n${whole}`,
      `${whole}\n${whole}`,
      `${whole} Yes.`,
    ]) {
      expect(writeCritique() + end).not.toMatch(accepted)
    }
    expect(written({ comment: whole })).not.toMatch(accepted)
  })
})
