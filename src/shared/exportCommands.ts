// Commands for what leaves Mondrian as files.
import { z } from 'zod'
import { byId, command, idSchema, none } from './command.ts'
import { exportOrderSchema } from './exports.ts'
import { sidecarSettings } from './sidecar.ts'
import { skippedSchema } from './skipped.ts'
import { candidateSchema } from './trials.ts'

const folder = z.string().min(1).max(4096).optional()

export const exportCommands = {
  /**
   * Writes files into `folder`, an absolute path, which is made where only it is missing; without it the host asks a
   * person where it can. No file is replaced but with `overwrite`, and none is there before it is whole.
   */
  'exports.create': command(
    exportOrderSchema.extend({
      folder,
      overwrite: z.boolean().default(false),
    }),
    z.object({
      /** Where they went; null where the person who was asked chose nothing. */
      folder: z.string().nullable(),
      /** Names of the files that are there now. */
      files: z.array(z.string()),
      leftOut: z.array(skippedSchema),
      /** Whether it was stopped before its end. */
      stopped: z.boolean(),
    }),
  ),
  /** Ends every export that runs; what is whole stays. */
  'exports.stop': command(none, z.object({ stopped: z.int() })),
  /** Shows the file that was written last in its folder, where the host can. */
  'exports.show': command(none, z.object({ shown: z.boolean() })),
  /** Shows the file of a photo, `id`, in its folder, where the host can and the file is a person's own. */
  'photos.reveal': command(byId, z.object({ shown: z.boolean() })),
  /** The programs that a person chose to open photographs with, the newest first; null where the host opens none. */
  'programs.list': command(none, z.object({ programs: z.array(z.string()).nullable() })),
  /**
   * Opens the file of a photo, where the host can and the file is a person's own: with the usual program, with one of
   * `programs.list`, or with one that the person is asked for (`choose`). `opened`: null where none was chosen.
   */
  'photos.open': command(
    z.strictObject({
      id: idSchema,
      program: z.string().min(1).max(200).optional(),
      choose: z.boolean().default(false),
    }),
    z.object({ opened: z.boolean().nullable() }),
  ),
  /** Hands the page of a photo to the system while somebody drags it out of the window, where the host can. */
  'exports.drag': command(byId, z.object({ dragged: z.boolean() })),
  /** A finished critique to be pasted elsewhere, with what contradicts a measurement in it; `id` is the job's. */
  'exports.text': command(byId, z.object({ markdown: z.string(), html: z.string() })),
  /**
   * Writes a photo as it would look after operations as a JPEG, in every pixel or at the size of its small copy, into
   * `folder` or where the host asks a person to. `name`: of the file, without its ending. Never replaces a file unasked.
   */
  'exports.copy': command(
    z.strictObject({
      photoId: idSchema,
      operations: candidateSchema,
      size: z.enum(['working', 'full']).default('full'),
      folder,
      name: z.string().min(1).max(200).optional(),
    }),
    /** Null where the person who was asked chose nothing. */
    z.object({ written: z.object({ folder: z.string(), name: z.string() }).nullable() }),
  ),
  /**
   * Writes the sidecar (XMP) of a photo, `id`, with its newest critique, or with that of `jobId`: beside the photograph,
   * into `folder`, or where the host asks a person to. One that is there is added to and kept as `backup` the first time.
   * With the setting `metadataInto: 'photograph'`, `beside` writes into a JPEG, TIFF, DNG or HEIC itself, in the same way.
   * `stated`: what of the advice it says; `kept`: what somebody else had set there, and stays.
   */
  'photos.sidecar': command(
    z
      .strictObject({
        id: idSchema.optional(),
        jobId: idSchema.optional(),
        beside: z.boolean().default(false),
        folder,
      })
      .refine(({ id, jobId }) => (id === undefined) !== (jobId === undefined), {
        error: 'give either id or jobId',
        path: ['id'],
      }),
    z.object({
      /** Null where the person who was asked chose nothing. */
      written: z.object({ folder: z.string(), name: z.string() }).nullable(),
      /** The name under which the file as it was is kept, where this was the first time. */
      backup: z.string().nullable(),
      stated: z.array(z.enum(sidecarSettings)),
      kept: z.array(z.enum(sidecarSettings)),
    }),
  ),
} as const
