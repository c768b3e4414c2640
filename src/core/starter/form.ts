// A line of words: text, [this|or that], {slots}. Never decides what fills a slot.
import { AppError } from '../../shared/errors.ts'

/** A sequence of words and of choices between sequences. */
export type Form = readonly (string | readonly Form[])[]

/** Reads "A [b|c [d|]] {slot}." Throws `grammar-invalid` on brackets that do not close. */
export function parseForm(text: string): Form {
  const [form, end] = parseSequence(text, 0)
  if (end !== text.length) throw new AppError('grammar-invalid', `This sentence has a stray bracket: ${text}`)
  return form
}

function parseSequence(text: string, from: number): [Form, end: number] {
  const form: (string | Form[])[] = []
  let at = from
  while (at < text.length && !'|]'.includes(text[at]!)) {
    if (text[at] === '[') {
      const choices: Form[] = []
      do {
        const [choice, end] = parseSequence(text, at + 1)
        choices.push(choice)
        at = end
      } while (text[at] === '|')
      if (text[at] !== ']') throw new AppError('grammar-invalid', `A choice does not end: ${text}`)
      form.push(choices)
      at += 1
    } else {
      const words = /^[^[\]|]+/.exec(text.slice(at))![0]
      form.push(words)
      at += words.length
    }
  }
  return [form, at]
}

/** One sentence of a form; `random` (0..1) decides every choice. */
export function expandForm(form: Form, random: () => number): string {
  return form
    .map((part) =>
      typeof part === 'string' ? part : expandForm(part[Math.floor(random() * part.length)]!, random),
    )
    .join('')
}

/** The sentence with its slots filled, beginning with a capital. A slot without a word is a fault of the words file. */
export function fillSlots(sentence: string, words: Record<string, string>): string {
  const filled = sentence.replace(/\{([a-z]+)\}/g, (_slot, name: string) => {
    const word = words[name]
    if (word === undefined)
      throw new AppError('grammar-invalid', `No word is known for {${name}}: ${sentence}`)
    return word
  })
  return filled.replace(/(?:^|[.!?] )\p{Ll}/gu, (beginning) => beginning.toUpperCase())
}
