// What a sentence of a critique is tied to: a place in the photograph, or something to try on a copy of it.
import { z } from 'zod'
import { operationSchema } from './operations.ts'
import { remarkCardSchema } from './references.ts'
import { boxSchema } from './sight.ts'

/** A place in the photograph, in shares of the whole upright frame, and what it is the place of. */
export const regionSchema = z.object({
  of: z.enum(['subject', 'face', 'thing', 'writing', 'line', 'highlights', 'shadows', 'detail', 'area']),
  box: boxSchema,
})
export type Region = z.infer<typeof regionSchema>

/** One sentence: `start` and `end` count UTF-16 units of the Markdown. Sentences without either have no remark. */
export const remarkSchema = z.object({
  start: z.int().min(0),
  end: z.int().min(0),
  regions: z.array(regionSchema).max(8),
  operation: operationSchema.nullable(),
  /** The card of the craft shelf that says why; missing where there is none. */
  card: remarkCardSchema.optional(),
})
export type Remark = z.infer<typeof remarkSchema>

/** Those of one critique, in the order of its text. */
export const remarksSchema = z.array(remarkSchema).max(400)
