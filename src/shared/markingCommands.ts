// Commands by which a person chooses among photographs.
import { z } from 'zod'
import { command, idSchema as id } from './command.ts'
import { markedSchema, marksSchema, mostMarked } from './marks.ts'

export const markingCommands = {
  /**
   * Sets what is named of the marks of these photographs, all at once or not at all, and answers what their marks were
   * before, so that it can be undone. Photographs that are gone are left out; `not-found` where all are.
   */
  'photos.mark': command(
    z
      .strictObject({ photoIds: z.array(id).min(1).max(mostMarked), ...marksSchema.partial().shape })
      .refine(({ rating, flag, label }) => [rating, flag, label].some((value) => value !== undefined), {
        error: 'give a rating, a flag or a label',
        path: ['rating'],
      }),
    z.object({ before: z.array(markedSchema) }),
  ),
} as const
