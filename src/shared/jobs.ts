import { z } from 'zod'
import { finishReasonSchema } from './critique.ts'
import { errorCodeSchema } from './errors.ts'

/** Why the queue stands still when a person paused it; for any other reason it says what happened. */
export const pausedByPerson = 'Paused by you.'

export const jobStatusSchema = z.enum(['queued', 'running', 'completed', 'failed', 'cancelled'])
export type JobStatus = z.infer<typeof jobStatusSchema>

export const stages = ['preparing', 'loading', 'encoding', 'prompting', 'writing', 'finalizing'] as const
export const stageSchema = z.enum(stages)
export type Stage = z.infer<typeof stageSchema>

/** vision: the model sees the pixels. text: it reads facts and camera data. starter: it words measurements. */
export const modeSchema = z.enum(['vision', 'text', 'starter'])
export type Mode = z.infer<typeof modeSchema>

/** How an answer is made: by a model, as a critique is, or measured: from the measurements, without one. */
export const answerModeSchema = z.enum([...modeSchema.options, 'measured', 'shelf'])
export type AnswerMode = z.infer<typeof answerModeSchema>

/** What critiques and answers have in common. Times are milliseconds since 1970, durations milliseconds. */
const common = {
  id: z.string(),
  advisorId: z.string(),
  modelId: z.string(),
  /** "CPU" or the GPU backend, e.g. "Metal"; null until the model is loaded. */
  device: z.string().nullable(),
  /** What is not as it was asked for (no GPU, no sight) and why; null when all is. */
  notice: z.string().nullable(),
  status: jobStatusSchema,
  /** The stage it is in; of one that failed or was stopped, the one it had reached. Null before the first and after the last. */
  stage: stageSchema.nullable(),
  currentStep: z.string(),
  /** 0..100, never falls within an attempt. */
  progress: z.number().min(0).max(100),
  thinking: z.string().nullable(),
  currentTokens: z.int(),
  tokensPerSecond: z.number().nullable(),
  elapsedMs: z.number(),
  estimatedRemainingMs: z.number().nullable(),
  lastUpdateAt: z.int().nullable(),
  promptTokens: z.int().nullable(),
  completionTokens: z.int().nullable(),
  totalTokens: z.int().nullable(),
  promptTps: z.number().nullable(),
  generationTps: z.number().nullable(),
  peakMemoryBytes: z.number().nullable(),
  finishReason: finishReasonSchema.nullable(),
  /** The overall score of its critique; null while there is none, or none was given. */
  overall: z.number().nullable(),
  errorCode: errorCodeSchema.nullable(),
  errorMessage: z.string().nullable(),
  /** What to do about the error, where that is not in the message. */
  errorHint: z.string().nullable(),
  attempt: z.int(),
  /** Not claimed before this time (back-off between attempts); null when it may start at once. */
  notBefore: z.int().nullable(),
  createdAt: z.int(),
  startedAt: z.int().nullable(),
  completedAt: z.int().nullable(),
}

/** One critique of one photo by one advisor. */
export const jobSchema = z.object({
  kind: z.literal('critique'),
  photoId: z.string(),
  ...common,
  /** How it is really done; null until the model is loaded. */
  mode: modeSchema.nullable(),
})
export type Job = z.infer<typeof jobSchema>

/** One answer in a conversation; its id is that of the message it becomes. */
export const askJobSchema = z.object({
  kind: z.literal('ask'),
  threadId: z.string(),
  /** Null in a conversation without a photograph. */
  photoId: z.string().nullable(),
  ...common,
  /** How it is really done; null until that is chosen. */
  mode: answerModeSchema.nullable(),
})
export type AskJob = z.infer<typeof askJobSchema>

/** Whatever waits in the queue or was in it. */
export const anyJobSchema = z.discriminatedUnion('kind', [jobSchema, askJobSchema])
export type AnyJob = z.infer<typeof anyJobSchema>

export const isAskJob = (job: AnyJob): job is AskJob => job.kind === 'ask'
export const isCritiqueJob = (job: AnyJob): job is Job => job.kind === 'critique'

/** A job that is not over, with the text it has so far: what `connection` hands a late subscriber. */
export const openJobSchema = z.object({ job: anyJobSchema, text: z.string() })
export type OpenJob = z.infer<typeof openJobSchema>
