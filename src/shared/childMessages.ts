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
/** An exchange with another computer is over: bytes of HTTP, heads and bodies, without what TLS and TCP add. */
export const traffic = z.object({
  type: z.literal('traffic'),
  /** With its port, where that is not the usual one. */
  host: z.string(),
  sent: z.int().min(0),
  received: z.int().min(0),
})
export const failed = z.object({ type: z.literal('failed'), requestId, error: errorRecordSchema })

export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

/** From a child that opens no file: asks for a part of the one it works on. */
export const readPart = z.object({
  type: z.literal('read'),
  requestId,
  /** Of the first byte in the file. */
  position: z.int().min(0),
  length: z.int().positive(),
})
/**
 * To such a child: the bytes it asked for, or that what it handed over is kept and the next may come; `unreadable` in
 * their place ends the request.
 */
export const partAnswers = [
  z.object({ type: z.literal('bytes'), requestId, bytes }),
  z.object({ type: z.literal('kept'), requestId }),
  z.object({ type: z.literal('unreadable'), requestId, error: errorRecordSchema }),
] as const
export type PartAnswer = z.infer<(typeof partAnswers)[number]>
