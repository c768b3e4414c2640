// What a sidecar (XMP) says of a photograph: what other programs read of the advice, and the critique in few words.
import { z } from 'zod'
import { operationSchema } from './operations.ts'

/** What of advice has an exact counterpart in Adobe's Camera Raw namespace. */
export const sidecarSettings = ['crop', 'exposure'] as const
export type SidecarSetting = (typeof sidecarSettings)[number]

export const sidecarContentSchema = z.object({
  /** The advisor's own name. */
  advisor: z.string(),
  /** ISO 8601, UTC; null where that was not kept. */
  writtenAt: z.string().nullable(),
  /** The first section of the critique. */
  summary: z.string(),
  /** Its sentences that advise something, in their order. */
  advice: z.array(z.string()).max(100),
  /** What they advise. */
  operations: z.array(operationSchema).max(100),
})
export type SidecarContent = z.infer<typeof sidecarContentSchema>

/** The most bytes of a sidecar that is added to: histories of editing take some hundred thousand. */
export const mostSidecarBytes = 16e6
