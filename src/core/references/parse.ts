// Reads one card of the craft shelf: front matter in YAML between two `---` lines, then the passage.
import { cardSchema, type Card } from '../../shared/references.ts'
import { readFrontMatter } from '../frontMatter.ts'

/** What is wrong with a card, as one sentence. */
export class CardProblem extends Error {}

const fewest = 60
const most = 140

/** The card in the text of a file. Throws CardProblem with one sentence that names the line or the field. */
export function parseCard(text: string): Card {
  const { fields, body } = readFrontMatter(text, (sentence) => new CardProblem(sentence))
  if (Object.hasOwn(fields, 'body')) throw new CardProblem('The passage belongs below the front matter.')
  const parsed = cardSchema.safeParse({ ...fields, body: body.replaceAll(/\s+/g, ' ') })
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    if (issue.code === 'unrecognized_keys')
      throw new CardProblem(`The field "${issue.keys[0]}" is not known.`)
    throw new CardProblem(`The field "${issue.path.join('.')}" is not usable: ${issue.message}.`)
  }
  const words = parsed.data.body.split(' ').length
  if (words < fewest || words > most) {
    throw new CardProblem(`The passage has ${words} words: write ${fewest} to ${most}.`)
  }
  return parsed.data
}
