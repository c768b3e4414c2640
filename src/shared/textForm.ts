import { z } from 'zod'

/**
 * A text as fields in their order, for a model that is held to a JSON schema in place of a grammar. The text of a field is
 * `before`, its value, `after`; a field that is left out, or whose `needs` was, is nothing.
 */
export const textFormSchema = z.array(
  z.object({
    key: z.string().regex(/^\w+$/),
    /** What it is for, in a few words. */
    says: z.string(),
    /** line: one paragraph. bullets, numbers: lines, "- " or "1. " before each. word: one of `words`. */
    kind: z.enum(['line', 'bullets', 'numbers', 'word']),
    words: z.array(z.string()).optional(),
    isOptional: z.boolean(),
    needs: z.string().optional(),
    before: z.string(),
    after: z.string(),
  }),
)
export type TextForm = z.infer<typeof textFormSchema>
export type FormField = TextForm[number]
