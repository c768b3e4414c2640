import { z } from 'zod'
import { errorRecordSchema } from './errors.ts'
import { factsSchema } from './facts.ts'
import { foreignMarksSchema, marksSchema } from './marks.ts'
import { measurementScoreSchema } from './measurementScore.ts'

/** Where a photo was taken: degrees, north and east positive; metres above sea level. Never leaves this computer. */
export const placeSchema = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  altitude: z.number().nullable(),
})
export type Place = z.infer<typeof placeSchema>

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
  keywords: z.array(z.string()),
  /** Stars, 1 to 5. */
  rating: z.int().min(1).max(5).nullable(),
  /** Whether somebody rejected or picked it. */
  flag: z.enum(['pick', 'reject']).nullable(),
  /** The name of a color label. */
  label: z.string().nullable(),
  artist: z.string().nullable(),
  copyright: z.string().nullable(),
  place: placeSchema.nullable(),
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
  keywords: [],
  rating: null,
  flag: null,
  label: null,
  artist: null,
  copyright: null,
  place: null,
}

/** Camera raw that is read, by the name of its file type. */
export const rawFormats = ['cr2', 'cr3', 'nef', 'arw', 'raf', 'orf', 'rw2', 'pef', 'dng'] as const
export const photoFormatSchema = z.enum(['jpeg', 'png', 'webp', 'tiff', 'avif', 'heic', 'gif', ...rawFormats])
export type PhotoFormat = z.infer<typeof photoFormatSchema>

/** How names of photograph files end, without the dot, in lower case. What a file is, its content decides. */
export const photoExtensions = {
  picture: ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'webp', 'tif', 'tiff', 'avif', 'gif', 'heic', 'heif', 'hif'],
  raw: [...rawFormats, 'nrw', 'sr2', 'srf', 'rwl'],
} as const

/**
 * Which picture of a file is shown and measured. `first-frame`: the first of several. `camera-preview`: the JPEG a
 * camera put into its raw file. `neutral-rendering`: made here from the sensor's data. Facts differ between them.
 */
export const renditionSchema = z.enum(['original', 'first-frame', 'camera-preview', 'neutral-rendering'])
export type Rendition = z.infer<typeof renditionSchema>

/** Degrees clockwise by which a person turned a photo, on top of what its file says. */
export const rotationSchema = z.literal([0, 90, 180, 270])
export type Rotation = z.infer<typeof rotationSchema>

/** Perceptual hash of a picture: 64 bits as 16 hexadecimal digits. */
export const pictureHashSchema = z.string().regex(/^[0-9a-f]{16}$/)

/** `new`: not yet opened. `measured`: facts and the model's JPEG are there. `failed`: `error` says why. */
export const photoStatusSchema = z.enum(['new', 'measured', 'failed'])

export const photoSchema = z.object({
  id: z.string(),
  /** Its place in the order of arrival, which holds whatever the clock does: the newest photo has the highest. */
  number: z.int(),
  /** File name without its folder. */
  name: z.string(),
  path: z.string(),
  status: photoStatusSchema,
  /** Whether there is a small picture of it, as it is turned, before it is measured; afterwards there always is. */
  thumb: z.boolean(),
  /** Pixels of the rendition, upright; null until opened. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  format: photoFormatSchema.nullable(),
  rendition: renditionSchema.nullable(),
  rotation: rotationSchema,
  /** Bytes of the original. */
  size: z.int().nullable(),
  sha256: z.string().nullable(),
  /** Id of the photo that was added first with the same bytes. */
  duplicateOf: z.string().nullable(),
  /** File name of the camera raw that lies beside this photo and shows the same picture; opened where it cannot be. */
  companion: z.string().nullable(),
  camera: cameraSchema.nullable(),
  /** What its measurements add up to; null until measured, and where they say too little for a score. */
  measurementScore: measurementScoreSchema.nullable(),
  /** Something worth knowing that is no failure, e.g. "This file may be damaged.", or that the raw file was opened. */
  warning: z.string().nullable(),
  error: errorRecordSchema.nullable(),
  /** Milliseconds since 1970. */
  addedAt: z.int(),
  ...marksSchema.shape,
  /** What another program says of it in a sidecar or its file; null for nothing. The marks follow it until they are set here. */
  foreignMarks: foreignMarksSchema.nullable(),
})
export type Photo = z.infer<typeof photoSchema>

export const photoFactsSchema = z.object({ photoId: z.string(), facts: factsSchema, complete: z.boolean() })
export type PhotoFacts = z.infer<typeof photoFactsSchema>
