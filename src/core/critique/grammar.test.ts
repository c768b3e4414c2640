import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sections, type SectionId } from '../../shared/critique.ts'
import { levels } from '../../shared/levels.ts'
import { gemmaBoxes } from './families/gemma.ts'
import { qwenBoxes } from './families/qwen.ts'
import { critiqueGrammar } from './grammar.ts'
import { closingTopics, closingVocabulary } from '../../shared/closingClaims.ts'
import { anyClosingClaims, writeClosingLine, writeCritique, type CritiqueOptions } from './testing.ts'

const literally = (text: string): string => text.replace(/[.*+?()|[\]{}^$\\]/g, '\\$&')

/** A grammar without recursion is a regular expression; llama.cpp itself is asked in the engine's tests. */
function toRegExp(grammar: string): RegExp {
  const rules = new Map(
    grammar
      .trim()
      .split('\n')
      .map((rule) => rule.split(' ::= ') as [string, string]),
  )
  const expand = (body: string): string =>
    body.replace(/"(?:\\.|[^"\\])*"|\[(?:\\.|[^\]\\])*\]|[a-z]+| /g, (part) => {
      if (part === ' ') return ''
      if (part.startsWith('"')) return literally(JSON.parse(part) as string)
      return part.startsWith('[') ? part : `(?:${expand(rules.get(part)!)})`
    })
  return new RegExp(`^${expand(rules.get('root')!)}$`, 'u')
}

/** As the grammar has it: with its levels and its closing line. */
const written = (options: CritiqueOptions = {}): string =>
  writeCritique({ level: 'sound', ...options }) + writeClosingLine()

describe('the grammar', () => {
  const accepted = toRegExp(critiqueGrammar(null))
  const judged = sections.flatMap(({ id, scored }) => (scored ? [id] : []))

  it('accepts the skeleton with and without advice, in any script', () => {
    expect(written()).toMatch(accepted)
    expect(written({ advice: null })).toMatch(accepted)
    expect(written({ comment: ' 光は柔らかい。 A 🌒 and “quotes”, 50 % * done' })).toMatch(accepted)
    expect(written({ bullets: 4 })).toMatch(accepted)
    expect(written({ bullets: 1, steps: 1 })).toMatch(accepted)
    expect(written().replace('What I see', 'What was measured')).toMatch(accepted)
  })

  it('accepts each of the five levels, and refuses another word, a number, or none', () => {
    for (const level of levels) expect(written({ level })).toMatch(accepted)
    for (const level of ['good', '7', '7.5', 'Strong', 'strong ', '']) {
      expect(written({ level })).not.toMatch(accepted)
    }
    expect(writeCritique() + writeClosingLine()).not.toMatch(accepted)
    expect(written({ score: '7.5' })).not.toMatch(accepted)
  })

  it('refuses another number of lines in a list', () => {
    expect(written({ bullets: 0 })).not.toMatch(accepted)
    expect(written({ bullets: 5 })).not.toMatch(accepted)
    expect(written({ steps: 0 })).not.toMatch(accepted)
    expect(written({ steps: 4 })).not.toMatch(accepted)
  })

  it('refuses headings of the model’s own, line breaks in a paragraph, and a preamble', () => {
    expect(written({ comment: 'One.\n## Extra' })).not.toMatch(accepted)
    expect(written({ comment: 'One.\nTwo.' })).not.toMatch(accepted)
    expect(written({ comment: '**Try:** this' })).not.toMatch(accepted)
    expect(`Okay.\n${written()}`).not.toMatch(accepted)
    expect(`${written()}\nOne more thing.`).not.toMatch(accepted)
  })

  it('lets any judged sections go missing as long as two remain, and strengths, but no other', () => {
    const left = fc.subarray(sections.map(({ id }) => id))
    fc.assert(
      fc.property(left, (without) => {
        const remaining = judged.filter((id) => !without.includes(id)).length
        const needed: SectionId[] = ['see', 'limits', 'next']
        const isWhole = remaining >= 2 && needed.every((id) => !without.includes(id))
        expect(accepted.test(written({ without }))).toBe(isWhole)
      }),
      { numRuns: 300 },
    )
    expect(written({ without: ['strengths', ...judged.slice(2)] })).toMatch(accepted)
  })

  it.each([
    ['Qwen', qwenBoxes, '{"bbox_2d": [0, 12, 999, 1000], "label": "the white boat"}'],
    ['Gemma', gemmaBoxes, '{"box_2d": [0, 20, 300, 40], "label": "光"}'],
  ])('lets %s point at up to two things before a level, in its own form alone', (_name, boxes, place) => {
    const pointing = toRegExp(critiqueGrammar(boxes))
    const withPlaces = (...places: string[]): string =>
      written().replace('#level', `${places.map((each) => `#place ${each}\n`).join('')}#level`)
    for (const places of [[], [place], [place, place]]) expect(withPlaces(...places)).toMatch(pointing)
    for (const odd of [
      place.replace('_2d', '_3d'),
      place.replace('0, ', '01, '),
      place.replace('0, ', '1001, '),
      place.replace('0, ', '-1, '),
      place.replace('label": "', 'label": "a b c d e '),
      place.replace('"}', '\\""}'),
      place.replace('}', ', "x": 1}'),
    ]) {
      expect(withPlaces(odd)).not.toMatch(pointing)
    }
    expect(withPlaces(place, place, place)).not.toMatch(pointing)
    expect(withPlaces(place)).not.toMatch(accepted)
  })

  it('refuses sections in another order, or twice', () => {
    const [first, second] = written().match(/## (?:Composition|Lighting)[^#]*#level sound\n/g)!
    expect(written().replace(first + second, second + first)).not.toMatch(accepted)
    expect(written().replace(first, first + first)).not.toMatch(accepted)
  })

  it('accepts every closing line of the vocabulary', () => {
    fc.assert(
      fc.property(anyClosingClaims, (claims) => {
        expect(writeCritique({ level: 'rare' }) + writeClosingLine(claims)).toMatch(accepted)
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
        const text = `${writeCritique({ level: 'weak' })}#claims ${line.map((each) => each.join('=')).join(' ')}.`
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
      expect(writeCritique({ level: 'weak' }) + end).not.toMatch(accepted)
    }
    expect(written({ comment: whole })).not.toMatch(accepted)
  })
})
