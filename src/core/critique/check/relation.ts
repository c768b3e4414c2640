// How two terms of a sentence may belong together: "a flat image", "the image looks rather flat", "keeps its
// highlights". Knows the skeleton words of English and nothing of photographs.
import type { Phrase, Reading, Span } from './reading.ts'
import { findTerms, type Terms } from './terms.ts'

/** Finds the stretches of a sentence that make one claim, without asking who asserts it. */
export type Pattern = (reading: Reading) => Phrase[]

const wordSet = (list: string): Set<string> => new Set(list.split(' '))

const links = wordSet(
  'is are was were be been being has have had does do did look looks looked appear appears appeared seem seems ' +
    'seemed stay stays remain remains remained feel feels felt read reads come comes came rendered kept left made ' +
    'becomes become became grows turns turned goes gone went sits sit lies lie rests runs run can could proves held ' +
    'falls fall rings sounds emerges reveals',
)
const prepositions = wordSet(
  'of in on at from to with within underneath across throughout over around along under into for by between beneath behind ' +
    'near toward towards against through above below without among about onto upon inside outside beyond like as',
)
const determiners = wordSet('the his her its their your my our this that these those an a every each another')
const modifiers = wordSet(
  'very rather quite too so just bit touch little somewhat more most still also both all even far much less not ' +
    'never no any well here there that which itself too quite such pretty simply about almost nearly altogether ' +
    'anything nothing overall often always somehow again tad shade trifle perfectly enough on as if though and or , ' +
    'been out up to be only already own',
)
const barriers =
  /[;()–"?!:]|, so |\b(?:(?<!(?:any|no)thing |all )but|(?<!as )though|although|while|whereas|yet|because|since|where|when|(?<!as )if|unless|than)\b/

const isAdverb = (word: string): boolean => modifiers.has(word) || (word.length > 4 && word.endsWith('ly'))

const wordsOf = (text: string): string[] => text.split(' ').filter((word) => word !== '')

/** Other words a subject may hold before its verb, and a predicate before its state: "image quality", "grim and flat". */
const strange = { subject: 1, predicate: 3 }
/** Words after a preposition: "of the picture as a whole". */
const phraseLength = 4

/** Reads past what belongs to a subject; the index of its verb, or null where the words are no such thing. */
function endOfSubject(words: string[]): number | null {
  let index = 0
  let left = strange.subject
  while (index < words.length && !links.has(words[index]!)) {
    const word = words[index]!
    index += 1
    if (prepositions.has(word) || word === 'and' || word === ',' || word === 'or') {
      const from = index
      while (
        index < words.length &&
        index - from < phraseLength &&
        !links.has(words[index]!) &&
        !prepositions.has(words[index]!)
      ) {
        index += 1
      }
    } else if (!isAdverb(word)) {
      if (determiners.has(word) || left === 0) return null
      left -= 1
    }
  }
  return index
}

function isPredicate(words: string[]): boolean {
  const verb = endOfSubject(words)
  if (verb === null || verb === words.length) return false
  let left = strange.predicate
  for (const [index, word] of words.entries()) {
    if (index < verb || links.has(word) || isAdverb(word)) continue
    if (word === 'a' && isAdverb(words[index + 1] ?? '')) continue
    if (determiners.has(word) || prepositions.has(word) || left === 0) return false
    left -= 1
  }
  return true
}

/** A verb follows its subject without a second one between them. */
function isAct(words: string[]): boolean {
  const verb = endOfSubject(words)
  return verb !== null && words.slice(verb).every((word) => links.has(word) || isAdverb(word))
}

/**
 * No verb, no new phrase, no new clause (", and the sky") and no plural, which would be a noun of its own: "dark trees
 * frame the view".
 */
const isAttribute = (words: string[]): boolean =>
  words.length <= 3 &&
  words.join(' ') !== ', and' &&
  words.every(
    (word) =>
      word === ',' ||
      word === 'and' ||
      (!links.has(word) && !prepositions.has(word) && !determiners.has(word) && !/[^su]s$/.test(word)),
  )

/** Before the subject of its sentence: "Flat and grey, the picture ...". */
function isApposed(words: string[]): boolean {
  const comma = words.indexOf(',')
  const isShort = comma >= 0 && comma <= 2 && words.length - comma <= 3
  return isShort && determiners.has(words[comma + 1] ?? '') && (comma === 0 || words[0] === 'and')
}

/**
 * Whether the noun at `from` is what its phrase is about: in "the corner of the frame is dark" the frame is not, in
 * "most of the frame" and "the feel of the image" it is.
 */
export function isHead(line: string, from: number): boolean {
  const before = line.slice(0, from)
  const phrase =
    /(?:^| )((?:every |each )?\S+ )?(?:of|in|on|at|from|to|into|within|across|behind|for|by|through|throughout|near|around) (?:(?:the|this|your|his|her|its|a|an) )?(?:(?:whole|entire|overall|finished|final) )?$/.exec(
      before,
    )
  if (!phrase) return true
  return / of /.test(` ${phrase[0]}`) && partitive.test(` ${phrase[0]}`)
}
const partitive =
  / (?:most|much|all|each|(?:every|each) one|rest|majority|whole|bulk|half|parts?|areas?|patch|patches|portions?|bits?|quality|feel|look|mood|tonality|rendering|part|overall|impression|character|exposure|tone|remainder|thirds?|quarters?|nearly|everything|none|nothing|edge) of /

/** `first`: where the first of the two terms stands. */
type Join = (words: string[], first: Span) => boolean

function joined(first: Terms, second: Terms, join: Join, needsHead: boolean): Pattern {
  return (reading) => {
    const firsts = findTerms(reading, first)
    if (firsts.length === 0) return []
    return findTerms(reading, second).flatMap((span) => {
      const near = firsts.filter(
        ({ from, to }) =>
          to <= span.from && span.from - to < 140 && (!needsHead || isHead(reading.line, from)),
      )
      const fitting = near.findLast(({ to }) => {
        const between = reading.line.slice(to, span.from)
        return (
          !barriers.test(between) &&
          join(
            wordsOf(between),
            firsts.find((one) => one.to === to)!,
          )
        )
      })
      return fitting ? [phrase(owned(first, fitting), owned(second, span), fitting.from, span.to)] : []
    })
  }
}

const owned = ({ isCue }: Terms, span: Span): Span[] => (isCue ? [] : [span])

const phrase = (one: Span[], other: Span[], from: number, to: number): Phrase => ({
  from,
  to,
  parts: [...one, ...other],
})

/** The words alone make the claim: "underexposed shot". */
export const alone =
  (list: Terms): Pattern =>
  (reading) =>
    findTerms(reading, list).map((span) => ({ ...span, parts: owned(list, span) }))

/** The state before its noun: "harsh, directionless contrast". */
export const attribute = (state: Terms, noun: Terms): Pattern =>
  joined(state, noun, (words, { from }) => isAttribute(words) || (from === 1 && isApposed(words)), false)

/** The state after its noun and a verb that links them: "contrast in the sky is rather harsh". */
export const predicate = (noun: Terms, state: Terms): Pattern => joined(noun, state, isPredicate, true)

/** The noun does it: "the highlights have all burned out". */
export const act = (noun: Terms, verb: Terms): Pattern => joined(noun, verb, isAct, true)

/** Both `attribute` and `predicate`. */
export const described = (noun: Terms, state: Terms): Pattern =>
  either(attribute(state, noun), predicate(noun, state))

/** One after the other with at most `reach` words between each two. */
export function inOrder(reach: number, first: Terms, ...others: Terms[]): Pattern {
  return (reading) => {
    let chains = alone(first)(reading)
    for (const next of others) {
      if (chains.length === 0) return []
      const spans = findTerms(reading, next)
      chains = chains.flatMap((chain) => {
        const follower = spans.find(({ from }) => from >= chain.to)
        if (!follower) return []
        const between = reading.line.slice(chain.to, follower.from)
        const isNear = wordsOf(between).length <= reach && !between.includes(',')
        return isNear && !barriers.test(between)
          ? [phrase(chain.parts, owned(next, follower), chain.from, follower.to)]
          : []
      })
    }
    return chains
  }
}

/** The terms in any order. */
export function anyOrder(reach: number, ...lists: Terms[]): Pattern {
  const [first, second, third] = lists as [Terms, Terms, Terms | undefined]
  const orders = third
    ? [
        [first, second, third],
        [first, third, second],
        [second, first, third],
        [second, third, first],
        [third, first, second],
        [third, second, first],
      ]
    : [
        [first, second],
        [second, first],
      ]
  return either(...orders.map(([one, ...others]) => inOrder(reach, one!, ...others)))
}

export const either =
  (...patterns: Pattern[]): Pattern =>
  (reading) =>
    patterns.flatMap((pattern) => pattern(reading))
