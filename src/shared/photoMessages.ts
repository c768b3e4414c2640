// What the photo child is asked, and what it answers.
import { z } from 'zod'
import { alive, bytes, failed, fault, partAnswers, readPart, ready, requestId } from './childMessages.ts'
import { factsSchema } from './facts.ts'
import { measurementScoreSchema } from './measurementScore.ts'
import {
  cameraSchema,
  photoFormatSchema,
  pictureHashSchema,
  renditionSchema,
  rotationSchema,
} from './photos.ts'
import { foreignMarksSchema } from './marks.ts'
import { boxSchema, faceDetailSchema, mostDetailedFaces } from './sight.ts'
import { sidecarContentSchema, sidecarSettings } from './sidecar.ts'
import { candidateSchema, triedSchema, trialLimits } from './trials.ts'

/**
 * To the photo child, which opens no file: it asks for the bytes of a photo (`read`) and gets them (`bytes`), or why
 * there are none (`unreadable`).
 */
export const photoRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('measure'), requestId, size: z.int().positive(), rotation: rotationSchema }),
  /** Asks for the small picture of a list alone. */
  z.object({ type: z.literal('glance'), requestId, size: z.int().positive(), rotation: rotationSchema }),
  /** Asks for what every pixel says of some faces; boxes as shares of the whole upright picture. */
  z.object({
    type: z.literal('detail'),
    requestId,
    size: z.int().positive(),
    rotation: rotationSchema,
    boxes: z.array(boxSchema).min(1).max(mostDetailedFaces),
  }),
  /** Asks what operations do to a photo, tried on its small upright JPEG; `width`, `height`: of its file, upright. */
  z.object({
    type: z.literal('try'),
    requestId,
    jpeg: bytes,
    width: z.int().positive(),
    height: z.int().positive(),
    /** The photograph inside its mat or bars, and whose light to measure, as shares of the whole. */
    inside: boxSchema,
    box: boxSchema.nullable(),
    candidates: z.array(candidateSchema).min(1).max(trialLimits.candidates),
  }),
  /** Asks for the small upright JPEG of a photo with operations applied; `width`, `height`: of its file, upright. */
  z.object({
    type: z.literal('render'),
    requestId,
    jpeg: bytes,
    width: z.int().positive(),
    height: z.int().positive(),
    operations: candidateSchema,
  }),
  /** Asks for every pixel of a photo with operations applied. */
  z.object({
    type: z.literal('renderWhole'),
    requestId,
    size: z.int().positive(),
    rotation: rotationSchema,
    operations: candidateSchema,
  }),
  /** Asks for the tiles of a photo; `width`, `height`: of its file, upright, as it was measured. */
  z.object({
    type: z.literal('tile'),
    requestId,
    size: z.int().positive(),
    rotation: rotationSchema,
    width: z.int().positive(),
    height: z.int().positive(),
  }),
  /** Asks for the sidecar of a photo; `width`, `height`: of the picture that was measured, upright. */
  z.object({
    type: z.literal('sidecar'),
    requestId,
    size: z.int().positive(),
    rotation: rotationSchema,
    width: z.int().positive(),
    height: z.int().positive(),
    /** The one that is there, to be added to. */
    existing: bytes.nullable(),
    content: sidecarContentSchema,
  }),
  /** Asks what the file of a photo says of its marks. */
  z.object({ type: z.literal('readOwnMarks'), requestId, size: z.int().positive() }),
  /** Asks what a sidecar says of the marks of a photo. */
  z.object({ type: z.literal('readMarks'), requestId, existing: bytes }),
  ...partAnswers,
])
export type PhotoRequest = z.infer<typeof photoRequestSchema>

/**
 * From the photo child, per request: read (several), opened, facts (early), pictures, facts (complete), measured; of a
 * glance read (several), glanced; of faces read (several), detailed; of operations tried; of a
 * picture rendered, read (several) where it is whole; of tiles read (several), tiles (several), tiled; of a sidecar read
 * (several), sidecar; of marks marksRead; or failed at any point.
 */
export const photoReplySchema = z.discriminatedUnion('type', [
  ready,
  alive,
  fault,
  readPart,
  z.object({
    type: z.literal('opened'),
    requestId,
    width: z.int(),
    height: z.int(),
    format: photoFormatSchema,
    rendition: renditionSchema,
    size: z.int(),
    sha256: z.string(),
    /** Null for a picture without features. */
    pictureHash: pictureHashSchema.nullable(),
    camera: cameraSchema,
    warning: z.string().nullable(),
  }),
  z.object({
    type: z.literal('facts'),
    requestId,
    facts: factsSchema,
    complete: z.boolean(),
    /** Of complete facts. */
    measurementScore: measurementScoreSchema.nullable().default(null),
  }),
  /** JPEGs: long edge 512 pixels for lists, 1024 for the window and a model that looks. */
  z.object({ type: z.literal('pictures'), requestId, thumb: bytes, model: bytes }),
  z.object({ type: z.literal('measured'), requestId }),
  /** Null for what is no XMP, or in another encoding than UTF-8. */
  z.object({
    type: z.literal('marksRead'),
    requestId,
    marks: foreignMarksSchema.omit({ from: true }).nullable(),
  }),
  z.object({
    type: z.literal('glanced'),
    requestId,
    /** Null where it would cost as much as measuring. */
    picture: z
      .object({ width: z.int(), height: z.int(), format: photoFormatSchema, thumb: bytes })
      .nullable(),
  }),
  /** Of each box, in their order. */
  z.object({
    type: z.literal('detailed'),
    requestId,
    details: z.array(faceDetailSchema).max(mostDetailedFaces),
  }),
  /** The copy as it is, and after each candidate, in their order. */
  z.object({
    type: z.literal('tried'),
    requestId,
    before: triedSchema,
    after: z.array(triedSchema).max(trialLimits.candidates),
    /** CPU milliseconds, user and system. */
    cpuMs: z.number().min(0),
  }),
  /** An sRGB JPEG without metadata. */
  z.object({
    type: z.literal('rendered'),
    requestId,
    jpeg: bytes,
    width: z.int().positive(),
    height: z.int().positive(),
  }),
  /** The tiles of a row of a level, from the left, as PNGs; the next row comes once they are `kept`. */
  z.object({
    type: z.literal('tiles'),
    requestId,
    level: z.int().min(0),
    row: z.int().min(0),
    pngs: z.array(bytes),
  }),
  z.object({ type: z.literal('tiled'), requestId }),
  z.object({
    type: z.literal('sidecar'),
    requestId,
    xmp: bytes,
    stated: z.array(z.enum(sidecarSettings)),
    kept: z.array(z.enum(sidecarSettings)),
  }),
  failed,
])
export type PhotoReply = z.infer<typeof photoReplySchema>
