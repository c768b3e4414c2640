// What a person types, as a full-text query. Pure. https://sqlite.org/fts5.html#full_text_query_syntax
import { advisorWord } from './findingSchema.ts'

type Named = { id: string; name: string }

/** The words and "quoted phrases" of a text; signs alone are none. */
export const wordsOf = (text: string): { words: string; isPhrase: boolean }[] =>
  [...text.matchAll(/"([^"]*)"|[^\s"]+/g)]
    .map(([all, quoted]) => ({ words: quoted ?? all, isPhrase: quoted !== undefined }))
    .filter(({ words }) => /[\p{L}\p{N}]/u.test(words))

const quoted = (words: string): string => `"${words.replaceAll('"', '""')}"`

/** All words of `text`, each as the beginning of a word, phrases as they stand; null where there are none. */
function allOf(text: string, also: (words: string) => string[] = () => []): string | null {
  const terms = wordsOf(text).map(({ words, isPhrase }) => {
    const term = `${quoted(words)}${isPhrase ? '' : '*'}`
    const others = also(words)
    return others.length === 0 ? term : `(${[term, ...others].join(' OR ')})`
  })
  return terms.length === 0 ? null : terms.join(' AND ')
}

/** The advisors one of whose names begins like this. */
const wordOfAdvisors =
  (advisors: readonly Named[]) =>
  (words: string): string[] =>
    advisors
      .filter(({ name }) => startsWord(name, words))
      .map(({ id }) => `advisors : ${quoted(advisorWord(id))}`)

const startsWord = (name: string, words: string): boolean =>
  ` ${name.toLocaleLowerCase('en')}`.includes(` ${words.toLocaleLowerCase('en')}`)

export type Wording = {
  text?: string | undefined
  camera?: string | undefined
  lens?: string | undefined
  advisorId?: string | undefined
}

/** The full-text query for all of this; null where nothing of it is asked for. */
export function matchOf(
  { text, camera, lens, advisorId }: Wording,
  advisors: readonly Named[],
): string | null {
  const anywhere = text === undefined ? null : allOf(text, wordOfAdvisors(advisors))
  const within = (column: string, words: string | undefined): string[] => {
    const terms = words === undefined ? null : allOf(words)
    return terms === null ? [] : [`${column} : (${terms})`]
  }
  const parts = [
    ...(anywhere === null ? [] : [`(${anywhere})`]),
    ...within('camera', camera),
    ...within('lens', lens),
    ...(advisorId === undefined ? [] : [`advisors : ${quoted(advisorWord(advisorId))}`]),
  ]
  return parts.length === 0 ? null : parts.join(' AND ')
}
