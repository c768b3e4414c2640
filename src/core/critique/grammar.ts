// The skeleton as a GBNF grammar for llama.cpp. Never limits what a paragraph says, only where it stands.
import { sections, type SectionId } from '../../shared/critique.ts'
import { closingRule } from './closingLine.ts'
import { adviceMark, requiredSections, scoreMark } from './skeleton.ts'

/**
 * Paragraphs are unbounded: llama.cpp copies a rule for every repetition it may count, so bounds would make
 * each token slower, and the token limit and the loop detection end a runaway anyway. A line holds anything
 * but "#" (which keeps headings ours), so emoji and CJK pass; a comment does not begin like a list or bold
 * text, so that advice never takes its place.
 */
const terminals = String.raw`
heading-score ::= ([0-9] "." [05]) | "10.0"
line ::= [^\r\n#]+
comment ::= [^\r\n#*-] [^\r\n#]*
advice ::= ${literal(adviceMark)} line "\n\n"
bullet ::= "- " line "\n"
`

/** GBNF with the start rule `root`: the skeleton of skeleton.ts with the sections this mode has. */
export function critiqueGrammar(mode: 'text' | 'vision'): string {
  const required = new Set<SectionId>(requiredSections(mode))
  const names = sections.map(({ id }) => (required.has(id) ? id : `${id}?`))
  const rules = sections.map(({ id, heading, scored }) => `${id} ::= ${sectionRule(id, heading, scored)}`)
  return `root ::= ${names.join(' ')} closing${terminals}${rules.join('\n')}\nclosing ::= ${closingRule}\n`
}

function sectionRule(id: SectionId, heading: string, scored: boolean): string {
  if (scored) {
    return `${literal(`## ${heading}${scoreMark}`)} heading-score "\\n" comment "\\n\\n" advice?`
  }
  const opening = literal(`## ${heading}\n`)
  if (id === 'strengths') return `${opening} bullet bullet bullet? bullet? "\\n"`
  if (id === 'next') return `${opening} ${[1, 2, 3].map((n) => `"${n}. " line "\\n"`).join(' ')}`
  return `${opening} comment "\\n\\n"`
}

/** A GBNF string: JSON's escapes are GBNF's. */
function literal(text: string): string {
  return JSON.stringify(text)
}
