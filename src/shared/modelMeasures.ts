// What is known of a model on this computer: whether it fits into the memory, and how fast it wrote when it was tried.
import { z } from 'zod'

/** fits: at full speed. slow: it runs, but on the processor where there is a GPU, or with little memory to spare. */
export const fitSchema = z.object({
  verdict: z.enum(['fits', 'slow', 'tooLarge']),
  /** Memory that the model takes with its eyes and what it works with; an estimate. */
  needBytes: z.int(),
  /** Memory that it could have just now. */
  haveBytes: z.int(),
  /** A sentence with the numbers. */
  reason: z.string(),
})
export type Fit = z.infer<typeof fitSchema>

/** What came of writing one critique of a sample photograph. Forgotten when a file of the model is replaced. */
export const modelTestSchema = z.object({
  /** A whole critique, with the model in memory already. */
  secondsPerPhoto: z.number(),
  peakBytes: z.int(),
  device: z.string(),
  tokensPerSecond: z.number().nullable(),
  /** Milliseconds since 1970. */
  testedAt: z.int(),
})
export type ModelTest = z.infer<typeof modelTestSchema>

/** A test of a model while it goes on, and how it ended. */
export const modelTestRunSchema = z.object({
  modelId: z.string(),
  /** waiting: a critique is being written first. */
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  stage: z.enum(['loading', 'encoding', 'prompting', 'writing']).nullable(),
  /** Of the whole test, 0 to 1. */
  share: z.number(),
  /** Why it failed, as a sentence; null otherwise. */
  error: z.string().nullable(),
  /** What came of it; null before its end, and where it failed. */
  tested: modelTestSchema.nullable(),
})
export type ModelTestRun = z.infer<typeof modelTestRunSchema>
