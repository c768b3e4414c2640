// The starter writer: what was measured and seen as a readable critique. The app decides what is said and which sentences
// are true; the small model that ships with it chooses among them. Never judges by itself.
import { scriptGrammar } from './gbnf.ts'
import { writeScript, type Script, type ScriptInput } from './script.ts'
import { createStarterStream } from './stream.ts'

export { createStarterStream, type StarterStream } from './stream.ts'
export { loadStarterWords, starterWords, type StarterWords } from './words.ts'
export type { Script, ScriptInput } from './script.ts'

export type StarterBrief = { script: Script; system: string; user: string; grammar: string }

/** What the engine is given for one photograph. The outline is a hint: the grammar alone says what may be written. */
export function starterBrief(input: ScriptInput): StarterBrief {
  const script = writeScript(input)
  const outline = script.places.map(({ id }) => id).join(' ')
  return {
    script,
    system: 'Write the critique from the outline.',
    user: `${input.advisor.id} ${outline}`,
    grammar: scriptGrammar(script),
  }
}

/** The whole critique without a model, by the seed alone; Markdown that ends with a line feed. */
export function unchosenCritique(input: ScriptInput): string {
  return createStarterStream(writeScript(input)).finish()
}
