import { z } from 'zod'
import { alive, bytes, failed, fault, helper, ready, requestId, traffic } from './childMessages.ts'
import { finishReasonSchema } from './critique.ts'
import { foreignFolderSchema, foreignModelSchema, surroundingsSchema } from './foreignModels.ts'
import { sightFindingsSchema } from './sight.ts'
import { textFormSchema } from './textForm.ts'

/** Of a child process, by what it does. */
export const workerKindSchema = z.enum(['photo', 'inference', 'sight', 'metadata', 'remote', 'voice'])
export type WorkerKind = z.infer<typeof workerKindSchema>

/** In a child's environment, "1" where the system holds it. */
export const confinedVariable = 'MONDRIAN_CONFINED'

/** To the sight child, which looks at one small picture at a time; `cancel` names the look to stop. */
export const lookRequestSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('look'),
    requestId,
    /** The upright JPEG of 1024 pixels that the photo child made. */
    jpeg: bytes,
    /** Whether to read what is written in it, which takes about a third of the time. */
    writing: z.boolean(),
    /** Folder of the nets' weights. Those that are not there are named in the findings; a damaged one fails the request. */
    weightsDir: z.string(),
  }),
  z.object({ type: z.literal('cancel'), requestId }),
])
export type LookRequest = z.infer<typeof lookRequestSchema>

/** From the sight child, per look: looked, or failed (`photo-damaged`, `model-damaged`, `cancelled`, `internal`). */
export const lookReplySchema = z.discriminatedUnion('type', [
  ready,
  alive,
  fault,
  z.object({
    type: z.literal('looked'),
    requestId,
    findings: sightFindingsSchema,
    /** CPU seconds, user and system, that it took, the loading of nets included. */
    cpuSeconds: z.number().min(0),
  }),
  failed,
])
export type LookReply = z.infer<typeof lookReplySchema>

/** The engine's own counts after a step; speeds in tokens per second, null where nothing was evaluated yet. */
export const figuresSchema = z.object({
  /** The whole prompt, picture and cached part included. Its time includes the encoding of the picture. */
  promptTokens: z.int(),
  cachedTokens: z.int(),
  /** The part of the prompt that the picture takes; null without one. */
  imageTokens: z.int().nullable(),
  /** Tokens of reasoning and of text. */
  generationTokens: z.int(),
  promptTps: z.number().nullable(),
  generationTps: z.number().nullable(),
  peakMemoryBytes: z.number(),
})
export type Figures = z.infer<typeof figuresSchema>

export const generateOptionsSchema = z.object({
  /** The same for every photo of a brief: an engine keeps it between two. */
  system: z.string(),
  user: z.string(),
  /** A JPEG that stands between `system` and `user`; only for a model loaded in the mode `vision`. */
  imagePath: z.string().optional(),
  maxTokens: z.int().min(1),
  temperature: z.number().min(0).max(2),
  /**
   * The same seed gives the same text on the same computer after the same past: what the engine keeps of earlier
   * prompts changes how the rest is rounded (decision 10).
   */
  seed: z.int(),
  /** GBNF. */
  grammar: z.string().optional(),
  /** The same form, for a server that takes a JSON schema. */
  form: textFormSchema.optional(),
  /** Report the log probability of each token. */
  logprobs: z.boolean().optional(),
  /** Report how likely each of these words was where one follows `after`, from engines that can tell. */
  choice: z.object({ after: z.string().min(1), words: z.array(z.string().min(1)).min(1) }).optional(),
})
export type GenerateOptions = z.infer<typeof generateOptionsSchema>

export const loadOptionsSchema = z.object({
  modelPath: z.string(),
  /** Whether the model may look at pictures, if it can: it can where its mmproj lies beside it. */
  vision: z.boolean(),
  /** Folder of the vision engine (llama-server and its libraries); null where this build has none. */
  engineDir: z.string().nullable(),
  contextSize: z.int(),
  threads: z.int().min(1).nullable(),
  gpu: z.enum(['auto', 'off']),
})
export type LoadOptions = z.infer<typeof loadOptionsSchema>

/** vision: it looks at the picture. text: it reads only words. */
export const sightSchema = z.enum(['vision', 'text'])
export type Sight = z.infer<typeof sightSchema>

/** What a server on another computer was found to be able to do, by what it says of itself. */
export const serverFindingsSchema = z.object({
  /** Null where it does not say. */
  sight: sightSchema.nullable(),
  /** Tokens of prompt and answer together; null where it does not say. */
  contextSize: z.int().min(1).nullable(),
  /** Whether it is a llama-server, which takes grammars and tells how far it is. */
  isLlama: z.boolean(),
})
export type ServerFindings = z.infer<typeof serverFindingsSchema>

/** Of which kind a model is, by the headers of its files. */
export const modelMakeSchema = z.object({
  /** `general.architecture`, e.g. "qwen3vl". */
  architecture: z.string(),
  /** `clip.projector_type` of the eyes it sees with; null without. */
  projectorType: z.string().nullable(),
  /** How many weights it has, without its eyes. */
  parameters: z.number(),
})
export type ModelMake = z.infer<typeof modelMakeSchema>

/** What memory a model takes, bytes: an estimate from its headers. */
export const modelMemorySchema = z.object({
  /** Its files, eyes included. */
  weights: z.number(),
  /** What it keeps of a context of the size it is loaded with. */
  context: z.number(),
  /** What the engine works with. */
  work: z.number(),
  /** The engine's program itself. */
  program: z.number(),
})
export type ModelMemory = z.infer<typeof modelMemorySchema>

/** What a model file turned out to be, from its header and the files beside it. */
export const inspectedModelSchema = z.object({
  name: z.string(),
  make: modelMakeSchema,
  sight: sightSchema,
  /** Why it does not see, as a sentence, where its maker meant it to or a picture was asked for. */
  notice: z.string().nullable(),
  /** Its own file first, then its other parts and its eyes: full paths. */
  files: z.array(z.string()).min(1),
  /** Differs once one of its files was replaced or written to. */
  version: z.string(),
  memory: modelMemorySchema,
})
export type InspectedModel = z.infer<typeof inspectedModelSchema>

/** What a loaded model turned out to be. */
export const loadedModelSchema = z.object({
  name: z.string(),
  sight: sightSchema,
  /** What is not as it was asked for (no GPU, no sight) and why, as a sentence; null when all is. */
  notice: z.string().nullable(),
  engine: z.string(),
  /** "CPU" or the GPU backend in use, e.g. "Metal". */
  device: z.string(),
  contextSize: z.int(),
  /** Seconds the load took. */
  seconds: z.number(),
})
export type LoadedModel = z.infer<typeof loadedModelSchema>

/** A GPU as the engine lists it. */
export const gpuDeviceSchema = z.object({
  /** "NVIDIA H200" */
  name: z.string(),
  /** Bytes. */
  totalBytes: z.number(),
  freeBytes: z.number(),
})
export type GpuDevice = z.infer<typeof gpuDeviceSchema>

/** To the inference child. One generation at a time; `cancel` names the request to stop. */
export const inferenceRequestSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('inspect'),
    requestId,
    options: loadOptionsSchema.pick({ modelPath: true, engineDir: true }).extend({
      /** Tokens of the context that it would be loaded with where it reads only, and where it sees. */
      contextSizes: z.object({ text: z.int(), vision: z.int() }),
      /** Whether it would run on a GPU. */
      onGpu: z.boolean(),
    }),
  }),
  /** Asks the vision engine which GPUs it would use; none where `engineDir` is null. */
  z.object({ type: z.literal('devices'), requestId, engineDir: z.string().nullable() }),
  /** Looks for models of other programs; without `look` only whether their folders are there. */
  z.object({ type: z.literal('scan'), requestId, around: surroundingsSchema, look: z.boolean() }),
  z.object({ type: z.literal('load'), requestId, options: loadOptionsSchema }),
  z.object({ type: z.literal('generate'), requestId, options: generateOptionsSchema }),
  z.object({ type: z.literal('cancel'), requestId }),
  z.object({ type: z.literal('unload'), requestId }),
])
export type InferenceRequest = z.infer<typeof inferenceRequestSchema>

/** From the inference child and the remote one. `steps` carries the text of one or more tokens, at most a frame (16 ms) apart. */
export const inferenceReplySchema = z.discriminatedUnion('type', [
  ready,
  alive,
  fault,
  helper,
  z.object({ type: z.literal('inspected'), requestId, model: inspectedModelSchema }),
  z.object({ type: z.literal('devices'), requestId, devices: z.array(gpuDeviceSchema) }),
  z.object({
    type: z.literal('scanned'),
    requestId,
    folders: z.array(foreignFolderSchema),
    models: z.array(foreignModelSchema),
  }),
  z.object({ type: z.literal('loadProgress'), requestId, share: z.number().min(0).max(1) }),
  z.object({ type: z.literal('loaded'), requestId, model: loadedModelSchema }),
  z.object({
    type: z.literal('promptProgress'),
    requestId,
    /** `encoding` until the picture is in the model (the fixed text before it included), then `prompting`. */
    stage: z.enum(['encoding', 'prompting']),
    processed: z.int(),
    total: z.int(),
    cached: z.int(),
  }),
  z.object({
    type: z.literal('steps'),
    requestId,
    text: z.string(),
    /** What the model thought before or between the text; never part of the critique. */
    reasoning: z.string().optional(),
    tokens: z.array(z.int()),
    logprobs: z.array(z.number()).optional(),
    /**
     * Of the words of the options' `choice`: `at` counts UTF-16 units of this text before the one that was chosen,
     * `shares` has the probability of each.
     */
    choices: z.array(z.object({ at: z.int().min(0), shares: z.array(z.number()) })).optional(),
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
  z.object({ type: z.literal('probed'), requestId, found: serverFindingsSchema }),
  traffic,
  failed,
])
export type InferenceReply = z.infer<typeof inferenceReplySchema>
