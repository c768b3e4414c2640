// How rows become records: validated, because an older or a newer Mondrian may have written them.
// Never guesses a value that identifies a record; what is merely missing gets its neutral value.
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'

/** A text column that holds JSON. */
export const jsonColumn = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' })
    return z.NEVER
  }
})

/** `row` as `schema` reads it; throws AppError `store-damaged` when it does not fit. */
export function readRow<Output>(schema: z.ZodType<Output>, row: unknown): Output {
  const parsed = schema.safeParse(row)
  if (parsed.success) return parsed.data
  throw new AppError('store-damaged', 'A saved record cannot be read.', { cause: parsed.error })
}

/** Before this number stands every row: where the first page begins. */
const end = Number.MAX_SAFE_INTEGER

/** The row number in a cursor made by `pageOf`; without a cursor, the end. Throws AppError `bad-request`. */
export function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return end
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  throw new AppError('bad-request', 'This page does not exist.')
}

const numbered = z.object({ number: z.int() })

/**
 * One page of at most `limit` records, newest first. `rows` holds one row more than that when another page follows,
 * each with its `number`; `next` is the cursor of that page, null on the last one.
 */
export function pageOf<Output>(
  rows: readonly unknown[],
  limit: number,
  read: (row: unknown) => Output,
): { records: Output[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const hasNext = rows.length > limit && last !== undefined
  return { records: shown.map(read), next: hasNext ? String(readRow(numbered, last).number) : null }
}
