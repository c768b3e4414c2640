// The commands of models: which there are, where they come from, what they take here, what is in memory.
import { z } from 'zod'
import { catalogueEntrySchema, earEntrySchema, modelNameSchema } from './catalogue.ts'
import { byId, command, none } from './command.ts'
import { downloadSchema } from './downloads.ts'
import { foreignFolderSchema, foreignProgramSchema } from './foreignModels.ts'
import { modeSchema } from './jobs.ts'
import { fitSchema, modelTestRunSchema, modelTestSchema } from './modelMeasures.ts'

export const modelSchema = z.object({
  /** `starter`, the path of a file below the models folder, the absolute path of a GGUF file, or `server:NAME`. */
  id: z.string(),
  name: z.string(),
  /** The program that fetched the file and may delete it; missing where it is not another's. */
  program: foreignProgramSchema.optional(),
  /** The other computer that it runs on; missing where it is this one. `leaves`: what goes there, as a sentence. */
  server: z.object({ name: z.string(), host: z.string(), leaves: z.string().nullable() }).optional(),
  /** Null where the file cannot be used; `notice` says why. */
  mode: modeSchema.nullable(),
  loaded: z.boolean(),
  /** Why it does not see, or cannot be used at all; null when all is well. */
  notice: z.string().nullable(),
  /** Of all its files, eyes included; null where they cannot be read. */
  bytes: z.int().nullable(),
  /** Null where it is not known. */
  fit: fitSchema.nullable(),
  /** What its test found; null before there was one. */
  tested: modelTestSchema.nullable(),
})
export type Model = z.infer<typeof modelSchema>

const modelSlotSchema = z.object({
  state: z.enum(['unloaded', 'loading', 'loaded']),
  loaded: z.boolean(),
  /** The name of its file. */
  model: z.string().nullable(),
  /** What it runs on, "CPU" or the GPU's backend; null unless it is loaded. */
  device: z.string().nullable(),
})
export type ModelSlot = z.infer<typeof modelSlotSchema>

/** The ear: `absent` where there is no speech model, or no program to run one. */
const earSlotSchema = modelSlotSchema.extend({ state: modelSlotSchema.shape.state.or(z.literal('absent')) })
export type EarSlot = z.infer<typeof earSlotSchema>

/** The mouth: the voice of the system that a window found last; null where it has none. */
const mouthSlotSchema = z.object({ loaded: z.boolean(), voice: z.string().nullable() })
export type MouthSlot = z.infer<typeof mouthSlotSchema>

export const modelCommands = {
  /** `folder` is where a GGUF file becomes one of the models; its mmproj file lies beside it. */
  'models.list': command(none, z.object({ models: z.array(modelSchema), folder: z.string() })),
  /**
   * Loads the model of the settings before anybody asks it for a critique: where no work is open, no model is in memory
   * and it takes at most half of the memory that is free. `began` says whether it is on its way; nothing waits for it.
   */
  'models.load': command(none, z.object({ began: z.boolean() })),
  /**
   * Folders of other programs that have models. What is in them is looked at only with the setting `otherPrograms`;
   * until then `models` is null.
   */
  'models.foreign': command(none, z.object({ folders: z.array(foreignFolderSchema) })),
  /** What can be fetched; `bytes` with its eyes, null where the hub has to be asked. */
  'models.catalogue': command(
    none,
    z.object({
      models: z.array(
        catalogueEntrySchema.extend({
          bytes: z.int().nullable(),
          installed: z.boolean(),
          /** By the size of its files alone; null where that is not known. */
          fit: fitSchema.nullable(),
        }),
      ),
      /** Speech models. */
      ears: z.array(
        earEntrySchema.omit({ file: true }).extend({ bytes: z.int().nullable(), installed: z.boolean() }),
      ),
      /** Host that models come from. */
      host: z.string(),
    }),
  ),
  /**
   * Fetches a model with its eyes from the hub, or goes on with it: an entry of the catalogue, OWNER/NAME, or
   * OWNER/NAME:PACKING. Beside the commands of servers the only one that uses the network.
   */
  'models.get': command(z.strictObject({ name: modelNameSchema }), downloadSchema),
  /** Stops a download and keeps what has arrived. */
  'models.pause': command(byId, downloadSchema),
  /** Stops a download and throws away what has arrived, or takes one that is over off the list. */
  'models.cancel': command(byId, z.null()),
  /** Puts a GGUF file of the user's own with its eyes below the models folder. */
  'models.import': command(
    z.strictObject({
      path: z.string().min(1).max(4096),
      how: z.enum(['copy', 'link', 'move']).default('copy'),
    }),
    z.object({ modelId: z.string(), bytes: z.int() }),
  ),
  /** Removes a model of the models folder with its eyes, and says how much that freed. Not while it is in use. */
  'models.remove': command(
    z.strictObject({ id: z.string().min(1).max(4096) }),
    z.object({ freedBytes: z.int() }),
  ),
  /**
   * Writes a critique of a sample photograph, which is kept nowhere, to see what the model takes here: after the critique
   * that is being written, before those that wait. `model_test` tells of it. One at a time.
   */
  'models.test': command(z.strictObject({ id: z.string().min(1).max(4096) }), modelTestRunSchema),
  /** Frees the memory of the model that is held and of the ear, and ends a test. Not while a critique is being written. */
  'models.unload': command(none, z.object({ unloaded: z.boolean() })),
  'models.downloads': command(none, z.object({ downloads: z.array(downloadSchema) })),
  /** One model that writes is in memory at a time, of one kind or the other; the ear has its own. */
  'health.models': command(
    none,
    z.object({
      vision: modelSlotSchema,
      text: modelSlotSchema,
      stt: earSlotSchema,
      tts: mouthSlotSchema,
      /** Of the computer, bytes. */
      memory: z.object({ freeBytes: z.int(), totalBytes: z.int() }),
    }),
  ),
} as const
