// What a sidecar (XMP) says of a photograph: what other programs read of the advice, and the critique in few words.
import { z } from 'zod'
import { marksSchema } from './marks.ts'
import { operationSchema } from './operations.ts'

/**
 * What has an exact counterpart: of advice a crop and an exposure in Adobe's namespaces, of the person's marks stars and a
 * label there, and whether it is picked or rejected in digiKam's.
 */
export const sidecarSettings = ['crop', 'exposure', 'rating', 'label', 'pick'] as const
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
  marks: marksSchema,
})
export type SidecarContent = z.infer<typeof sidecarContentSchema>

/** Of what has no field of its own elsewhere; where it stands, Mondrian wrote. */
export const mondrianNamespace = 'urn:mondrian:critique:1.0/'

/** The most bytes of a sidecar that is added to: histories of editing take some hundred thousand. */
export const mostSidecarBytes = 16e6
