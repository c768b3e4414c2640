// What photographs are looked for, and what was found. Pure.
import type { FoundPart, PhotoFilter, Sort } from '../../shared/findCommand.ts'

export type Query = PhotoFilter & { sort: Sort }
export const everything: Query = { sort: 'added' }

export type Found = {
  query: Query
  /** In their order; null while the list shows all photographs as they arrived. */
  ids: readonly string[] | null
  /** By photo id: where the words stand in a critique. */
  excerpts: ReadonlyMap<string, readonly FoundPart[]>
  next: string | null
  /** As far as they are counted. */
  count: number
  /** Whether the answer to what is asked for is still to come. */
  isBusy: boolean
}
export const nothingFound: Found = {
  query: everything,
  ids: null,
  excerpts: new Map(),
  next: null,
  count: 0,
  isBusy: false,
}

/** What a query asks for, without what is left open. */
export function asked(query: Query): Query {
  const entries = Object.entries(query).filter(([, value]) => {
    if (value === undefined || value === '' || value === false) return false
    if (Array.isArray(value)) return value.length > 0
    return typeof value !== 'object' || Object.values(value).some((each) => each !== undefined)
  })
  return Object.fromEntries(entries) as Query
}

/** How many conditions it has, words and order left out. */
export const conditionsOf = (query: Query): number =>
  Object.keys(asked(query)).filter((name) => name !== 'sort' && name !== 'text').length

export const isEverything = (query: Query): boolean =>
  query.sort === 'added' && Object.keys(asked(query)).length === 1

/** Without a photograph that is gone. */
export const withoutFound = (found: Found, photoId: string): Found =>
  found.ids?.includes(photoId)
    ? { ...found, ids: found.ids.filter((id) => id !== photoId), count: Math.max(0, found.count - 1) }
    : found
