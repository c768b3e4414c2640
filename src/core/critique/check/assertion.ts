// What a sentence does with a claim in it. After NegEx (Chapman et al. 2001) and ConText (Harkema et al. 2009): cue
// words with a reach, clauses as borders. Knows no photography beyond what a picture is compared with.
import type { Phrase, Reading, Span } from './reading.ts'
import { anyOf, findTerms, holdsTerm, terms, type Terms } from './terms.ts'

/**
 * affirmed and denied are asserted of this picture. conditional: "had it been darker". hedged: possible, wished for,
 * nearly so. advised: an order or a purpose. quoted: somebody else's words. elsewhere: another picture or time.
 */
export type Assertion =
  | 'affirmed'
  | 'denied'
  | 'conditional'
  | 'hedged'
  | 'advised'
  | 'asked'
  | 'quoted'
  | 'elsewhere'

/** Where one clause ends and another begins. */
const boundary =
  / [;()–,:](?= )| (?:(?<!(?:any|no)thing |all )but|(?<!as )though|although|while|whereas|yet|because|since|which|where|so that|so|hence)(?= )/g
/** "and" begins a clause of its own only when a verb follows it. */
const andClause =
  / and(?= (?:[^,;]*? )??(?:is|are|was|were|has|have|stays?|remains?|looks?|falls?|keeps?|holds?|shows?) )/g

const conditional = terms(
  'unless, whether, imagine, suppose, (?<!(even|as) )if(?! (only|anything|not|ever) ), next time, in future, provided that, lest',
  'as long as(?! \\d), in case, (?<!would )otherwise',
)
/** "Had the sky been clipped", "Were it sharper": no question, no past. */
const invertedStart =
  /^ (?:" )?(?:(?:and|but|only) )?(?:had|were|should) |, (?:had|were) (?!been )(?:the|it|this|you|he|she|they|we|I) /

const elsewhere = terms(
  '(earlier|previous|other|another|original|old|companion|neighboring|sister|second|next|last|lesser|color|first) (version|frame|picture|photograph|print|shot|image|attempt|take|photographer|negative|hands|work)s?(?! (is|are) (this|it))',
  '(?<!(was|is|were|are|been|be) )used to, (?<!(for|whatever) )once(?! (you|one|we|i|seen|the eye)), years ago, yesterday, one thinks, think of, thinks of, (reminds|remind) (me|one|us|you), unlike, compared (with|to)',
  'he used before, frame before, (have|has|had) (\\w+ )?seen (a |an )?(\\w+ )?(hundreds?|thousands?|dozens?|scores?|many|enough|too many|plenty|more), (most|many|some|other|few|lesser|all) (\\w+ )?(such )?(pictures|photographs|photographers|images|frames)',
  'in (his|her) (other|early|later|late), (his|her|their) (early|earlier|late|later|other|previous|last) (work|pictures|photographs|period|style|manner|prints|books?|portraits), elsewhere, before and after, the usual, than (this|here|before|usual|the (other|first|last|previous|earlier|original)\\w*), old lens',
)

const hedged = terms(
  'would, could, might, may, should(?! (really )?be (straightened|corrected|leveled|rotated|fixed|righted|adjusted)), must(?! have been),  will, shall, ought, perhaps, maybe, possibly, probably, potentially, danger, (almost|nearly)(?! (exactly|perfectly|obsessively|certainly|entirely|wholly|everything|every|all))',
  '(needs?|tends?) to, (prone|close|about|ready) to, (in order|so as) to, border(s|ing)? on, risk(s|ed|ing)?, threaten(s|ed|ing)?',
  'at first( glance| sight)?, wish(es|ed|ing)?, verg(e|es|ing), temptation, tempt(s|ed|ing)?, aim, hope(s|d)?, fear(s|ed)?, seek(s|ing)?',
  'call it, calls it, any hint, pretend(s|ing)?, promis(e|es|ing), near(?= (perfect|symmetr\\w+|black|white|level)), suggest(s|ing)? that',
)
/** A figure of speech asserts by its likeness what plain words would only imagine. */
const likeness = terms('as if, as though')
const asOneWouldSay = terms(
  '(you|one|anybody|anyone|we|i|a child|the eye) (would|could|might|may) (\\w+ )?(think|say|swear|suppose|believe|have (thought|said|sworn|guessed)|take it for|be forgiven|mistake it), (could|might|may) (as )?well (be|have been), (you|one|we|i|nobody|anyone) (will|would|could|can|shall) (\\w+ )?(not|never|search|look|hunt|seek|find (no|nothing|neither|hardly|scarcely|precious little))( \\w+)? (find|see|make out|discover|come across|detect|look|vain|long|spot|meet)',
)
const purpose = terms(
  '(?<!(trouble|care|pains|manages|managed|enough|taken) )to (keep|prevent|avoid|stop|hold|protect|save|make|let|ensure|get|bring|recover)',
)
const order = new RegExp(
  '^\\W*(?:(?:and|then|simply|always|do not|please|just) )?(?:(?:try|avoid|watch|consider|ensure|beware|mind|aim|wait|return|' +
    'shoot|expose|recover|correct|straighten|crop|keep|lower|raise|reduce|increase|use|choose|set|check|protect|place|' +
    'let|bring|move|step|stop|stopping|give|add|remove|make|lowering|raising|reducing|overexpose|underexpose|be careful|' +
    'take care|remember|look for|imagine|think) |(?:level|open|hold|lift|cool|warm|pull|push|balance|rotate|fix|tilt|darken|brighten|sharpen) ' +
    '(?:the|your|it|this|that|up|down|back) )',
)
/** A phrase before the main clause belongs to it: "With a small aperture, both planes would be sharp". */
const introduction = /^\W*(?:with|at|by|given|using|from|through|in|on|under|after|without) [^,]*$/

const denial = terms(
  '(untroubled|unmarred|untouched|unspoiled|unbothered|uninfected|undisturbed) by, innocent of, immune to, clear of, not, never, no, without, neither, nor, none, nothing, nowhere, hardly, barely, scarcely, rarely, spare, spared, resists, zero',
  'free (of|from), far from, anything but, rather than, instead of, (absence|devoid|bereft|empty|clear|innocent|lack) of, avoid(s|ed|ing)?',
  'lack(s|ed|ing)?, escap(es?|ed|ing), prevent(s|ed|ing)?, miss(es|ing)?, deni(es|ed), refus(es?|ed|ing)(?! to), (a )?far cry from, little sign of, too little, absent, (?<!a )(little|minimal|scant)(?= (room|space|air|detail|information|texture|structure|tonality|definition) )',
)
/** Words that look like a denial and are none. */
const falseDenial = terms(
  'not (only|just|merely|surprisingly|to mention), no (doubt|question|wonder|longer any|less|going|entering|getting|seeing|finding|reading|reaching), nothing (but|if not), without (doubt|question), not without, not free (of|from)',
)
/** A denial that follows its claim: "blown highlights are absent". */
const laterDenial =
  /^ ?(?:(?:is|are|was|were|remains?|stays?|has|have|do|does|can) )?(?:(?:been|be|to be) )?(?:\w+ly )?(?:absent|avoided|nowhere|missing|not (?!only)|lacking|kept (?:away|out|at bay)|an? non|a thing of the past)|^ (?:and |but )?(?:find|finds|found|come|comes|came|go|goes|went|left) (?:away |up |back |home )?(?:none|nothing|empty|short|in vain)/

const plainlyHedged = anyOf(hedged, likeness)

/** A denial reaches this many words forward. */
const reach = 7

/** What the sentence does with a claim in it; the terms of the claim are not read as cues. */
export function assertionOf(reading: Reading, claim: Phrase, isFigure: boolean): Assertion {
  const { line } = reading
  if (isQuoted(line, claim)) return 'quoted'
  if (isAsked(line)) return 'asked'
  const cue = (list: Terms, within: Span): boolean =>
    findTerms(reading, list).some((span) => isInside(span, within) && !isOwn(claim, span))
  if (invertedStart.test(line) || cue(conditional, { from: 0, to: line.length })) return 'conditional'
  const clause = clauseOf(reading, claim)
  const ownClause = { from: startOfClause(line, claim.to), to: claim.to }
  const isGoal = / (?:so that|until|so) $/.test(line.slice(0, ownClause.from + 1)) && order.test(line)
  if (isGoal || order.test(line.slice(clause.from, clause.to))) return 'advised'
  const manner = isFigure ? findTerms(reading, asOneWouldSay) : []
  const hedges = findTerms(reading, isFigure ? hedged : plainlyHedged)
  const isManner = (span: Span): boolean => manner.some((whole) => isInside(span, whole))
  if (hedges.some((span) => isInside(span, clause) && !isOwn(claim, span) && !isManner(span))) return 'hedged'
  if (cue(purpose, ownClause)) return 'advised'
  if (cue(elsewhere, clause)) return 'elsewhere'
  return isDenied(reading, ownClause, claim) ? 'denied' : 'affirmed'
}

/** The clause or clauses that the claim stands in. */
export function clauseOf({ line }: Reading, { from, to }: Span): Span {
  return { from: Math.min(startOfClause(line, to), from), to: endOfClause(line, to) }
}

/** Whether any of the terms stands in the clause or clauses of the claim. */
export const clauseHolds = (reading: Reading, list: Terms, claim: Span): boolean =>
  holdsTerm(reading, list, clauseOf(reading, claim))

/** "Isn't the horizon crooked?" and "It leans, doesn't it?" tell more than they ask. */
function isAsked(line: string): boolean {
  return /\? *"? *$/.test(line) && !negativeQuestion.test(line)
}
const auxiliary = '(?:is|are|was|were|do|does|did|has|have|had)'
const negativeQuestion = new RegExp(
  `^ (?:(?:and|but) )?${auxiliary} not (?:the|this|that|these|it|its|there|his|her|your|all|every)|, ${auxiliary} (?:not )?(?:it|they|he|she|there|this|that|one)(?: not)? [?]`,
)
/** The word in such a question denies nothing. */
const askingNot = new RegExp(`^ (?:(?:and|but) )?${auxiliary} not(?= .*[?])`)

const isInside = (span: Span, { from, to }: Span): boolean => span.from >= from && span.to <= to

const isOwn = ({ parts }: Phrase, span: Span): boolean => parts.some((part) => isInside(span, part))

function isQuoted(line: string, { from, to }: Span): boolean {
  const before = line.slice(0, from).split('"').length - 1
  return before % 2 === 1 && line.slice(to).includes('"')
}

function isDenied(reading: Reading, clause: Span, claim: Phrase): boolean {
  const { line } = reading
  const asking = askingNot.exec(line)
  const looksOnly = [
    ...findTerms(reading, falseDenial),
    ...(asking ? [{ from: 0, to: asking[0].length }] : []),
  ]
  const last = findTerms(reading, denial).findLast(
    (span) =>
      isInside(span, clause) && !isOwn(claim, span) && !looksOnly.some((whole) => isInside(span, whole)),
  )
  const between = last ? wordCount(line.slice(last.to, claim.to)) : Infinity
  return between <= reach || laterDenial.test(line.slice(claim.to))
}

const wordCount = (text: string): number => text.split(' ').filter((word) => word !== '').length

function startOfClause(line: string, end: number): number {
  const before = line.slice(0, end)
  const ends = [...before.matchAll(boundary), ...before.matchAll(andClause)]
  return Math.max(0, ...ends.map(({ index, 0: { length } }) => index + length))
}

function endOfClause(line: string, end: number): number {
  // The blank before a boundary belongs to it and may be the last unit of the claim.
  const after = line.slice(end)
  const ends = [...` ${after.trimStart()}`.matchAll(boundary), ...` ${after.trimStart()}`.matchAll(andClause)]
    .map(({ index }) => index)
    .toSorted((one, other) => one - other)
  if (introduction.test(line.slice(0, end))) ends.shift()
  return end + (ends[0] ?? after.length)
}
