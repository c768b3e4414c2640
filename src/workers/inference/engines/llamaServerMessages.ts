import { z } from 'zod'

/** Counts and times of a request so far; the milliseconds of writing begin with the first token. */
export const timingsSchema = z.object({
  cache_n: z.int(),
  prompt_n: z.int(),
  prompt_ms: z.number(),
  predicted_n: z.int(),
  predicted_ms: z.number(),
})
export type Timings = z.infer<typeof timingsSchema>

/** A message of the stream that `/completion` answers with (llama.cpp v0.4.0, tools/server/README.md). */
export const messageSchema = z.object({
  content: z.string(),
  /** The token that completed `content`; those before it in a character of several are not named. */
  tokens: z.array(z.int()),
  /** True in the last message. */
  stop: z.boolean(),
  stop_type: z.enum(['none', 'eos', 'limit', 'word']).optional(),
  timings: timingsSchema,
  prompt_progress: z.object({ total: z.int(), cache: z.int(), processed: z.int() }).optional(),
  completion_probabilities: z
    .array(
      z.object({
        logprob: z.number(),
        /** The likeliest tokens in that place, whatever the grammar allowed and the temperature was. */
        top_logprobs: z.array(z.object({ token: z.string(), logprob: z.number() })).optional(),
      }),
    )
    .optional(),
})
export type Message = z.infer<typeof messageSchema>

export const slotsSchema = z.array(z.object({ is_processing: z.boolean() }))
