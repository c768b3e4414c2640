import { z } from 'zod'

/** Photographs of one moment, in the order of time. */
export const stackSchema = z.object({
  photoIds: z.array(z.string()).min(2),
  /** The one that a measurement prefers, and why: "eyes open, the face is sharper". Null where none tells them apart. */
  best: z.object({ id: z.string(), reason: z.string() }).nullable(),
})
export type Stack = z.infer<typeof stackSchema>
