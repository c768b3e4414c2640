// What leaves Mondrian as files: which forms there are, how files are named, and the JSON that other programs read.
import { z } from 'zod'
import { critiqueSchema } from './critique.ts'
import { factsSchema } from './facts.ts'
import { filterSchema } from './findCommand.ts'
import { modeSchema } from './jobs.ts'
import { marksSchema, noMarks } from './marks.ts'
import { cameraSchema, photoSchema } from './photos.ts'

export const exportFormatSchema = z.enum([
  'markdown',
  'html',
  'pdf',
  'contact-sheet',
  'contact-sheet-pdf',
  'csv',
  'json',
  'xmp',
])
export type ExportFormat = z.infer<typeof exportFormatSchema>

/** What a person chooses between. `isPerPhoto`: a file for each photograph; else one for all of them. */
export const exportFormats: Record<ExportFormat, { name: string; ending: string; isPerPhoto: boolean }> = {
  markdown: { name: 'Markdown', ending: 'md', isPerPhoto: true },
  html: { name: 'Web page', ending: 'html', isPerPhoto: true },
  pdf: { name: 'PDF', ending: 'pdf', isPerPhoto: false },
  'contact-sheet': { name: 'Contact sheet', ending: 'html', isPerPhoto: false },
  'contact-sheet-pdf': { name: 'Contact sheet (PDF)', ending: 'pdf', isPerPhoto: false },
  csv: { name: 'Spreadsheet (CSV)', ending: 'csv', isPerPhoto: false },
  json: { name: 'Data (JSON)', ending: 'json', isPerPhoto: false },
  xmp: { name: 'Sidecar (XMP)', ending: 'xmp', isPerPhoto: true },
}

/** What may stand in braces in the template of a file's name. */
export const namePlaceholders = ['name', 'advisor', 'date', 'score'] as const
export type NamePlaceholder = (typeof namePlaceholders)[number]

/** A finished critique with who wrote it. `model` is the name of its file, without a folder. */
export const exportedCritiqueSchema = critiqueSchema.omit({ jobId: true }).extend({
  advisor: z.object({ id: z.string(), name: z.string() }),
  model: z.string(),
  /** Whether the model saw the picture; null where that was not kept. */
  mode: modeSchema.nullable(),
  /** What was not as it was asked for, a sentence. */
  notice: z.string().nullable(),
  /** Milliseconds since 1970. */
  writtenAt: z.int().nullable(),
})
export type ExportedCritique = z.infer<typeof exportedCritiqueSchema>

const { name, width, height, format, rendition, rotation, size, sha256, measurementScore, warning } =
  photoSchema.shape

/** A photograph as it leaves: without the folder it lies in and without the place where it was taken. */
export const exportedPhotoSchema = z.object({
  name,
  width,
  height,
  format,
  rendition,
  rotation,
  size,
  sha256,
  measurementScore,
  warning,
  camera: cameraSchema
    .omit({ place: true })
    // Exports of earlier versions have none.
    .extend({ label: cameraSchema.shape.label.default(null) })
    .nullable(),
  /** Of the person, not of the file; exports of earlier versions have none. */
  marks: marksSchema.default(noMarks),
  facts: factsSchema,
  /** In the order in which they were asked for. */
  critiques: z.array(exportedCritiqueSchema),
})
export type ExportedPhoto = z.infer<typeof exportedPhotoSchema>

/** Rises when something that was there goes or changes its meaning; what is merely added leaves it as it is. */
export const exportVersion = 1

/** The JSON of an export. */
export const exportDocumentSchema = z.object({
  format: z.literal('mondrian-export'),
  version: z.literal(exportVersion),
  /** "Mondrian 0.1.0". */
  application: z.string(),
  /** ISO 8601, UTC. */
  exportedAt: z.string(),
  photos: z.array(exportedPhotoSchema),
})
export type ExportDocument = z.infer<typeof exportDocumentSchema>

/**
 * What to export: all photographs where `photoIds` is missing, of these those that fulfil `filter` and lie in the folder
 * `below`; critiques of all advisors where `advisorIds` is missing.
 */
export const exportOrderSchema = z.strictObject({
  photoIds: z.array(z.string().min(1).max(64)).min(1).max(10_000).optional(),
  filter: filterSchema.optional(),
  /** An absolute path. */
  below: z.string().min(1).max(4096).optional(),
  format: exportFormatSchema,
  advisorIds: z.array(z.string().min(1).max(64)).min(1).max(20).optional(),
  /** Whether pages also hold what was asked of a photograph. */
  conversation: z.boolean().optional(),
  /** With placeholders in braces, without ending: "{name} {date}". */
  nameTemplate: z.string().min(1).max(200).optional(),
})
export type ExportOrder = z.infer<typeof exportOrderSchema>
