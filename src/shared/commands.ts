import { z } from 'zod'
import { advisorCommands } from './advisorCommands.ts'
import { askCommands } from './askCommands.ts'
import { byId, command, idSchema as id, none, page } from './command.ts'
import { critiqueSchema, seenSchema } from './critique.ts'
import type { ErrorRecord } from './errors.ts'
import { exportCommands } from './exportCommands.ts'
import { findCommand } from './findCommand.ts'
import { anyJobSchema, jobSchema, jobStatusSchema } from './jobs.ts'
import { markingCommands } from './markingCommands.ts'
import { modelCommands } from './modelCommands.ts'
import { panelSchema } from './panel.ts'
import { photoFactsSchema, photoSchema } from './photos.ts'
import { skippedSchema } from './skipped.ts'
import { stackSchema } from './stacks.ts'
import { queueCommands } from './queueCommands.ts'
import { serverCommands } from './serverCommands.ts'
import { settingsSchema } from './settings.ts'
import { candidateSchema } from './trials.ts'
import { unlistedPhotoSchema } from './unlisted.ts'
import { voiceCommands } from './voiceCommands.ts'

/** Photographs as paths on this machine or as ids of what was uploaded to the local server, never both. */
const sources = {
  paths: z.array(z.string().min(1).max(4096)).min(1).max(10_000).optional(),
  uploads: z.array(z.uuid()).min(1).max(10_000).optional(),
}
const hasOneSource = ({ paths, uploads }: { paths?: unknown; uploads?: unknown }): boolean =>
  (paths === undefined) !== (uploads === undefined)
const oneSource = { error: 'give either paths or uploads', path: ['paths'] }
const added = z.object({ photos: z.array(photoSchema), jobs: z.array(jobSchema) })
const skipped = z.array(skippedSchema)

const previewSchema = z.object({ path: z.string(), width: z.int(), height: z.int() })

/** Every command: `noun.verb`, one object in, one JSON value out. */
export const commands = {
  /**
   * Folders are searched to the bottom. A raw file and a JPEG of one name in one folder are one photo, shown and
   * measured from the JPEG, with the raw file as its `companion`. Where the JPEG cannot be opened, the raw file is.
   */
  'photos.add': command(
    z
      .strictObject({
        ...sources,
        advisorIds: z.array(id).min(1).max(20),
        modelId: z.string().max(4096).optional(),
        idempotencyKey: z.string().min(1).max(128).optional(),
      })
      .refine(hasOneSource, oneSource),
    added.extend({ skipped }),
  ),
  /** Adds one of the photographs that ship with Mondrian. */
  'photos.addSample': command(
    z.strictObject({
      id,
      advisorIds: z.array(id).min(1).max(20),
      modelId: z.string().max(4096).optional(),
    }),
    added,
  ),
  /** Adds every photograph of `unlisted.list` under its own id and measures it, without asking for a critique. */
  'photos.addUnlisted': command(none, z.object({ photos: z.array(photoSchema) })),
  /** Measures photos without asking for a critique. */
  'photos.measure': command(
    z.strictObject(sources).refine(hasOneSource, oneSource),
    z.object({ photos: z.array(photoSchema), skipped }),
  ),
  'photos.list': command(
    z.strictObject(page),
    /** `older`: how many follow after this page. */
    z.object({ photos: z.array(photoSchema), next: z.string().nullable(), older: z.int() }),
  ),
  'photos.get': command(byId, photoSchema),
  'photos.facts': command(byId, photoFactsSchema),
  /** Where the advisors of a photo agree and differ, by the newest complete critique of each. */
  'photos.panel': command(byId, panelSchema),
  /** Says that a photo is on show: it is measured before all others. */
  'photos.show': command(byId, z.null()),
  /** The facts of a measured photo once it was looked at, as far as that can be done: a minute at most. */
  'photos.look': command(byId, photoFactsSchema),
  /**
   * How a photo would look after operations, at the size of its small copy or in every pixel; the original is not
   * touched. `path` is where a window gets it, as its other pictures; older ones make room for newer ones.
   */
  'photos.preview': command(
    z.strictObject({
      photoId: id,
      operations: candidateSchema,
      size: z.enum(['working', 'full']).default('working'),
    }),
    previewSchema,
  ),
  /**
   * The photo's own pixels in tiles (src/shared/tiles.ts), cut unless they are there: a window gets each, as its other
   * pictures, at `path` and `/LEVEL-COLUMN-ROW`. Older ones make room for newer ones.
   */
  'photos.tiles': command(byId, z.object({ path: z.string() })),
  /** The same in every pixel, with a name under which to save it: a copy, never the original's own name. */
  'photos.saveCopy': command(
    z.strictObject({ photoId: id, operations: candidateSchema }),
    previewSchema.extend({ name: z.string() }),
  ),
  /** Turns a photo clockwise, on top of earlier turns, and measures it again. */
  'photos.rotate': command(z.strictObject({ id, degrees: z.literal([90, 180, 270]) }), photoSchema),
  /**
   * Other versions of the same picture, the most alike first: `distance` counts the bits, 0 to 10, that differ. `moment`:
   * others of the moment in which it was taken, the most alike first (`likeness`: 1 for the same), with the best of them
   * all.
   */
  'photos.similar': command(
    byId,
    z.object({
      photos: z.array(z.object({ photo: photoSchema, distance: z.int() })),
      moment: z.object({
        photos: z.array(z.object({ photo: photoSchema, likeness: z.number() })),
        best: stackSchema.shape.best,
      }),
    }),
  ),
  /** Which of these photographs are of one moment, as bursts are, and the best of each stack. */
  'photos.stacks': command(
    z.strictObject({ photoIds: z.array(id).min(2).max(1000) }),
    z.object({ stacks: z.array(stackSchema) }),
  ),
  ...markingCommands,
  ...findCommand,
  'photos.remove': command(byId, z.null()),
  'samples.list': command(
    none,
    z.object({ samples: z.array(z.object({ id: z.string(), name: z.string() })) }),
  ),
  /** Photographs that lie in the data folder and that the library does not know, as after the loss of its database. */
  'unlisted.list': command(none, z.object({ photos: z.array(unlistedPhotoSchema) })),
  'jobs.create': command(
    z.strictObject({
      photoId: id,
      advisorIds: z.array(id).min(1).max(20),
      modelId: z.string().max(4096).optional(),
      idempotencyKey: z.string().min(1).max(128).optional(),
    }),
    z.object({ jobs: z.array(jobSchema) }),
  ),
  'jobs.get': command(byId, anyJobSchema),
  /** The critiques; `threads.get` has the answers. */
  'jobs.list': command(
    z.strictObject({ ...page, status: jobStatusSchema.optional() }),
    z.object({ jobs: z.array(jobSchema), next: z.string().nullable() }),
  ),
  'jobs.text': command(byId, z.object({ text: z.string() })),
  /** The picture the model was given for this job; null where it was given none. */
  'jobs.seen': command(byId, seenSchema.nullable()),
  'jobs.critique': command(byId, critiqueSchema.nullable()),
  'jobs.cancel': command(byId, anyJobSchema),
  'jobs.retry': command(byId, anyJobSchema),
  /** Of critiques: an answer goes with its conversation. */
  'jobs.remove': command(byId, z.null()),
  ...queueCommands,
  ...advisorCommands,
  ...askCommands,
  ...modelCommands,
  ...serverCommands,
  ...voiceCommands,
  'settings.get': command(none, settingsSchema),
  'settings.set': command(settingsSchema.omit({ servers: true }).partial(), settingsSchema),
  ...exportCommands,
  /**
   * For a report of what went wrong: the newest records of the log, a line of JSON each, oldest first. There is no text,
   * path, place or name of a file in them.
   */
  'log.tail': command(
    z.strictObject({ limit: z.int().min(1).max(500).default(50) }),
    z.object({ version: z.string(), system: z.string(), records: z.array(z.string()) }),
  ),
  /** Shows the log file in its folder, where the host can; elsewhere it is the page that shows the log. */
  'log.show': command(none, z.object({ shown: z.boolean() })),
} as const

export type { Model } from './modelCommands.ts'

export type CommandName = keyof typeof commands
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]['input']>
export type ParsedInput<Name extends CommandName> = z.output<(typeof commands)[Name]['input']>
export type CommandOutput<Name extends CommandName> = z.output<(typeof commands)[Name]['output']>

/** One implementation per command: a command without one does not compile. */
export type CommandImplementations = {
  [Name in CommandName]: (input: ParsedInput<Name>) => CommandOutput<Name> | Promise<CommandOutput<Name>>
}

/** What a host sends back: an error is a value, because Electron keeps only `message` of a thrown one. */
export type Reply<Value> = { ok: true; value: Value } | { ok: false; error: ErrorRecord }
