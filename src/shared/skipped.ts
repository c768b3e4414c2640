// What was named and is not among what came of it.
import { z } from 'zod'

/** A file or folder that was not added, or several for one reason, and why. */
export const skippedSchema = z.object({
  name: z.string(),
  /** A sentence. */
  reason: z.string(),
  /** Whether photographs are missing for it, as from a folder that cannot be read; else it was none to begin with. */
  failed: z.boolean(),
  /** How many files this stands for, where it is more than one. */
  count: z.int().min(2).optional(),
})
export type Skipped = z.infer<typeof skippedSchema>
