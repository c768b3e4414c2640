// Photographs by what is known of them: a page at a time, in any order, from indexes that triggers keep.
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { mostCounted, type PhotoFilter, type Sort } from '../../shared/findCommand.ts'
import type { Database, Params } from './db.ts'
import { filterSql } from './filterSql.ts'
import { readRow } from './rows.ts'

export type Finder = {
  /**
   * The numbers of photographs in the order that is asked for, with the cursor of the next page. `match` is a full-text
   * query (searchWords.ts). Throws AppError `bad-request` for a cursor that is none.
   */
  page: (wanted: {
    filter: PhotoFilter
    match: string | null
    sort: Sort
    limit: number
    after?: string | undefined
  }) => { numbers: number[]; next: string | null }
  /** How many there are; `mostCounted` means as many or more. */
  count: (filter: PhotoFilter, match: string | null) => number
  /** The text of all critiques of a photograph; empty where there is none. */
  critiquesOf: (number: number) => string
}

const columns = { added: 'number', taken: 'taken', name: 'name', score: 'score', rating: 'rating' } as const
/** Before everything in its order. */
const starts: Record<Sort, string | number> = {
  added: 0,
  taken: '\u{10ffff}',
  name: '',
  score: 1e9,
  rating: 1e9,
}
const last = Number.MAX_SAFE_INTEGER

const rowSchema = z.object({ number: z.int(), value: z.union([z.string(), z.number()]) })
const cursorSchema = z.tuple([z.union([z.string(), z.number()]), z.int()])
const countSchema = z.object({ count: z.int() })
const critiquesSchema = z.object({ critiques: z.string().nullable() })

/** The tables of `db` that photographs are found by. */
export function finderOf(db: Database): Finder {
  const critiques = db.prepare('SELECT critiques FROM search WHERE rowid = @number')
  return {
    page: ({ filter, match, sort, limit, after }) => {
      const { sql, params } = pageSql(filter, match, sort)
      const [value, number] = after === undefined ? startOf(sort) : readPlace(after, sort)
      const all = db.prepare(sql).all({ ...params, value, number, limit: limit + 1 })
      const rows = all.map((row) => readRow(rowSchema, row))
      const shown = rows.slice(0, limit)
      const end = shown.at(-1)
      const next = rows.length > limit && end ? JSON.stringify([end.value, end.number]) : null
      return { numbers: shown.map((row) => row.number), next }
    },
    count: (filter, match) => {
      const { where, params } = filterSql(filter)
      const from = match === null ? 'traits' : 'search CROSS JOIN traits ON traits.number = search.rowid'
      const conditions = [...(match === null ? ['traits.number > 0'] : ['search MATCH @match']), ...where]
      const sql = `SELECT count(*) AS count FROM (
        SELECT 1 FROM ${from} WHERE ${conditions.join(' AND ')} LIMIT ${mostCounted})`
      return readRow(countSchema, db.prepare(sql).get(withMatch(params, match))).count
    },
    critiquesOf: (number) => {
      const row = critiques.get({ number })
      return row === undefined ? '' : (readRow(critiquesSchema, row).critiques ?? '')
    },
  }
}

/** A place in each of these orders is a value and a number; one row follows another by both. */
export function pageSql(
  filter: PhotoFilter,
  match: string | null,
  sort: Sort,
): { sql: string; params: Params } {
  const { where, params } = filterSql(filter, sort)
  const column = columns[sort]
  const isAdded = sort === 'added'
  const isUp = sort === 'name'
  const place = isAdded
    ? match === null
      ? 'traits.number < @number'
      : 'search.rowid < @number'
    : `(traits.${column}, traits.number) ${isUp ? '>' : '<'} (@value, @number)`
  // In the order of arrival the words come in their own order, so that the first page is the first that is looked at.
  const from =
    isAdded && match !== null ? 'search CROSS JOIN traits ON traits.number = search.rowid' : 'traits'
  const words =
    match === null
      ? []
      : isAdded
        ? ['search MATCH @match']
        : ['traits.number IN (SELECT rowid FROM search WHERE search MATCH @match)']
  const way = isUp ? '' : ' DESC'
  const key = isAdded && match !== null ? 'search.rowid' : 'traits.number'
  const order = isAdded ? `${key} DESC` : `traits.${column}${way}, traits.number${way}`
  const sql = `SELECT traits.number AS number, traits.${column} AS value FROM ${from}
    WHERE ${[...words, place, ...where].join(' AND ')} ORDER BY ${order} LIMIT @limit`
  return { sql, params: withMatch(params, match) }
}

const withMatch = (params: Params, match: string | null): Params =>
  match === null ? params : { ...params, match }

const startOf = (sort: Sort): readonly [string | number, number] => [
  starts[sort],
  sort === 'name' ? -1 : last,
]

function readPlace(cursor: string, sort: Sort): readonly [string | number, number] {
  const wrong = new AppError('bad-request', 'This page does not exist.')
  try {
    const place = cursorSchema.parse(JSON.parse(cursor))
    if (typeof place[0] !== typeof starts[sort]) throw wrong
    return place
  } catch {
    throw wrong
  }
}
