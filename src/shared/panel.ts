// Where the advisors of one photograph agree and differ.
import { z } from 'zod'

export const panelSchema = z.object({
  /** Whose critiques are compared, the newest of each; none where there are not two to compare. */
  advisors: z.array(z.object({ jobId: z.string(), advisorId: z.string(), name: z.string() })),
  /** Sentences. */
  agree: z.array(z.string()),
  differ: z.array(z.string()),
})
export type Panel = z.infer<typeof panelSchema>
