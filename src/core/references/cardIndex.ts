// The cards as a full-text index in memory (FTS5, BM25). Knows when it is not whole; never answers from such a one.
// https://sqlite.org/fts5.html#the_bm25_function
import { z } from 'zod'
import type { Card } from '../../shared/references.ts'
import { openInMemory, type Database } from '../store/db.ts'
import { readRow } from '../store/rows.ts'
import type { Wanted } from './wording.ts'

const countRow = z.object({ count: z.int() })
const hashRow = z.object({ hash: z.string() })
const idRow = z.object({ id: z.string() })
const foundRow = idRow.extend({ score: z.number() })

/**
 * A card that was found; a higher `score` is a better one. `own`: how many of the words that were asked stand in it;
 * `named`: how many of all words in its title or keywords.
 */
export type Found = { id: string; score: number; own: number; named: number }

export type CardIndex = {
  /** Best first. Plain: by the words of the question alone. */
  search: (wanted: Wanted, options: { most: number; plain?: boolean }) => Found[]
  /** Whether two of these words, or the only one, stand in the card, and one of them in its title or keywords. */
  shares: (id: string, words: readonly string[]) => boolean
  /** Whether it still holds each of `count` cards whose files have `hash`. */
  isWhole: (count: number, hash: string) => boolean
  /** For tests that damage it. */
  db: Database
  close: () => void
}

/** Of a query: in these columns alone. */
const inName = '{title keywords} : '
/** What a word of a column counts: id, title, keywords, passage. */
const weights = '0, 5, 6, 1'
/** What a word that was only added counts beside one that was asked. */
const addedShare = 0.6
/** A word that more of the cards have tells nothing of what a sentence is about. */
const commonShare = 0.2
/** What words count beside that for standing together. */
const phraseShare = 0.6

export function buildCardIndex(cards: readonly Card[], hash: string): CardIndex {
  const db = openInMemory()
  db.exec(`
    CREATE VIRTUAL TABLE cards USING fts5 (
      id UNINDEXED, title, keywords, body, tokenize = 'porter unicode61 remove_diacritics 2'
    );
    CREATE TABLE made_of (hash TEXT NOT NULL) STRICT;`)
  const insert = db.prepare('INSERT INTO cards VALUES (@id, @title, @keywords, @body)')
  db.transaction(() => {
    for (const { id, title, topic, keywords, body } of cards)
      insert.run({ id, title, keywords: [topic, ...keywords].join('; '), body })
    db.prepare('INSERT INTO made_of VALUES (@hash)').run({ hash })
  })
  const count = db.prepare('SELECT count(*) AS count FROM cards_docsize')
  const madeOf = db.prepare('SELECT hash FROM made_of')
  const select = db.prepare(`
    SELECT id, -bm25(cards, ${weights}) AS score FROM cards WHERE cards MATCH @match
    ORDER BY score DESC, id LIMIT @most`)
  const having = db.prepare('SELECT id FROM cards WHERE cards MATCH @match')
  /** How many of the words stand in each card. */
  const counted = (words: readonly string[], where = ''): Map<string, number> => {
    const counts = new Map<string, number>()
    for (const word of words) {
      const rows = having.all({ match: `${where}"${word}"` })
      for (const { id } of rows.map((row) => readRow(idRow, row))) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    return counts
  }
  const matches = (words: readonly string[], most: number): { id: string; score: number }[] => {
    if (words.length === 0) return []
    const match = words.map((word) => `"${word}"`).join(' OR ')
    return select.all({ match, most }).map((row) => readRow(foundRow, row))
  }
  return {
    db,
    search({ own, phrases, also }, { most, plain = false }) {
      const counts = counted(own)
      const names = counted([...own, ...also], inName)
      const withOwn = (found: { id: string; score: number }): Found => ({
        ...found,
        own: counts.get(found.id) ?? 0,
        named: names.get(found.id) ?? 0,
      })
      if (plain) return matches(own, most).map(withOwn)
      const scores = new Map<string, number>()
      const every = cards.length
      const add = (words: readonly string[], share: number): void => {
        for (const { id, score } of matches(words, every))
          scores.set(id, (scores.get(id) ?? 0) + score * share)
      }
      add(own, 1)
      add(phrases, phraseShare)
      add(also, addedShare)
      return [...scores]
        .map(([id, score]) => withOwn({ id, score }))
        .toSorted((one, other) => other.score - one.score || one.id.localeCompare(other.id, 'en'))
        .slice(0, most)
    },
    shares(id, words) {
      const holding = (word: string, match: string): boolean => {
        const ids = having.all({ match: match.replace('?', word) }).map((row) => readRow(idRow, row).id)
        return ids.length <= cards.length * commonShare && ids.includes(id)
      }
      const shared = words.filter((word) => holding(word, '"?"'))
      const named = shared.some((word) => holding(word, `${inName}"?"`))
      return named && shared.length >= Math.min(2, words.length)
    },
    isWhole(expected, expectedHash) {
      try {
        db.exec("INSERT INTO cards (cards) VALUES ('integrity-check')")
        const made = madeOf.get()
        const isSame = made !== undefined && readRow(hashRow, made).hash === expectedHash
        return isSame && readRow(countRow, count.get()).count === expected
      } catch {
        return false
      }
    },
    close: db.close,
  }
}
