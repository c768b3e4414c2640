import { z } from 'zod'
import { errorCodeSchema } from '../../shared/errors.ts'
import { jobStatusSchema } from '../../shared/jobs.ts'
import { traceSchema } from '../../shared/trace.ts'
import { workerKindSchema } from '../../shared/workers.ts'

const count = z.int().min(0)
/** An id or a version: no spaces, no slashes. */
const token = z.string().regex(/^[\w.+-]{1,64}$/)
/** A name out of a model file may be a path; its last part is the name. */
const name = z.string().transform((text) => (text.split(/[\\/]/).at(-1) ?? '').slice(0, 80))

/** All that the log can say. */
export const logRecordSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('start'), version: token }),
  z.object({ event: z.literal('model-loaded'), model: name, device: name, seconds: z.number() }),
  z.object({ event: z.literal('model-fetched'), model: name, host: name }),
  /** Measurements of a photograph, and its picture or not, went to a server. */
  z.object({ event: z.literal('sent-away'), host: name, hasPicture: z.boolean() }),
  z.object({
    event: z.literal('job'),
    jobId: token,
    status: jobStatusSchema,
    attempt: count,
    tokens: count,
    tokensPerSecond: z.number().nullable(),
    elapsedMs: z.number(),
    errorCode: errorCodeSchema.optional(),
  }),
  /** Whether the system holds the child (namespaces, a sandbox profile) beyond Node's own permissions. */
  z.object({ event: z.literal('child-start'), kind: workerKindSchema, confined: z.boolean() }),
  z.object({
    event: z.literal('child-exit'),
    kind: workerKindSchema,
    code: z.int().nullable(),
    signal: token.nullable(),
  }),
  /** An error that nobody foresaw, and where it happened: in a child, in the core, or in the host around it. */
  z.object({
    event: z.literal('fault'),
    of: z.enum([...workerKindSchema.options, 'core', 'host']),
    ...traceSchema.shape,
  }),
  /** Of a critique: places or operations that its writer tied to no sentence of it. */
  z.object({ event: z.literal('remarks-dropped'), jobId: token, count }),
  /** A card of the craft shelf that could not be used, by the name of its file. */
  z.object({ event: z.literal('card-unusable'), card: name }),
  z.object({ event: z.literal('backup'), errorCode: errorCodeSchema.optional() }),
  /** The data folder was found moved or replaced, or is back. */
  z.object({ event: z.literal('folder'), isHere: z.boolean() }),
  /** The database was damaged: whether a backup took its place, and how many rows were saved from the damage. */
  z.object({ event: z.literal('store-restored'), fromBackup: z.boolean(), salvaged: count }),
  /** The database is sound and lacks something: it is not the one used last, its log was lost, or that of another. */
  z.object({
    event: z.literal('store-incomplete'),
    incident: z.enum(['swapped', 'log-lost', 'foreign-log']),
  }),
])
export type LogRecord = z.input<typeof logRecordSchema>
