// How a figure of speech belongs to what it is said of: anywhere in its clause, whatever links the two. Knows the
// skeleton words of English and nothing of photographs.
import type { Phrase, Reading, Span } from './reading.ts'
import { isHead, type Pattern } from './relation.ts'
import { findTerms, type Terms } from './terms.ts'

/** What a figure says, by what its words are in the sentence. */
export type Sense = {
  /** Verbs; with an object of their own they say it of that, unless it is all there is. */
  acts?: Terms
  /** Adjectives and participles, also before their noun. */
  states?: Terms
  /** What it is called or likened to: "a corpse", "like a corpse", "the corpse of". */
  things?: Terms
}

/** Words from the subject to the end of what is said of it. */
const reach = 14

/** Where one thing ends to be spoken of and another begins. */
const newSubject =
  /[;()–"?!:]|, (?:and |but |so |then )?(?:the|a|an|his|her|its|their|he|she|it|they|you|we|one|i|this|that|these|those|there) |\b(?:but|though|although|while|whereas|yet|because|since|so|where|when|which|who|whose|whom|if|unless|than|before|after)\b/

const determiners = 'the|a|an|his|her|its|their|this|that|these|those|our|my|your|each'
/** What may follow the last word of a phrase; anything else is a noun that the word describes. */
const closing = new RegExp(
  `^ (?:[.,;:!?()–"]|$|(?:${determiners}|every|and|or|nor|but|as|than|to|into|in|on|onto|at|of|off|by|for|from|with|without|within|over|under|` +
    'up|down|out|away|across|through|throughout|along|around|round|about|above|below|between|beneath|beside|behind|beyond|near|' +
    'among|against|after|before|until|till|like|if|when|while|where|which|who|that|though|because|so|too|all|both|here|there|' +
    'again|now|then|once|twice|already|altogether|enough|indeed|still|yet|only|even|almost|not|never|no|instead|together|' +
    'is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|may|might|must|should|everywhere|anywhere|' +
    'somewhere|nowhere|everything|anything|nothing|something|itself|themselves|you|one|us|we|they|it|he|she|him|' +
    '\\p{L}{2,}ly) )',
  'u',
)
const ownObject = new RegExp(
  `^ (?:up |out |away |down |off |in )?(?:${determiners}|him|us|me|you|every) (?!(?:whole|entire|lot|ghost|game|day|life|will|best|same|rest) )`,
)
/** Between a figure and the noun that it is the figure of: "a rash on the sky", "honey in all the whites". */
const linked =
  /^(?: (?:[a-z]+ing|all|out|on|up|down|right|over|there|here|everywhere|left|lost|gone|still|alive|enough|itself|themselves)){0,3} (?:of|in|into|on|onto|over|across|through|throughout|to|from|at|within|among|around|upon|about|between|beneath|under|by|for|with) (?:(?:all|every|each|any|even|both|some|most|half) )?(?:of )?(?:(?:the|its|his|her|their|these|those|this|that|a|an|our) )?(?:[^ ,]+ ){0,1}$/
const described = /^ (?:(?:and|,) (?!and )[^ ,]+ |[^ ,]+ )?$/
const taken =
  /^ (?:(?:up|out|away|down|off|in|through|into|at) )?(?:(?:all|every|each|both|half|most) )?(?:of )?(?:the|his|her|its|these|those|their|your|every|each|all) (?:(?!(?:on|of|in|at|to|with|by|for|from|like|against|over|under|and|or|than|as|behind|beyond) )[^ ,]+ )?$/
const functionWord = new RegExp(
  `\\b(?:${determiners}|of|in|on|at|to|is|are|was|were|be|has|have|had|with|by|for|from|like|as|than|not|no)\\b`,
)

const wordCount = (text: string): number => text.split(' ').filter((word) => word !== '').length

/**
 * The subject and one of the sense's words in one clause: "the highlights are long since dead", "dead highlights", "the
 * death of the highlights", "somebody has killed the highlights".
 */
export function saidOf(subject: Terms, { acts, states, things }: Sense): Pattern {
  return (reading) => {
    const subjects = findTerms(reading, subject)
    if (subjects.length === 0) return []
    const { line } = reading
    const join = (list: Terms | undefined, before: Before, kind: Kind): Phrase[] =>
      list
        ? findTerms(reading, list).flatMap((sense) => {
            const ofIt = subjects.findLast(
              (noun) => follows(reading, noun, sense, kind) || before(line, sense, noun),
            )
            return ofIt ? [joined(ofIt, sense)] : []
          })
        : []
    return [
      ...join(acts, isObject, 'act'),
      ...join(states, isAttribute, 'state'),
      ...join(things, isLinked, 'thing').filter(({ parts: [noun, thing] }) => isCalled(line, noun!, thing!)),
    ]
  }
}

type Kind = 'act' | 'state' | 'thing'
type Before = (line: string, sense: Span, noun: Span) => boolean

const joined = (one: Span, other: Span): Phrase => ({
  from: Math.min(one.from, other.from),
  to: Math.max(one.to, other.to),
  parts: [one, other],
})

/** The subject first: "the highlights ... are dead". */
function follows({ line }: Reading, noun: Span, sense: Span, kind: Kind): boolean {
  if (kind === 'act' && sense.from <= noun.from && sense.to >= noun.to) return true
  if (sense.from < noun.to) return false
  const between = line.slice(noun.to, sense.from)
  if (wordCount(between) > reach || newSubject.test(between)) return false
  if (!isHead(line, noun.from) && !opensClause(line, noun.from)) return false
  if (kind === 'state' && /\b(?:a|an|the|his|her|their) $/.test(between)) return false
  return closing.test(line.slice(sense.to)) && !(kind === 'act' && ownObject.test(line.slice(sense.to)))
}

/** "The picture is a cellar", not "the picture shows a cellar". */
const isCalled = (line: string, noun: Span, thing: Span): boolean =>
  thing.from < noun.to ||
  (calls.test(line.slice(noun.to, thing.from)) &&
    !shows.test(line.slice(noun.to, thing.from)) &&
    !placed.test(line.slice(noun.to, thing.from)))
const calls =
  /\b(?:is|are|was|were|be|been|like|as|into|has|have|had|with|looks?|seems?|reads?|feels?|comes?|came|go|goes|went|gone|turns?|turned|becomes?|became|makes?|made|needs?|wants?|lies|lie|sits?|lives?|hangs?|rests?|stands?)\b/
const placed =
  / (?:above|below|behind|beside|by|near|along|past|beyond|to|on|against|toward|towards|before|after|around) (?:the|his|her|its|their|a|an|one) (?:[^ ]+ )?$/
const shows = /\b(?:shows?|depicts?|contains?|features?|includes?|describes?|records?|leads?|points?)\b/

/** "In the shadows everything dies": the phrase that the noun stands in comes first. */
const opensClause = (line: string, from: number): boolean =>
  /(?:^|[;:,–]|\b(?:and|but)) (?:[^ ,]+ )?(?:in|into|from|at|on|across|through|over|with|under|beneath) (?:(?:the|its|his|her|their|these|those|all|every) )*$/.test(
    line.slice(0, from),
  )

const isAttribute = (line: string, sense: Span, noun: Span): boolean => {
  const between = line.slice(sense.to, noun.from)
  return sense.to <= noun.from && described.test(between) && !functionWord.test(between)
}
const isLinked = (line: string, sense: Span, noun: Span): boolean =>
  sense.to <= noun.from &&
  linked.test(line.slice(sense.to, noun.from)) &&
  !newSubject.test(line.slice(sense.to, noun.from))
const isObject = (line: string, sense: Span, noun: Span): boolean =>
  sense.to <= noun.from && taken.test(line.slice(sense.to, noun.from))
