// A script as a GBNF grammar for llama.cpp: the model can write nothing but one of the sentences at each place.
import type { Script } from './script.ts'

/** Start rule `root`; a rule for each place with its sentences as literals. */
export function scriptGrammar({ places }: Script): string {
  const root = places.flatMap(({ before }, index) => [literal(before), `p${index}`])
  const rules = places.map(({ sentences }, index) => `p${index} ::= ${sentences.map(literal).join(' | ')}`)
  return `root ::= ${root.join(' ')} "\\n"\n${rules.join('\n')}\n`
}

/** A GBNF string: JSON's escapes are GBNF's. */
const literal = (text: string): string => JSON.stringify(text)
