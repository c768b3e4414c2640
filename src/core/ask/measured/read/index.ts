// A question as the classes of its words. Never says what the answer is.
import { readSentence } from '../../../critique/check/reading.ts'
import { markCompounds } from './compounds.ts'
import { mendWord } from './mend.ts'
import { classOf, type WordClass } from './words.ts'

/** How it is asked. fragment: "sharp?", "the ISO". yesno: "is it ...". what: "which" as well. */
export type AskedForm = 'fragment' | 'yesno' | 'what' | 'how' | 'where' | 'when' | 'why'

export type AskedQuestion = { form: AskedForm; classes: ReadonlySet<WordClass> }

/** UTF-16 units: nothing that is measured takes longer to ask for. */
const longest = 160

const opening = [
  'hi|hello|hey|so|and|well|ok|okay|please|now|um|just|also|but|then|,|!',
  '(?:can|could|would|will) you (?:please )?(?:tell|give|show|list)(?: me| us)?',
  '(?:tell|give|show|list)(?: me| us)?(?: about)?',
  '(?:i|we) (?:want|would like|need|wonder)(?: to know)?',
  '(?:can|could|would) you say|do you know|do you think|any idea|what about|how about|let me know',
  '(?:can|could|do|did) you (?:see|spot|notice|detect|find|read)(?= (?:any|a|some|clipping|motion) )',
]
const openings = new RegExp(`^ (?:${opening.join('|')})(?= )`)
const closings =
  / (?:please|pls|thanks|thank you|tho|though|or not|exactly|roughly|at all|actually|in your view|[?!.,])(?= $)/

/** Between marks like these stand two questions, or a quotation. */
const between = / [?!.;:"()] /
/** Of habits and of notions: no question on one photograph. */
const ofCraft = / (?:do|does) (?:i|one|we|you|people|photographers) | what (?:is|are) (?:a |an )?\S+ $/

/** What the photographs are called: files, with their endings or without. */
export type AskedNames = { own: readonly string[]; other: readonly string[] }
/** Shorter names are words. */
const leastName = 4

/**
 * The question as its form and the classes of its words; null where any of them belongs to no answer, where it denies
 * ("isn't it sharp?"), asks two things, is asked of photographs in general, or is no English.
 */
export function readQuestion(question: string, names: AskedNames): AskedQuestion | null {
  if (question.length > longest) return null
  const named = replaceNames(replaceNames(question, names.own, 'it'), names.other, 'the other one')
  const asked = trimmed(readSentence(named.replaceAll(/[‐‑-]/g, ' ')).line)
  const words = asked.trim().split(' ')
  if (between.test(asked) || words[0] === '') return null
  const line = markCompounds(` ${words.map(mendWord).join(' ')} `)
  if (ofCraft.test(line)) return null
  const classes = line.replaceAll(' , ', ' ').trim().split(' ').map(classOf)
  if (classes.includes(undefined)) return null
  return { form: formOf(words[0]!), classes: new Set(classes as WordClass[]) }
}

/** Without greetings, pleas and marks around it. */
function trimmed(line: string): string {
  let asked = line
  for (let before = ''; before !== asked;) {
    before = asked
    const begun = asked.replace(openings, '')
    asked = (begun.trim() === '' ? asked : begun).replace(closings, '')
  }
  return asked
}

function replaceNames(question: string, names: readonly string[], by: string): string {
  let text = question
  for (const name of names) {
    const at = name.length < leastName ? -1 : text.toLowerCase().indexOf(name.toLowerCase())
    if (at >= 0) text = `${text.slice(0, at)}${by}${text.slice(at + name.length)}`
  }
  return text
}

const auxiliaries = new Set('is are was were do does did has have had can could will would should'.split(' '))

function formOf(first: string): AskedForm {
  if (first === 'what' || first === 'which') return 'what'
  if (first === 'how' || first === 'where' || first === 'when' || first === 'why') return first
  return auxiliaries.has(first) ? 'yesno' : 'fragment'
}
