// What a command of the contract is made of.
import { z } from 'zod'

export const command = <Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) => ({
  input,
  output,
})
export const idSchema = z.string().min(1).max(64)
export const byId = z.strictObject({ id: idSchema })
export const none = z.strictObject({})

/** Keyset paging: newest first, `before` is the last row's cursor of the page before. */
export const page = { limit: z.int().min(1).max(500).default(50), before: z.string().max(80).optional() }
