import { z } from 'zod'

/** Why something went over the network: a model was fetched, or a server was asked to write. */
export const trafficPurposeSchema = z.enum(['models', 'servers'])
export type TrafficPurpose = z.infer<typeof trafficPurposeSchema>

/** One host on one day. */
export const trafficSchema = z.object({
  /** Of this computer's calendar: "2026-11-30". */
  day: z.string(),
  /** With its port, where that is not the usual one. */
  host: z.string(),
  purpose: trafficPurposeSchema,
  /** Bytes of HTTP, heads and bodies, without what TLS and TCP add. */
  sent: z.int().min(0),
  received: z.int().min(0),
})
export type Traffic = z.infer<typeof trafficSchema>

export const receiptSchema = z.object({
  /** Milliseconds since 1970 from which on everything was counted. */
  since: z.int(),
  sent: z.int().min(0),
  received: z.int().min(0),
  /** Newest day first; of each the host with the most bytes. */
  hosts: z.array(trafficSchema),
})
export type Receipt = z.infer<typeof receiptSchema>
