// The order in which critiques wait. Answers stand before them all, and are no part of it.
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { Job } from '../../shared/jobs.ts'
import type { Database } from './db.ts'
import { jobColumns, readCritiqueJob } from './jobRow.ts'
import { readRow } from './rows.ts'

export type QueueOrder = {
  /** The first `limit` critiques that wait, the next one first. */
  waiting: (limit: number) => Job[]
  /**
   * Puts a critique that waits before another one, or with null at the end. Throws AppError `not-found` where either does
   * not wait (any more).
   */
  moveWaiting: (id: string, before: string | null) => void
}

const placeRow = z.object({ id: z.string(), position: z.int() })
type Place = z.infer<typeof placeRow>

/** The waiting critiques in the jobs table of `db`. */
export function queueOrder(db: Database): QueueOrder {
  const select = db.prepare(`
    SELECT ${jobColumns} FROM jobs WHERE status = 'queued' AND position > 0 ORDER BY position, number LIMIT @limit`)
  const selectPlaces = db.prepare(`
    SELECT id, position FROM jobs WHERE status = 'queued' AND position > 0 ORDER BY position, number`)
  const place = db.prepare('UPDATE jobs SET position = @position WHERE id = @id')
  return {
    waiting: (limit) => select.all({ limit }).map(readCritiqueJob),
    moveWaiting: (id, before) =>
      db.transaction(() => {
        const places = selectPlaces.all().map((row) => readRow(placeRow, row))
        for (const changed of placesAfter(places, id, before)) place.run(changed)
      }),
  }
}

/** The places that change: those that lie between share the positions they had. */
export function placesAfter(places: readonly Place[], id: string, before: string | null): Place[] {
  const isThere = (each: string): boolean => places.some((place) => place.id === each)
  if (!isThere(id) || (before !== null && !isThere(before))) {
    throw new AppError('not-found', 'This critique does not wait (any more).')
  }
  if (id === before) return []
  const ids = places.map((each) => each.id).filter((each) => each !== id)
  ids.splice(before === null ? ids.length : ids.indexOf(before), 0, id)
  let least = 0
  return ids.flatMap((each, index) => {
    // Two that had one position between them get two.
    const position = Math.max(places[index]!.position, least + 1)
    least = position
    return places[index]!.id === each && places[index]!.position === position ? [] : [{ id: each, position }]
  })
}
