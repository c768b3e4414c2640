// Models that can be fetched: which there are, and what is known of their files.
import { z } from 'zod'

const repository = z.string().regex(/^[\w.-]{1,96}\/[\w.-]{1,96}$/)

export const catalogueEntrySchema = z.strictObject({
  /** What it is asked for by. */
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
  name: z.string().min(1).max(60),
  /** OWNER/NAME on the hub. */
  repository,
  /** Packings of the weights by name, the one to be fetched first where it is there. */
  packings: z
    .array(z.string().regex(/^[A-Za-z0-9_]{2,24}$/))
    .min(1)
    .max(8),
  /** The same of its eyes; empty for a model without. */
  eyes: z.array(z.string().regex(/^[A-Za-z0-9_]{2,24}$/)).max(8),
  /** As its makers state it; null where it was not seen and the hub has to be asked. */
  licence: z.string().min(1).max(60).nullable(),
  /** A sentence for a photographer. */
  goodFor: z.string().min(1).max(160),
  /** A name in the list of families in docs/models.md. */
  family: z.string(),
  /** Whether a first visitor is offered it; of one entry at most. */
  isFirst: z.literal(true).optional(),
})
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>

/** A speech model, one file in whisper.cpp's format. */
export const earEntrySchema = catalogueEntrySchema
  .pick({ id: true, name: true, repository: true, licence: true, goodFor: true })
  .extend({ file: z.string().regex(/^ggml-[\w.-]{1,80}\.bin$/) })
export type EarEntry = z.infer<typeof earEntrySchema>

/** `resources/catalogue.json`: models that write from the smallest to the best, then those that hear. */
export const catalogueSchema = z.strictObject({
  models: z
    .array(catalogueEntrySchema)
    .max(20)
    .refine((models) => new Set(models.map(({ id }) => id)).size === models.length, 'an id stands twice')
    .refine((models) => models.filter(({ isFirst }) => isFirst).length <= 1, 'several entries come first'),
  ears: z.array(earEntrySchema).max(10).default([]),
})

/** A name in a repository that stays below the folder it is put into. */
const pathInRepository = z
  .string()
  .max(400)
  .regex(/\.(?:gguf|bin)$/i)
  .refine(
    (path) => path.split('/').every((part) => /^[^\\:*?"<>|\p{Cc}]+$/u.test(part) && !/^\.|\.$/.test(part)),
    'is no plain path',
  )

export const remoteFileSchema = z.strictObject({
  path: pathInRepository,
  isEyes: z.boolean(),
  /** Bytes. */
  size: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type RemoteFile = z.infer<typeof remoteFileSchema>

/** The files of one model at one commit: what a download fetches, to the byte. */
export const remoteModelSchema = z.strictObject({
  repository,
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  files: z.array(remoteFileSchema).min(1).max(100),
})
export type RemoteModel = z.infer<typeof remoteModelSchema>

/** `resources/catalogue.lock.json`, written by `npm run catalogue` from the hub; by id of the entry. */
export const catalogueLockSchema = z.record(z.string(), remoteModelSchema)
export type CatalogueLock = z.infer<typeof catalogueLockSchema>

/** What a person may name: an entry, OWNER/NAME, OWNER/NAME:PACKING, or the address of a repository. */
export const modelNameSchema = z.string().min(1).max(300)
