// The starter writer's grammar: which sentences each label allows. Never decides which labels fit a photograph.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { countForm, formPattern, parseForm, type Form } from './form.ts'

type Line = { owners: string[] | null; form: Form }

export type Grammar = {
  /** SHA-256 of the file, hexadecimal. */
  sha256: string
  /** Advisors with sentences of their own. */
  advisors: ReadonlySet<string>
  /** Labels of each section in the order in which it speaks. */
  sections: { id: string; labels: string[] }[]
  /**
   * The forms a variant chooses from: the advisor's own first and twice, then everyone's.
   * Throws `grammar-invalid` for an unknown label.
   */
  forms: (label: string, advisor: string) => Form[]
  /** Whether a sentence, slots unfilled, is one that the advisor may say for the label. */
  allows: (label: string, advisor: string, sentence: string) => boolean
  /** How many sentences there are, slots unfilled. */
  size: number
}

/** Reads the grammar that ships with the app. */
export async function loadGrammar(resourcesDir: string): Promise<Grammar> {
  return parseGrammar(await readFile(join(resourcesDir, 'starter', 'grammar.txt'), 'utf8'))
}

/** The format is described at the top of resources/starter/grammar.txt. Throws `grammar-invalid`. */
export function parseGrammar(source: string): Grammar {
  const sections: Grammar['sections'] = []
  const lines = new Map<string, Line[]>()
  let current: Line[] | undefined
  for (const text of source.split('\n')) {
    if (text === '' || text.startsWith('#')) continue
    if (text.startsWith('== ')) {
      sections.push({ id: text.slice(3), labels: [] })
    } else if (text.startsWith('@')) {
      const label = text.slice(1).replace(' ', '')
      current = []
      lines.set(label, current)
      sections.at(-1)?.labels.push(label)
    } else {
      if (!current) throw new AppError('grammar-invalid', `This sentence stands under no label: ${text}`)
      current.push(parseLine(text))
    }
  }

  const forms: Grammar['forms'] = (label, advisor) => {
    const known = lines.get(label)
    if (!known) throw new AppError('grammar-invalid', `The starter writer has no sentences for "${label}".`)
    const own = known.filter(({ owners }) => owners?.includes(advisor))
    return [...own, ...own, ...known.filter(({ owners }) => owners === null)].map(({ form }) => form)
  }
  const patterns = new Map<string, RegExp>()
  const all = [...lines.values()].flat()
  return {
    sha256: createHash('sha256').update(source).digest('hex'),
    advisors: new Set(all.flatMap(({ owners }) => owners ?? [])),
    sections,
    forms,
    allows: (label, advisor, sentence) => {
      const key = `${label} ${advisor}`
      const pattern =
        patterns.get(key) ??
        new RegExp(`^(?:${[...new Set(forms(label, advisor))].map(formPattern).join('|')})$`)
      patterns.set(key, pattern)
      return pattern.test(sentence)
    },
    size: all.reduce((sum, { form }) => sum + countForm(form), 0),
  }
}

function parseLine(text: string): Line {
  const owned = /^([a-z]+(?:,[a-z]+)*)> (.+)$/.exec(text)
  return owned
    ? { owners: owned[1]!.split(','), form: parseForm(owned[2]!) }
    : { owners: null, form: parseForm(text) }
}
