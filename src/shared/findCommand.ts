// How photographs are found again: by words, by what is known of them, in an order.
import { z } from 'zod'
import { command, idSchema as id } from './command.ts'
import { flagSchema, labelSchema } from './marks.ts'
import { jobSchema } from './jobs.ts'
import { photoSchema } from './photos.ts'

/** Newest first, but names from A to Z. `score`: the measurement score. Where a thing is not known stands last. */
export const sortSchema = z.enum(['added', 'taken', 'name', 'score', 'rating'])
export type Sort = z.infer<typeof sortSchema>

const range = z.strictObject({ min: z.number().optional(), max: z.number().optional() })
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const words = z.string().min(1).max(200)

/** What photographs must fulfil, all of it; bounds are part of their range. */
export const filterSchema = z.strictObject({
  /** Words, or their beginnings, in name, camera, lens, title, caption, keywords, advisors and critiques. "In quotes" as they stand. */
  text: words.optional(),
  rating: range.optional(),
  flags: z
    .array(z.enum([...flagSchema.options, 'none']))
    .min(1)
    .optional(),
  labels: z
    .array(z.enum([...labelSchema.options, 'none']))
    .min(1)
    .optional(),
  camera: words.optional(),
  lens: words.optional(),
  iso: range.optional(),
  /** Millimetres, as the lens has it. */
  focalLength: range.optional(),
  /** Days on which it was taken, as its camera counts them. */
  taken: z.strictObject({ from: day.optional(), to: day.optional() }).optional(),
  /** Who wrote a critique of it. */
  advisorId: id.optional(),
  /** Of the measurements, 0 to 10. */
  score: range.optional(),
  /** Percent of the pixels whose highlights, or whose shadows, are clipped; degrees of a measured tilt, either way. */
  clipped: range.optional(),
  shadows: range.optional(),
  tilt: range.optional(),
  /** Whether nothing in it is sharp, where that is sure. */
  unsharp: z.boolean().optional(),
  /** Whether a measurement contradicts a critique of it. */
  contradicted: z.boolean().optional(),
})
export type PhotoFilter = z.infer<typeof filterSchema>

/** As far as found photographs are counted: this many means as many or more. */
export const mostCounted = 500

const foundPartSchema = z.object({ text: z.string(), isHit: z.boolean() })
export type FoundPart = z.infer<typeof foundPartSchema>

export const findCommand = {
  /**
   * A page of the photographs that fulfil a filter; `after` is the cursor of the page before. `count` stands on the first
   * page. `excerpts`: what of a critique has the words, for photographs where it does.
   */
  'photos.find': command(
    filterSchema.extend({
      sort: sortSchema.default('added'),
      limit: z.int().min(1).max(500).default(50),
      after: z.string().max(4000).optional(),
    }),
    z.object({
      photos: z.array(photoSchema),
      /** All of these photographs. */
      jobs: z.array(jobSchema),
      excerpts: z.array(z.object({ photoId: z.string(), parts: z.array(foundPartSchema) })),
      next: z.string().nullable(),
      count: z.int().nullable(),
    }),
  ),
} as const
