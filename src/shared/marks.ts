// What a person decides about a photograph while choosing.
import { z } from 'zod'

/** Stars, 0 to 5; 0 is none. */
export const ratingSchema = z.int().min(0).max(5)
export const flagSchema = z.enum(['pick', 'reject'])
/** In the order of their keys, 6 to 9; purple has none, as in other programs. */
export const labels = ['red', 'yellow', 'green', 'blue', 'purple'] as const
export const labelSchema = z.enum(labels)
export type Label = z.infer<typeof labelSchema>

export const marksSchema = z.object({
  rating: ratingSchema,
  /** Null where it is neither. */
  flag: flagSchema.nullable(),
  label: labelSchema.nullable(),
})
export type Marks = z.infer<typeof marksSchema>
export const noMarks: Marks = { rating: 0, flag: null, label: null }

/** What another program says of a photograph: members are null where it says nothing. */
export const foreignMarksSchema = z.object({
  rating: ratingSchema.nullable(),
  flag: flagSchema.nullable(),
  label: labelSchema.nullable(),
  /** In a sidecar, or in the photograph's own file. */
  from: z.enum(['sidecar', 'file']),
})
export type ForeignMarks = z.infer<typeof foreignMarksSchema>

/** The English names that Lightroom and Capture One give their labels, and Bridge its own; in any case. */
const labelNames: Record<string, Label> = {
  ...Object.fromEntries(labels.map((label) => [label, label])),
  select: 'red',
  second: 'yellow',
  approved: 'green',
  review: 'blue',
  'to do': 'purple',
}

/** The color of an xmp:Label; null for a name that is none of a color. */
export const labelNamed = (name: string): Label | null =>
  (Object.hasOwn(labelNames, name.trim().toLowerCase()) && labelNames[name.trim().toLowerCase()]) || null

/** Photographs that one command marks at most. */
export const mostMarked = 1000

/** The marks of one photograph. */
export const markedSchema = marksSchema.extend({ photoId: z.string() })
export type Marked = z.infer<typeof markedSchema>

/** What the metadata in a photograph's own file says of its marks. */
export const marksOfCamera = (
  camera: { rating: number | null; flag: Marks['flag']; label: string | null } | null,
): Omit<ForeignMarks, 'from'> => ({
  rating: camera?.rating ?? null,
  flag: camera?.flag ?? null,
  label: labelNamed(camera?.label ?? ''),
})
