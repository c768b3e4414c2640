// The notation of the lexicon and how its terms are found in a sentence.
import type { Reading, Span } from './reading.ts'

/** `isCue`: a "nothing" among these terms denies what follows. */
export type Terms = { source: string; pattern: RegExp; isCue?: true }

/**
 * Terms in one text, separated by commas. Words stand as in `Reading.line`; `hold~` is the verb with its regular
 * endings, ` .. ` up to three words, ` . ` any one; otherwise a term is a regular expression without captures.
 */
export function terms(...lists: string[]): Terms {
  const alternatives = lists.flatMap(separate).filter((term) => term !== '')
  const source = `(?:${alternatives.map(expand).join('|')})`
  return { source, pattern: wordPattern(source) }
}

/** Terms of figures of speech. A gap in one (`\w+`) takes no word that denies: it would turn the figure round. */
export const figures = (...lists: string[]): Terms =>
  terms(...lists.map((list) => list.replace(/(?<=[( ])\\w\+/g, `(?!(?:${denying}) )\\w+`)))
const denying = 'not|never|no|nothing|none|hardly|barely|scarcely|neither|nor|without|nowhere|little|less'

/** Terms whose "nothing" and "no part" deny what follows. */
export const cueTerms = (...lists: string[]): Terms => ({ ...terms(...lists), isCue: true })

/** All terms of several lists. */
export function anyOf(...lists: Terms[]): Terms {
  const source = `(?:${lists.map((list) => list.source).join('|')})`
  const pattern = wordPattern(source)
  return lists.some(({ isCue }) => isCue) ? { source, pattern, isCue: true } : { source, pattern }
}

/** Cuts at the commas outside brackets. */
function separate(list: string): string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (const { 0: mark, index } of list.matchAll(/[(){},]/g)) {
    if (mark === '(' || mark === '{') depth += 1
    else if (mark !== ',') depth -= 1
    else if (depth === 0) {
      found.push(list.slice(from, index).trim())
      from = index + 1
    }
  }
  return [...found, list.slice(from).trim()]
}

/** The blank before a term belongs to the match: the engine finds blanks faster than it looks behind. */
const wordPattern = (source: string): RegExp => new RegExp(` ${source}(?= )`, 'g')

function expand(term: string): string {
  return term
    .replace(/\((?!\?)/g, '(?:')
    .replace(/([a-z]+)~/g, (_, verb: string) => inflected(verb))
    .replace(/ \.\. /g, '(?: [^ ,.;:()–"]+){0,3} ')
    .replace(/ \. /g, ' [^ ,.;:()–"]+ ')
    .replace(/\s+/g, ' ')
}

function inflected(verb: string): string {
  if (verb.endsWith('e')) return `${verb.slice(0, -1)}(?:e|es|ed|ing)`
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}(?:y|ies|ied|ying)`
  return `${verb}(?:s|es|ed|ing|${verb.at(-1)}ed|${verb.at(-1)}ing)?`
}

/** Where the terms stand in a sentence, from left to right, without overlaps. */
export function findTerms({ line, found }: Reading, list: Terms): Span[] {
  const known = found.get(list.pattern)
  if (known) return known
  const spans = [...line.matchAll(list.pattern)].map(({ index, 0: { length } }) => ({
    from: index + 1,
    to: index + length,
  }))
  found.set(list.pattern, spans)
  return spans
}

/** Whether any of the terms stands in the stretch. */
export function holdsTerm(reading: Reading, list: Terms, { from, to }: Span): boolean {
  return findTerms(reading, list).some((span) => span.from >= from && span.to <= to)
}
