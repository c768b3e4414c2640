import { z } from 'zod'
import { finishReasonSchema } from './critique.ts'
import { errorRecordSchema } from './errors.ts'
import { factsSchema } from './facts.ts'
import { cameraSchema, photoFormatSchema } from './photos.ts'

export type WorkerKind = 'photo' | 'inference'

const requestId = z.string()
/** First message of a child, and then every second as a sign of life. */
const ready = z.object({ type: z.literal('ready') })
const alive = z.object({ type: z.literal('alive') })
const failed = z.object({ type: z.literal('failed'), requestId, error: errorRecordSchema })

/** To the photo child. It writes `thumb.jpg` (long edge 512) and `model.jpg` (long edge 1024) into `outDir`. */
export const photoRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('measure'), requestId, path: z.string(), outDir: z.string() }),
])
export type PhotoRequest = z.infer<typeof photoRequestSchema>

/** From the photo child, per request: opened, facts (early), facts (complete), measured; or failed at any point. */
export const photoReplySchema = z.discriminatedUnion('type', [
  ready,
  alive,
  z.object({
    type: z.literal('opened'),
    requestId,
    width: z.int(),
    height: z.int(),
    format: photoFormatSchema,
    size: z.int(),
    sha256: z.string(),
    camera: cameraSchema,
    warning: z.string().nullable(),
  }),
  z.object({ type: z.literal('facts'), requestId, facts: factsSchema, complete: z.boolean() }),
  z.object({ type: z.literal('measured'), requestId }),
  failed,
])
export type PhotoReply = z.infer<typeof photoReplySchema>

/** The engine's own counts after a step; speeds in tokens per second, null where nothing was evaluated yet. */
export const figuresSchema = z.object({
  promptTokens: z.int(),
  cachedTokens: z.int(),
  generationTokens: z.int(),
  promptTps: z.number().nullable(),
  generationTps: z.number().nullable(),
  peakMemoryBytes: z.number(),
})
export type Figures = z.infer<typeof figuresSchema>

export const generateOptionsSchema = z.object({
  system: z.string(),
  user: z.string(),
  maxTokens: z.int().min(1),
  temperature: z.number().min(0).max(2),
  seed: z.int(),
  /** GBNF. */
  grammar: z.string().optional(),
  /** Report the log probability of each token. */
  logprobs: z.boolean().optional(),
})
export type GenerateOptions = z.infer<typeof generateOptionsSchema>

export const loadOptionsSchema = z.object({
  modelPath: z.string(),
  contextSize: z.int(),
  threads: z.int().min(1).nullable(),
  gpu: z.enum(['auto', 'off']),
})
export type LoadOptions = z.infer<typeof loadOptionsSchema>

/** What a loaded model turned out to be. */
export const loadedModelSchema = z.object({
  name: z.string(),
  engine: z.string(),
  /** "CPU" or the GPU backend in use, e.g. "Metal". */
  device: z.string(),
  contextSize: z.int(),
  /** Seconds the load took. */
  seconds: z.number(),
})
export type LoadedModel = z.infer<typeof loadedModelSchema>

/** To the inference child. One generation at a time; `cancel` names the request to stop. */
export const inferenceRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('load'), requestId, options: loadOptionsSchema }),
  z.object({ type: z.literal('generate'), requestId, options: generateOptionsSchema }),
  z.object({ type: z.literal('cancel'), requestId }),
  z.object({ type: z.literal('unload'), requestId }),
])
export type InferenceRequest = z.infer<typeof inferenceRequestSchema>

/** From the inference child. `steps` carries the text of one or more tokens, at most a frame (16 ms) apart. */
export const inferenceReplySchema = z.discriminatedUnion('type', [
  ready,
  alive,
  z.object({ type: z.literal('loadProgress'), requestId, share: z.number().min(0).max(1) }),
  z.object({ type: z.literal('loaded'), requestId, model: loadedModelSchema }),
  z.object({
    type: z.literal('promptProgress'),
    requestId,
    processed: z.int(),
    total: z.int(),
    cached: z.int(),
  }),
  z.object({
    type: z.literal('steps'),
    requestId,
    text: z.string(),
    tokens: z.array(z.int()),
    logprobs: z.array(z.number()).optional(),
    figures: figuresSchema,
  }),
  z.object({
    type: z.literal('finished'),
    requestId,
    finishReason: finishReasonSchema,
    /** UTF-16 units of the text to keep: less than was sent when a loop was cut off. */
    keep: z.int(),
    figures: figuresSchema,
  }),
  z.object({ type: z.literal('unloaded'), requestId }),
  failed,
])
export type InferenceReply = z.infer<typeof inferenceReplySchema>
