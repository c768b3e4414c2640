import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'

/** The id in the route. Throws AppError `not-found` for what cannot be one. */
export function idOf(c: Context): string {
  const id = z.uuid().safeParse(c.req.param('id'))
  if (!id.success) throw new AppError('not-found', 'There is nothing here.')
  return id.data
}
