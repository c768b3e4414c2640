// Where words stand in a critique: a few words around the first of them. Pure.
import type { FoundPart } from '../../shared/findCommand.ts'
import { wordsOf } from '../store/searchWords.ts'

/** Characters before the first hit, and of all. */
const [before, whole] = [28, 120]

/** Without accents, each letter in its place; what has another length without them stays as it is. */
function plain(text: string): string {
  const folded = text.normalize('NFD').replaceAll(/\p{M}/gu, '')
  return folded.length === text.length ? folded : text
}

const escaped = (words: string): string =>
  words.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replaceAll(/[^\p{L}\p{N}]+/gu, '[^\\p{L}\\p{N}]+')

/** Parts of `text` around the first of the words that were searched for, with every hit in them; null where none is there. */
export function excerptOf(text: string, searched: string): FoundPart[] | null {
  const words = wordsOf(searched).map(
    (each) => escaped(plain(each.words)) + (each.isPhrase ? '(?![\\p{L}\\p{N}])' : ''),
  )
  if (words.length === 0) return null
  const hit = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})`, 'giu')
  const folded = plain(text)
  const first = folded.search(hit)
  if (first === -1) return null
  const start = first <= before ? 0 : text.lastIndexOf(' ', first - before) + 1
  const end =
    start + whole >= text.length ? text.length : Math.max(text.lastIndexOf(' ', start + whole), first + 1)
  const parts: FoundPart[] = []
  let at = start
  const add = (to: number, isHit: boolean): void => {
    const part = text.slice(at, to).replaceAll(/\s+/g, ' ')
    if (part !== '') parts.push({ text: part, isHit })
    at = to
  }
  for (const { index, 0: found } of folded.matchAll(hit)) {
    if (index < start) continue
    if (index + found.length > end) break
    add(index, false)
    add(index + found.length, true)
  }
  add(end, false)
  if (parts.every(({ isHit }) => !isHit)) return null
  return [
    ...(start > 0 ? [{ text: '…', isHit: false }] : []),
    ...parts,
    ...(end < text.length ? [{ text: '…', isHit: false }] : []),
  ]
}
