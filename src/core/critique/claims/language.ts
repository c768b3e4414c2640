// Whether a sentence asserts its words, denies them, or only imagines, advises or fears them. Knows no photography.

import { anyWord, words } from './phrase.ts'

export type Stance = 'affirms' | 'denies' | 'neither'

/** Where one clause of a sentence ends and another begins. */
const boundary = new RegExp(
  String.raw`[;()–—]|[,:](?!\d)|\s-\s|\b(?:(?<!\b(?:any|no)thing )but|` +
    'though|although|while|whereas|yet|because|since|which|where|so that|so)\\b',
  'gi',
)

/** "and" begins a clause of its own only when a verb follows it. */
const andClause =
  /\band\b(?=[^,;]*\b(?:is|are|was|were|has|have|stays?|remains?|looks?|falls?|keeps?|holds?|shows?)\b)/gi

/** Anywhere in the sentence: nothing in it is asserted. */
const imagined = words(
  'unless whether imagine suppose',
  String.raw`(?<!\beven )if(?! (?:only|anything|not)\b)`,
  'next time',
  'in future',
  String.raw`as long as(?! \d)`,
)
const question = /\?\W*$/

/** In the clause of the claim: possible, wished for, feared, or nearly so. */
const hedged = words(
  'would could might may should must will shall ought perhaps maybe possibly probably potentially danger almost nearly',
  '(?:needs?|tends?) to',
  '(?:prone|close) to',
  '(?:in order|so as) to',
  'border(?:s|ing)? on',
  'risk(?:s|ed|ing)?',
  'threaten(?:s|ed|ing)?',
  'wish(?:es|ed|ing)?',
  'is the aim',
  'verg(?:e|es|ing)',
)
const shortened = /['’](?:d|ll)\b|\bnear-/i

/** An infinitive of purpose before the claim: "to keep the highlights from clipping". */
const purpose = words('', `to ${anyWord('keep prevent avoid stop hold protect save make let')}`)

/** A clause that begins with an order: "Watch the highlights", "Level the horizon". */
const order = new RegExp(
  String.raw`^\W*(?:(?:and|then|simply|always|do not|don['’]t) )?(?:` +
    anyWord(
      'try avoid watch consider ensure beware mind aim wait return shoot expose recover correct straighten crop keep ' +
        'lower raise reduce increase use choose set check protect place let bring move step stop stopping give add ' +
        'remove make lowering raising reducing',
    ) +
    `|${anyWord('level open hold lift cool warm pull push balance rotate fix')} ` +
    String.raw`${anyWord('the your it this that up down back')})\b`,
  'i',
)

/** A phrase before the main clause belongs to it: "With a small aperture, both planes would be sharp". */
const introduction = new RegExp(
  String.raw`^\W*${anyWord('with at by given using from through in on under after without')}\b[^,]*$`,
  'i',
)

const denial = words(
  'not never no without neither nor none nothing nowhere cannot hardly barely scarcely rarely spare spared resists',
  'free (?:of|from)',
  'far from',
  'anything but',
  'rather than',
  'instead of',
  '(?:absence|devoid) of',
  'avoid(?:s|ed|ing)?',
  'lack(?:s|ing)?',
  'escap(?:es?|ed|ing)',
  'prevent(?:s|ed|ing)?',
  String.raw`\w+n['’]t`,
)
/** Words that look like a denial and are none. */
const falseDenial = words(
  '',
  `not ${anyWord('only just merely surprisingly')}`,
  `no ${anyWord('doubt question wonder longer')}`,
  'nothing but',
)
/** A denial that follows its claim: "blown highlights are absent". */
const laterDenial = new RegExp(
  String.raw`^\W*(?:(?:is|are|was|were)n['’]t\b|` +
    String.raw`${anyWord('is are was were remains? stays?')} (?:\w+ly )?${anyWord('absent avoided nowhere missing not')}\b)`,
  'i',
)

/** A denial reaches this many words forward. */
const reach = 7

/** What the sentence does with the claim at [start, end). */
export function stanceOf(sentence: string, start: number, end: number): Stance {
  if (imagined.test(sentence) || question.test(sentence)) return 'neither'
  const clauseStart = startOfClause(sentence, end)
  const clauseEnd = endOfClause(sentence, end)
  const clause = sentence.slice(Math.min(clauseStart, start), clauseEnd)
  if (hedged.test(clause) || shortened.test(clause) || order.test(clause)) return 'neither'
  if (purpose.test(sentence.slice(clauseStart, end))) return 'neither'
  return isDenied(sentence, clauseStart, end) ? 'denies' : 'affirms'
}

/** The clause or clauses that the claim at [start, end) stands in. */
export function clauseAround(sentence: string, start: number, end: number): string {
  return sentence.slice(Math.min(startOfClause(sentence, end), start), endOfClause(sentence, end))
}

function isDenied(sentence: string, clauseStart: number, end: number): boolean {
  const before = sentence.slice(clauseStart, end).replace(new RegExp(falseDenial, 'gi'), ' ')
  const last = [...before.matchAll(new RegExp(denial, 'gi'))].at(-1)
  const wordsBetween = last ? before.slice(last.index + last[0].length).split(/\s+/).length - 1 : Infinity
  return wordsBetween <= reach || laterDenial.test(sentence.slice(end))
}

function startOfClause(sentence: string, end: number): number {
  const before = sentence.slice(0, end)
  const ends = [...before.matchAll(boundary), ...before.matchAll(andClause)]
  return Math.max(0, ...ends.map((match) => match.index + match[0].length))
}

function endOfClause(sentence: string, end: number): number {
  const after = sentence.slice(end)
  const ends = [...after.matchAll(boundary), ...after.matchAll(andClause)]
    .map((match) => match.index)
    .toSorted((one, other) => one - other)
  if (introduction.test(sentence.slice(0, end))) ends.shift()
  return end + (ends[0] ?? after.length)
}
