import { z } from 'zod'
import { critiqueSchema, flagSchema, sectionScoreSchema, statsSchema } from './critique.ts'
import { downloadSchema } from './downloads.ts'
import { errorRecordSchema } from './errors.ts'
import { anyJobSchema, jobStatusSchema, modeSchema, openJobSchema, stageSchema } from './jobs.ts'
import { factsSchema } from './facts.ts'
import { modelTestRunSchema } from './modelMeasures.ts'
import { photoSchema } from './photos.ts'
import { settingsSchema } from './settings.ts'
import { messageSchema, threadSchema } from './threads.ts'

/** Every event carries these. `seq` is monotonic per core, over restarts too; `at` is milliseconds since 1970. */
const base = { seq: z.int(), at: z.int() }
const ofJob = { ...base, jobId: z.string(), attempt: z.int() }

export const eventSchemas = {
  /** First on every (re)connect: what is open, with the text so far. */
  connection: z.object({
    ...base,
    type: z.literal('connection'),
    jobs: z.array(openJobSchema),
    queuePaused: z.string().nullable(),
    /** What had to be repaired when the data folder was opened, as a sentence; null when all was well. */
    notice: z.string().nullable(),
  }),
  /** On every change of status or stage, after it was stored. */
  status_update: z.object({ ...ofJob, type: z.literal('status_update'), job: anyJobSchema }),
  /** The model is ready for this job. */
  start: z.object({
    ...ofJob,
    type: z.literal('start'),
    model: z.string(),
    engine: z.string(),
    device: z.string(),
    contextSize: z.int(),
    mode: modeSchema,
    /** What is not as it was asked for (no GPU, no sight) and why; null when all is. */
    notice: z.string().nullable(),
  }),
  /** Early facts first, then all; repeated with `jobId` when a job starts. */
  facts: z.object({
    ...base,
    type: z.literal('facts'),
    photoId: z.string(),
    jobId: z.string().optional(),
    attempt: z.int().optional(),
    facts: factsSchema,
    complete: z.boolean(),
  }),
  /** A photo was opened, measured or refused. */
  photo_update: z.object({ ...base, type: z.literal('photo_update'), photo: photoSchema }),
  /** A photo is gone, and with it its facts, jobs and critiques. */
  photo_removed: z.object({ ...base, type: z.literal('photo_removed'), photoId: z.string() }),
  /** A job that was not running is gone, and its critique; the photo stays. */
  job_removed: z.object({
    ...base,
    type: z.literal('job_removed'),
    jobId: z.string(),
    photoId: z.string(),
  }),
  /** 2 to 5 per second, on change. Figures as jobs.ts defines them. */
  progress: z.object({
    ...ofJob,
    type: z.literal('progress'),
    /** Of the whole job, 0 to 100. */
    progress: z.number(),
    stage: stageSchema,
    /** Of the present stage alone, 0 to 1; null where nothing tells how far it is. */
    stageShare: z.number().nullable(),
    currentTokens: z.int(),
    tokensPerSecond: z.number().nullable(),
    elapsedMs: z.number(),
    estimatedRemainingMs: z.number().nullable(),
    promptTokens: z.int().nullable(),
    promptTps: z.number().nullable(),
    totalTokens: z.int().nullable(),
    peakMemoryBytes: z.number().nullable(),
    /** Past twice the estimate. */
    slow: z.boolean(),
  }),
  /** New text, coalesced to one per frame. `offset` counts UTF-16 units from the start of the job's text. */
  chunk: z.object({ ...ofJob, type: z.literal('chunk'), offset: z.int(), text: z.string() }),
  thinking_update: z.object({ ...ofJob, type: z.literal('thinking_update'), thinking: z.string() }),
  /** A retry began: keep the first `keep` UTF-16 units of the text. */
  reset: z.object({ ...ofJob, type: z.literal('reset'), keep: z.int() }),
  analysis_complete: z.object({
    ...ofJob,
    type: z.literal('analysis_complete'),
    analysisMarkdown: z.string(),
    scores: z.array(sectionScoreSchema),
    overall: z.number().nullable(),
    flags: z.array(flagSchema),
    stats: statsSchema,
    rotation: critiqueSchema.shape.rotation,
    remarks: critiqueSchema.shape.remarks,
  }),
  /** The photo was measured anew, and a finished critique holds against it otherwise than before. */
  flags_update: z.object({ ...ofJob, type: z.literal('flags_update'), flags: z.array(flagSchema) }),
  /** The job is over, whatever the end. */
  done: z.object({
    ...ofJob,
    type: z.literal('done'),
    status: jobStatusSchema,
    totalTokens: z.int(),
    elapsedMs: z.number(),
  }),
  /** The job failed; `done` follows. */
  error: z.object({ ...ofJob, type: z.literal('error'), ...errorRecordSchema.shape, retryable: z.boolean() }),
  /** A message of a conversation was stored: a question, its answer before there is any of it, and once it is whole. */
  message: z.object({ ...base, type: z.literal('message'), message: messageSchema }),
  /** A conversation was removed, which null says, or put back as it was. */
  thread_update: z.object({
    ...base,
    type: z.literal('thread_update'),
    threadId: z.string(),
    thread: threadSchema.nullable(),
  }),
  /** What was said so far in one utterance; `final` when it is over. It is stored nowhere. */
  transcription: z.object({
    ...base,
    type: z.literal('transcription'),
    utteranceId: z.string(),
    text: z.string(),
    /** Of two or three letters; null before anything was said. */
    language: z.string().nullable(),
    final: z.boolean(),
  }),
  /** A model that is fetched came further, stopped or arrived; four times a second at most. */
  download_update: z.object({ ...base, type: z.literal('download_update'), download: downloadSchema }),
  /** The test of a model began, came further or ended; four times a second at most. */
  model_test: z.object({ ...base, type: z.literal('model_test'), test: modelTestRunSchema }),
  /** The queue stopped or goes on; `reason` is a sentence, null when it runs. */
  queue_update: z.object({ ...base, type: z.literal('queue_update'), paused: z.string().nullable() }),
  /** A setting was changed. */
  settings_update: z.object({ ...base, type: z.literal('settings_update'), settings: settingsSchema }),
  /** Who can be asked is another list now: to be asked for again. */
  advisors_update: z.object({ ...base, type: z.literal('advisors_update') }),
  /** How far an export is: photographs `done` of `total`; `state` other than running is its end. */
  export_update: z.object({
    ...base,
    type: z.literal('export_update'),
    exportId: z.string(),
    state: z.enum(['running', 'complete', 'stopped', 'failed']),
    done: z.int(),
    total: z.int(),
  }),
} as const

export type EventType = keyof typeof eventSchemas
export type EventOf<Type extends EventType> = z.infer<(typeof eventSchemas)[Type]>
export type MondrianEvent = { [Type in EventType]: EventOf<Type> }[EventType]

/** An event as its maker states it: `seq` and `at` are added where it is sent. */
export type EventBody = { [Type in EventType]: Omit<EventOf<Type>, 'seq' | 'at'> }[EventType]

export const eventSchema = z.discriminatedUnion('type', [
  eventSchemas.connection,
  eventSchemas.status_update,
  eventSchemas.start,
  eventSchemas.facts,
  eventSchemas.photo_update,
  eventSchemas.photo_removed,
  eventSchemas.job_removed,
  eventSchemas.progress,
  eventSchemas.chunk,
  eventSchemas.thinking_update,
  eventSchemas.reset,
  eventSchemas.analysis_complete,
  eventSchemas.flags_update,
  eventSchemas.done,
  eventSchemas.error,
  eventSchemas.message,
  eventSchemas.thread_update,
  eventSchemas.transcription,
  eventSchemas.download_update,
  eventSchemas.model_test,
  eventSchemas.queue_update,
  eventSchemas.export_update,
  eventSchemas.advisors_update,
  eventSchemas.settings_update,
])

/** One function per event type: an event nobody handles does not compile. */
export type EventHandlers<Result = void> = { [Type in EventType]: (event: EventOf<Type>) => Result }

/** Calls the handler of the event's own type. */
export function handleEvent<Result>(handlers: EventHandlers<Result>, event: MondrianEvent): Result {
  const handler = handlers[event.type] as (event: MondrianEvent) => Result
  return handler(event)
}
