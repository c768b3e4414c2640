// The skeleton as a GBNF grammar for llama.cpp. Never limits what a paragraph says, only where it stands.
import { measuredHeading, sections, type SectionId } from '../../shared/critique.ts'
import { levels } from '../../shared/levels.ts'
import { levelMark } from './asides.ts'
import { placeRules, type BoxForm } from './families/boxForm.ts'
import { closingRule } from './closingLine.ts'
import { adviceMark, judgedSections, leastJudged, requiredSections } from './skeleton.ts'

/**
 * Paragraphs are unbounded: llama.cpp copies a rule for every repetition it may count, so bounds would make
 * each token slower, and the token limit and the loop detection end a runaway anyway. A line holds anything
 * but "#" (which keeps headings and asides ours), so emoji and CJK pass; a comment does not begin like a list or bold
 * text, so that advice never takes its place.
 */
const terminals = String.raw`
line ::= [^\r\n#]+
comment ::= [^\r\n#*-] [^\r\n#]*
advice ::= ${literal(adviceMark)} line "\n\n"
bullet ::= "- " line "\n"
level ::= ${literal(levelMark)} (${levels.map(literal).join(' | ')}) "\n"
`

/**
 * GBNF with the start rule `root`: the skeleton of skeleton.ts. `boxes`: how the model points at things; null where it is
 * not asked to.
 */
export function critiqueGrammar(boxes: BoxForm | null): string {
  const required = new Set(requiredSections)
  const first = judgedSections[0]
  const names = sections.flatMap(({ id, scored }) => {
    if (scored) return id === first ? [atLeast(leastJudged, judgedSections)] : []
    return required.has(id) ? [id] : [`${id}?`]
  })
  const rules = sections.map(
    ({ id, heading, scored }) => `${id} ::= ${sectionRule(id, heading, scored, boxes)}`,
  )
  const places = boxes ? placeRules(boxes) : ''
  return `root ::= ${names.join(' ')} closing${terminals}${places}${rules.join('\n')}\nclosing ::= ${closingRule}\n`
}

/** These rules in their order, any of them left out as long as `least` remain. */
function atLeast(least: number, ids: readonly SectionId[]): string {
  if (least === 0) return ids.map((id) => `${id}?`).join(' ')
  const choices = ids
    .slice(0, ids.length - least + 1)
    .map((id, at) => `${id} ${atLeast(least - 1, ids.slice(at + 1))}`.trim())
  return `(${choices.join(' | ')})`
}

function sectionRule(id: SectionId, heading: string, scored: boolean, boxes: BoxForm | null): string {
  const opening = literal(`## ${heading}\n`)
  if (scored) return `${opening} comment "\\n\\n" advice? ${boxes ? 'place? place? ' : ''}level`
  if (id === 'limits') return `${opening} bullet bullet? bullet? "\\n"`
  if (id === 'strengths') return `${opening} bullet bullet? bullet? bullet? "\\n"`
  if (id === 'next') return `${opening} "1. " line "\\n" ("2. " line "\\n" ("3. " line "\\n")?)?`
  return `(${opening} | ${literal(`## ${measuredHeading}\n`)}) comment "\\n\\n"`
}

/** A GBNF string: JSON's escapes are GBNF's. */
function literal(text: string): string {
  return JSON.stringify(text)
}
