// What servers send, as far as it is read here: everything else is passed over.
import { z } from 'zod'
import { timingsSchema } from '../engines/llamaServerMessages.ts'

const logprobSchema = z.object({
  logprob: z.number(),
  top_logprobs: z.array(z.object({ token: z.string(), logprob: z.number() })).optional(),
})

/** A piece of a streamed answer (`chat.completion.chunk`), in the dialects of section 6 of docs/models.md. */
export const pieceSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({
            content: z.string().nullish(),
            /** What it thinks, under the names that vLLM, llama-server and SGLang use, and Ollama. */
            reasoning_content: z.string().nullish(),
            reasoning: z.string().nullish(),
          })
          .optional(),
        finish_reason: z.string().nullish(),
        logprobs: z.object({ content: z.array(logprobSchema).nullish() }).nullish(),
      }),
    )
    .default([]),
  usage: z
    .object({
      prompt_tokens: z.int(),
      completion_tokens: z.int(),
      prompt_tokens_details: z.object({ cached_tokens: z.int().nullish() }).nullish(),
    })
    .nullish(),
  /** Of llama-server alone. */
  timings: timingsSchema.optional(),
  prompt_progress: z.object({ total: z.int(), cache: z.int(), processed: z.int() }).optional(),
})
export type Piece = z.infer<typeof pieceSchema>

const modalities = z.object({ input_modalities: z.array(z.string()).optional() })

/** One of `GET /models`. Only its id is certain. */
export const listedModelSchema = z.object({
  id: z.string(),
  aliases: z.array(z.string()).optional(),
  /** Of vLLM and SGLang. */
  max_model_len: z.int().positive().nullish(),
  architecture: modalities.optional(),
})
export const modelListSchema = z.object({ data: z.array(listedModelSchema).nullable().default([]) })

/** Of llama-server alone: `GET /props`. */
export const propsSchema = z.object({
  modalities: z.object({ vision: z.boolean() }),
  default_generation_settings: z.object({ n_ctx: z.int().positive() }),
})

export const tokenCountSchema = z.object({ input_tokens: z.int() })
