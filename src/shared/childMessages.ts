// What every child says, whatever it does, and what its other messages are made of.
import { z } from 'zod'
import { errorRecordSchema } from './errors.ts'
import { traceSchema } from './trace.ts'

export const requestId = z.string()
/**
 * First message of a child, and then every second as a sign of life. `confined`: the system holds it, beyond Node's own
 * permissions.
 */
export const ready = z.object({ type: z.literal('ready'), confined: z.boolean().optional() })
export const alive = z.object({ type: z.literal('alive') })
/**
 * A process that the child started for itself, null when that is gone. Whoever holds the channel ends it when the
 * child dies.
 */
export const helper = z.object({ type: z.literal('helper'), pid: z.int().positive().nullable() })
/** What nobody foresaw happened in the child, for the log; the request it happened to fails as well. */
export const fault = z.object({ type: z.literal('fault'), trace: traceSchema })
export const failed = z.object({ type: z.literal('failed'), requestId, error: errorRecordSchema })

export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
