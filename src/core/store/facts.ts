// The facts table: what was measured, one row per photo. Never measures.
import { z } from 'zod'
import { adviceSchema, type Advice } from '../../shared/advice.ts'
import { factSchemas, factIds, type Facts, type factsSchema } from '../../shared/facts.ts'
import type { Database } from './db.ts'
import { jsonColumn, readRow } from './rows.ts'

export type StoredFacts = { photoId: string; facts: Facts; complete: boolean }

export type FactTable = {
  /** Stores or replaces the facts of a photo. */
  put: (photoId: string, facts: z.infer<typeof factsSchema>, complete: boolean) => void
  /** Null before the first were measured. A fact whose definition changed since it was stored is left out. */
  get: (photoId: string) => StoredFacts | null
  /** Stores the advice on the present facts of a photo; `put` takes it away. */
  putAdvice: (photoId: string, advice: readonly Advice[]) => void
  /** Null where none was tried since the facts were stored, and where another version of Mondrian did. */
  advice: (photoId: string) => Advice[] | null
}

const rowSchema = z.object({
  photoId: z.string(),
  facts: jsonColumn.pipe(z.record(z.string(), z.unknown())),
  complete: z.int().transform((value) => value === 1),
})

const adviceRowSchema = z.object({
  advice: jsonColumn.pipe(z.array(adviceSchema).nullable().catch(null)).nullable(),
})

/** The facts table of `db`. */
export function factTable(db: Database): FactTable {
  const put = db.prepare(`
    INSERT INTO facts (photo_id, facts, complete) VALUES (@photoId, @facts, @complete)
    ON CONFLICT (photo_id) DO UPDATE SET facts = excluded.facts, complete = excluded.complete, advice = NULL`)
  const select = db.prepare(
    'SELECT photo_id AS photoId, facts, complete FROM facts WHERE photo_id = @photoId',
  )
  const putAdvice = db.prepare('UPDATE facts SET advice = @advice WHERE photo_id = @photoId')
  const selectAdvice = db.prepare('SELECT advice FROM facts WHERE photo_id = @photoId')

  return {
    putAdvice: (photoId, advice) => void putAdvice.run({ photoId, advice: JSON.stringify(advice) }),
    advice(photoId) {
      const row = selectAdvice.get({ photoId })
      return row === undefined ? null : readRow(adviceRowSchema, row).advice
    },
    put: (photoId, facts, complete) =>
      void put.run({ photoId, facts: JSON.stringify(facts), complete: complete ? 1 : 0 }),
    get: (photoId) => {
      const row = select.get({ photoId })
      if (row === undefined) return null
      const { facts, complete } = readRow(rowSchema, row)
      return { photoId, facts: readFacts(facts), complete }
    },
  }
}

function readFacts(stored: Record<string, unknown>): Facts {
  const readable = factIds.flatMap((id) => {
    const parsed = factSchemas[id].safeParse(stored[id])
    return parsed.success ? [[id, parsed.data] as const] : []
  })
  return Object.fromEntries(readable)
}
