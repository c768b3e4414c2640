// What a person decides about a photograph while choosing.
import { z } from 'zod'

/** Stars, 0 to 5; 0 is none. */
export const ratingSchema = z.int().min(0).max(5)
export const flagSchema = z.enum(['pick', 'reject'])
/** In the order of their keys, 6 to 9; purple has none, as in other programs. */
export const labels = ['red', 'yellow', 'green', 'blue', 'purple'] as const
export const labelSchema = z.enum(labels)
export type Label = z.infer<typeof labelSchema>

export const marksSchema = z.object({
  rating: ratingSchema,
  /** Null where it is neither. */
  flag: flagSchema.nullable(),
  label: labelSchema.nullable(),
})
export type Marks = z.infer<typeof marksSchema>
export const noMarks: Marks = { rating: 0, flag: null, label: null }

/** Photographs that one command marks at most. */
export const mostMarked = 1000

/** The marks of one photograph. */
export const markedSchema = marksSchema.extend({ photoId: z.string() })
export type Marked = z.infer<typeof markedSchema>
