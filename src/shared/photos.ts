import { z } from 'zod'
import { errorRecordSchema } from './errors.ts'
import { factsSchema } from './facts.ts'

/** Camera metadata that survived the sanity rules; a member is null where the file says nothing (or nonsense). */
export const cameraSchema = z.object({
  make: z.string().nullable(),
  model: z.string().nullable(),
  lens: z.string().nullable(),
  /** Millimetres. */
  focalLength: z.number().positive().nullable(),
  focalLength35: z.number().positive().nullable(),
  /** F-number. */
  aperture: z.number().positive().nullable(),
  /** Seconds. */
  shutter: z.number().positive().nullable(),
  iso: z.number().positive().nullable(),
  /** Stops. */
  exposureCompensation: z.number().nullable(),
  flash: z.boolean().nullable(),
  /** As the camera wrote it, "2019-07-04 21:15:00", with offset when it gave one. */
  takenAt: z.string().nullable(),
  title: z.string().nullable(),
  caption: z.string().nullable(),
})
export type Camera = z.infer<typeof cameraSchema>

export const emptyCamera: Camera = {
  make: null,
  model: null,
  lens: null,
  focalLength: null,
  focalLength35: null,
  aperture: null,
  shutter: null,
  iso: null,
  exposureCompensation: null,
  flash: null,
  takenAt: null,
  title: null,
  caption: null,
}

export const photoFormatSchema = z.enum(['jpeg', 'png', 'webp', 'tiff', 'avif'])
export type PhotoFormat = z.infer<typeof photoFormatSchema>

/** `new`: not yet opened. `measured`: facts and the model's JPEG are there. `failed`: `error` says why. */
export const photoStatusSchema = z.enum(['new', 'measured', 'failed'])

export const photoSchema = z.object({
  id: z.string(),
  /** File name without its folder. */
  name: z.string(),
  path: z.string(),
  status: photoStatusSchema,
  /** Pixels after orientation; null until opened. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  format: photoFormatSchema.nullable(),
  /** Bytes of the original. */
  size: z.int().nullable(),
  sha256: z.string().nullable(),
  camera: cameraSchema.nullable(),
  /** Something worth knowing that is no failure, e.g. "This file may be damaged." */
  warning: z.string().nullable(),
  error: errorRecordSchema.nullable(),
  /** Milliseconds since 1970. */
  addedAt: z.int(),
})
export type Photo = z.infer<typeof photoSchema>

export const photoFactsSchema = z.object({ photoId: z.string(), facts: factsSchema, complete: z.boolean() })
export type PhotoFacts = z.infer<typeof photoFactsSchema>
