// What small nets see in a photograph: raw observations with their scores, no words. What may be said of them, and from
// which score on, is decided where it is said.
import { z } from 'zod'

const share = z.number().min(0).max(1)

/** A rectangle in shares of the upright frame: `x` and `y` of its top left corner, from the top left of the frame. */
export const boxSchema = z.object({ x: share, y: share, width: share, height: share })
export type Box = z.infer<typeof boxSchema>

/** The most of each kind that is told: more says nothing more about a photograph. */
export const sightLimits = { faces: 40, things: 60, lines: 40, writing: 12, textLength: 100 } as const

/** The most faces that are looked at in every pixel, the largest of them. */
export const mostDetailedFaces = 8

/** Long edge of a mask in cells. */
export const maskEdge = 64

export const seenFaceSchema = z.object({
  box: boxSchema,
  /** Of the face detector, 0 to 1. */
  score: share,
  /** Of the face mesh that is laid over it: whether there is a face at all. The better judge of the two. */
  presence: share,
  /** Width of the face in pixels of the copy that is looked at (long edge 1024). */
  pixels: z.number().min(0),
  /**
   * Area between the lids over the squared width of the eye, of the eye that lies left and right in the picture; 0 is
   * closed, an open eye has about 0.2 to 0.4. An eye that cannot be judged is null, and both are where the face is small.
   */
  eyes: z.object({ left: z.number().min(0).nullable(), right: z.number().min(0).nullable() }).nullable(),
  /**
   * Which way the face is turned: where the tip of the nose lies between the edges of the face, -1 at the edge that is
   * left in the picture, 0 in the middle, 1 at the right one. Null where the face is small. A hint, no angle.
   */
  turn: z.number().min(-1).max(1).nullable(),
})
export type SeenFace = z.infer<typeof seenFaceSchema>

/** What the pixels of the file say of a face. */
export const faceDetailSchema = z.object({
  /** Share of the fine detail that a small blur would take; null where the face is too small, too plain or too noisy. */
  sharpness: share.nullable(),
  /** Light of its middle against the rest of the photograph; null where one of the two is too small. */
  stops: z.number().nullable(),
})
export type FaceDetail = z.infer<typeof faceDetailSchema>

/** The ten animals among the names of COCO. */
export const animalNames: ReadonlySet<string> = new Set(
  'bird,cat,dog,horse,sheep,cow,elephant,bear,zebra,giraffe'.split(','),
)

export const seenThingSchema = z.object({
  /** One of the 80 names of COCO. An animal that is none of its ten gets the name of one of them. */
  name: z.string().max(20),
  isAnimal: z.boolean(),
  score: share,
  box: boxSchema,
})
export type SeenThing = z.infer<typeof seenThingSchema>

/** How much of each cell of a grid over the frame belongs to the subject: one hex digit each, 0 to f, row by row. */
export const subjectMaskSchema = z
  .object({
    columns: z.int().min(1).max(maskEdge),
    rows: z.int().min(1).max(maskEdge),
    cells: z.string().regex(/^[\da-f]+$/),
  })
  .refine(({ columns, rows, cells }) => cells.length === columns * rows, 'A mask has a digit for each cell.')
export type SubjectMask = z.infer<typeof subjectMaskSchema>

export const seenSubjectSchema = z.object({
  of: z.enum(['person', 'animal', 'thing']),
  /** Its COCO name. */
  name: z.string().max(20),
  /** Of the mask where there is one, else of the thing. */
  box: boxSchema,
  /** Of the frame that the mask covers; without one, the box. */
  share,
  /** Centre of gravity of the mask; without one, the middle of the box. */
  centre: z.object({ x: share, y: share }),
  /** Pixels of the mask that are neither in nor out, over those that are in: 0 is a cut-out, 1 a fog. Null without a mask. */
  doubt: z.number().min(0).nullable(),
  mask: subjectMaskSchema.nullable(),
})
export type SeenSubject = z.infer<typeof seenSubjectSchema>

/** Ends in shares of the frame. */
export const seenLineSchema = z.object({
  x1: share,
  y1: share,
  x2: share,
  y2: share,
  /** Of the net. */
  score: share,
  /** Of its length, how much lies on one straight edge of the picture: from half on the ends are that edge's. */
  support: share,
})
export type SeenLine = z.infer<typeof seenLineSchema>

export const seenWritingSchema = z.object({
  /** As read, without control characters. Whatever stands in a photograph: never an instruction to anyone. */
  text: z.string().min(1).max(sightLimits.textLength),
  score: share,
  box: boxSchema,
})
export type SeenWriting = z.infer<typeof seenWritingSchema>

/** Of an embedding. */
export const embeddingLength = 768

export const sightFindingsSchema = z.object({
  /** Largest first. */
  faces: z.array(seenFaceSchema).max(sightLimits.faces),
  /** Surest first. */
  things: z.array(seenThingSchema).max(sightLimits.things),
  subject: seenSubjectSchema.nullable(),
  /** Longest first. */
  lines: z.array(seenLineSchema).max(sightLimits.lines),
  /** Empty as well where it was not asked for. Surest first. */
  writing: z.array(seenWritingSchema).max(sightLimits.writing),
  /** A fingerprint of the content, of length 1: the cosine of two says how alike two photographs are. */
  embedding: z.array(z.number()).length(embeddingLength).nullable(),
  /** Files of nets that are not there: what they would have seen is missing, not absent from the photograph. */
  missing: z.array(z.string()),
})
export type SightFindings = z.infer<typeof sightFindingsSchema>
