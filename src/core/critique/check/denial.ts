// Whether a sentence denies a claim in it. After NegEx (Chapman et al. 2001).
import { startOfClause } from './clause.ts'
import { isInside, isOwn, type Phrase, type Reading, type Span } from './reading.ts'
import { findTerms, terms } from './terms.ts'

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
  /^ ?(?:(?:is|are|was|were|remains?|stays?|has|have|do|does|can) )?(?:(?:been|be|to be) )?(?:\w+ly )?(?:absent|avoided|nowhere|missing|not (?!only)|lacking|kept (?:away|out|at bay)|an? non|a thing of the past)|^ (?:up )?(?:hardly|scarcely|barely|next to|almost) (?:anything|nothing|any|an?) |^ (?:and |but )?(?:find|finds|found|come|comes|came|go|goes|went|left) (?:away |up |back |home )?(?:none|nothing|empty|short|in vain)/

/** A denial reaches this many words forward. */
const reach = 7

/** A denial that begins the subject that it denies: "none of the", "not one". */
const ofThese =
  /^(?:no|none|neither|nor|hardly|scarcely|barely|not (?:one|an?|any|even one))(?: (?:of|the|these|those|this|that|his|her|its|their|our|a|an|one|single|any))* (?:[^ ,]+ )?$/

const finite =
  '(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|which|when)'
const been =
  '(?:is|are|was|were|been|has|have|had)(?: (?:ever|really|quite|truly|simply|\\w+ly|been|allowed to|permitted to|left to|suffered to|made to))*'
const prepositions = 'with|for|in|at|of|to|by|under|on|from|through|as|after|before|like'
const newClause = '(?:how|that (?:the|an?|it|its|this|these|his|her|all|every))'
const verbless = `(?:(?!(?:${finite}|${newClause}) )[^ ,]+ )`
/** Its verb says of a subject that denies what is claimed, however long that subject is. */
const denyingSubject = new RegExp(
  `^ ?(?:(?:and|but|so) )?${verbless}{0,6}?(?<!\\b(?:${prepositions}) )(?:none|no(?! (?:doubt|question|wonder|longer|less|matter|mistake))|nothing(?! but)|neither|nobody|(?:not|hardly|scarcely|barely) (?:one|an?|a single|any|anything|even one)) ${verbless}*${been} $|` +
    `^ ?(?:and )?nowhere ${verbless}*${finite} ${verbless}*(?:been )?$`,
)
/** What interrupts a clause before its verb: ", however near the sun,". */
const parenthesis = / , [^,;:–]* ,(?= (?:is|are|was|were|has|have|had) )/g

/** Verbs that begin a question. */
export const auxiliary = '(?:is|are|was|were|do|does|did|has|have|had)'
/** The word in such a question denies nothing. */
const askingNot = new RegExp(`^ (?:(?:and|but) )?${auxiliary} not(?= .*[?])`)

/** Whether the clause denies the claim that ends with it. */
export function isDenied(reading: Reading, clause: Span, claim: Phrase): boolean {
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
  if (last && isPassed(line, last, claim)) return false
  const between = last ? wordCount(line.slice(last.to, claim.to)) : Infinity
  const isOfSubject = last !== undefined && ofThese.test(line.slice(last.from, claim.from))
  return (
    between <= reach ||
    isOfSubject ||
    hasDenyingSubject(line, claim) ||
    laterDenial.test(line.slice(claim.to))
  )
}

/** "Not one of the lamps along the quay has been allowed to burn out." */
function hasDenyingSubject(line: string, claim: Phrase): boolean {
  const state = Math.max(claim.from, ...claim.parts.map(({ from }) => from))
  // Of "lost at either end" the state is its first word.
  return [claim.from, state].some((end) => {
    const before = line.slice(0, end).replace(parenthesis, '')
    return denyingSubject.test(before.slice(startOfClause(before, before.length)))
  })
}

/** "Not level and slides down": a second verb says something of its own. */
function isPassed(line: string, denied: Span, claim: Phrase): boolean {
  const state = Math.max(claim.from, ...claim.parts.map(({ from }) => from))
  return (
    line.slice(denied.from, denied.to) === 'not' &&
    / and (?:\w+ly |then |so )?$/.test(line.slice(denied.to, state)) &&
    /^\w+s\b/.test(line.slice(state))
  )
}

const wordCount = (text: string): number => text.split(' ').filter((word) => word !== '').length
