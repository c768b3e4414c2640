// What could be done to a photograph, tried on a copy before it is said.
import { z } from 'zod'
import { factIds } from './facts.ts'
import { operationSchema } from './operations.ts'

/** Advice whose operation was applied and measured: it improves the fact it promises to and harms no other. */
export const adviceSchema = z.object({
  operation: operationSchema,
  /** The fact that gets better, and its value on its scale (that of shared/scales) before and after, on the copy. */
  promise: z.enum(factIds),
  before: z.number(),
  after: z.number(),
})
export type Advice = z.infer<typeof adviceSchema>
