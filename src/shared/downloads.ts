import { z } from 'zod'
import { errorRecordSchema } from './errors.ts'

export const downloadStateSchema = z.enum(['running', 'paused', 'failed', 'done'])

/** A model that is being fetched with its eyes, as one. */
export const downloadSchema = z.object({
  id: z.string(),
  /** What was asked for: an entry of the catalogue, or a repository. */
  name: z.string(),
  repository: z.string(),
  /** Host that it is fetched from. */
  host: z.string(),
  state: downloadStateSchema,
  /** Bytes of all files, and of those on the disk. */
  totalBytes: z.int(),
  receivedBytes: z.int(),
  /** Over the last half minute; null before there is one to tell. */
  bytesPerSecond: z.number().nullable(),
  /** Why it does not go on; null while it does, or is done. */
  error: errorRecordSchema.nullable(),
  /** The model's id once it is done. */
  modelId: z.string().nullable(),
})
export type Download = z.infer<typeof downloadSchema>
