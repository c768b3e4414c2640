// What is measured of a copy of a photograph once operations were tried on it.
import { z } from 'zod'
import { operationSchema } from './operations.ts'

/** The most that is tried on one photograph, and the most steps of one try. */
export const trialLimits = { candidates: 48, steps: 12 } as const

export const candidateSchema = z.array(operationSchema).min(1).max(trialLimits.steps)

/** Values of the facts of the same name, measured on a small copy; null where they were not asked for or not found. */
export const triedSchema = z.object({
  keyStops: z.number(),
  medianL: z.number(),
  rms: z.number(),
  highlightPercent: z.number(),
  shadowPercent: z.number(),
  m3: z.number(),
  /** Standard deviation of the copy's own noise, which shrinking has taken most of: for comparing two copies. */
  noise: z.number().nullable(),
  /** Degrees, clockwise positive. */
  tilt: z.number().nullable(),
  /** Lean of what is nearest to grey, as the fact estimates it before it decides whether it may be told. */
  lean: z.object({ a: z.number(), b: z.number() }).nullable(),
  /** Light of the middle of the box asked for against the rest, stops. */
  boxStops: z.number().nullable(),
  /** Mean luminance of that middle, 0 to 1. */
  boxLight: z.number().nullable(),
})
export type Tried = z.infer<typeof triedSchema>
