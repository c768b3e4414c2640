// The cards of the craft shelf. Never lets one broken file keep the others away: it is named with its reason, and skipped.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Card } from '../../shared/references.ts'
import { CardProblem, parseCard } from './parse.ts'

/** `null`: a file that could not be read. `hash`: SHA-256 over all names and texts, in hexadecimal. */
export type CardFiles = { files: { file: string; bytes: Uint8Array | null }[]; hash: string }
export type LoadedCards = { cards: Card[]; problems: { file: string; message: string }[] }

/** Bytes of a card at most. */
const longest = 16 * 1024

/** The files of all cards in `folder`, in the order of their names. Rejects with the file system's error without a folder. */
export async function readCardFiles(folder: string): Promise<CardFiles> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).toSorted()
  const files = await Promise.all(
    names.map(async (file) => ({ file, bytes: await readFile(join(folder, file)).catch(() => null) })),
  )
  const hash = createHash('sha256')
  for (const { file, bytes } of files)
    hash.update(`${file}\0${bytes?.length ?? 'none'}\0`).update(bytes ?? '')
  return { files, hash: hash.digest('hex') }
}

/** Every usable card of these files, and what is wrong with each of the others. */
export function parseCards({ files }: Pick<CardFiles, 'files'>): LoadedCards {
  const cards: Card[] = []
  const problems: LoadedCards['problems'] = []
  for (const { file, bytes } of files) {
    try {
      if (bytes === null) throw new CardProblem('This file could not be read.')
      if (bytes.length > longest) throw new CardProblem('This file is larger than 16 KB.')
      const card = parseCard(decoded(bytes))
      if (file !== `${card.id}.md`) throw new CardProblem(`The file of "${card.id}" is to be ${card.id}.md.`)
      cards.push(card)
    } catch (error) {
      if (!(error instanceof CardProblem)) throw error
      problems.push({ file, message: error.message })
    }
  }
  return { cards, problems }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new CardProblem('This file is not UTF-8 text.', { cause })
  }
}
