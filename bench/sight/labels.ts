// What a person sees in the photographs that nets are held against: by eye, on the file's name, in shares of the frame.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { boxSchema } from '../../src/shared/sight.ts'

const pointSchema = z.tuple([z.number(), z.number()])
const lineSchema = z.object({ x1: z.number(), y1: z.number(), x2: z.number(), y2: z.number() })

const labelSchema = z.object({
  /** The names of COCO that may be said of it. */
  names: z.array(z.string()),
  /** Whether there is an animal, if only of a kind that COCO does not know. */
  hasAnimal: z.boolean().default(false),
  /** Every face. One whose eyes cannot be judged, as a profile, may be found or not. */
  faces: z.array(z.object({ box: boxSchema, eyes: z.enum(['open', 'closed']).nullable() })).default([]),
  /** The outline of what it is of; `unjudged`: what may count to it or not. */
  subject: z
    .object({
      name: z.string(),
      outline: z.array(pointSchema),
      unjudged: z.array(pointSchema).default([]),
    })
    .nullable()
    .default(null),
  /** Long straight lines that must be found. */
  lines: z.array(lineSchema).default([]),
  /** What is written in it, for the reader to find; other writing there may be read or not. */
  writing: z.array(z.string()).default([]),
})
export type SightLabel = z.infer<typeof labelSchema>
export type LabelPoint = z.infer<typeof pointSchema>

/** The labels of the photographs by file name. */
export function readSightLabels(): Record<string, SightLabel> {
  const file = new URL('../../test/fixtures/sight/labels.json', import.meta.url)
  return z.record(z.string(), labelSchema).parse(JSON.parse(readFileSync(file, 'utf8')))
}
