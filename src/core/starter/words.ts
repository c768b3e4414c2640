// The starter writer's words: for each observation and advisor the sentences that may stand for it. Never chooses one.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { RemarkCard } from '../../shared/references.ts'
import { parseForm, type Form } from './form.ts'
import { loadWhy, whyCards } from './why.ts'

export type StarterWords = {
  /** Names of the files: the advisors with sentences of their own, and `everyone`. */
  owners: ReadonlySet<string>
  /** What `everyone` has a sentence for. */
  ids: readonly string[]
  /** The advisor's own sentences, else everyone's. Throws `grammar-invalid` where there is none. */
  forms: (id: string, advisor: string) => readonly Form[]
  /** The card that says why; undefined where there is none. */
  why: (id: string) => RemarkCard | undefined
}

/** The file whose sentences any advisor may say. */
export const everyone = 'everyone'

/** Reads the files of words that ship with the app. */
export async function loadStarterWords(resourcesDir: string): Promise<StarterWords> {
  const folder = join(resourcesDir, 'starter')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).toSorted()
  const files = await Promise.all(
    names.map(
      async (name) => [name.slice(0, -'.txt'.length), await readFile(join(folder, name), 'utf8')] as const,
    ),
  )
  return starterWords(Object.fromEntries(files), await loadWhy(resourcesDir))
}

/** The words of each file by its name; the format stands at the top of resources/starter/everyone.txt. */
export function starterWords(
  sources: Record<string, string>,
  cards: ReadonlyMap<string, RemarkCard> = new Map(),
): StarterWords {
  const byOwner = new Map(Object.entries(sources).map(([owner, source]) => [owner, parseWords(source)]))
  return {
    owners: new Set(byOwner.keys()),
    ids: [...(byOwner.get(everyone)?.keys() ?? [])],
    why: (id) => cards.get(whyCards[id] ?? ''),
    forms: (id, advisor) => {
      const forms = byOwner.get(advisor)?.get(id) ?? byOwner.get(everyone)?.get(id)
      if (!forms) throw new AppError('grammar-invalid', `The starter writer has no sentence for "${id}".`)
      return forms
    },
  }
}

function parseWords(source: string): Map<string, Form[]> {
  const found = new Map<string, Form[]>()
  let current: Form[] | undefined
  for (const line of source.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('@')) {
      current = []
      found.set(line.slice(1), current)
    } else if (current) current.push(parseForm(line))
    else throw new AppError('grammar-invalid', `This sentence stands under no name: ${line}`)
  }
  return found
}
