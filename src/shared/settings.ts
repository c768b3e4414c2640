import { z } from 'zod'
import { defaultRules, ruleSchema, savedFilterSchema } from './rules.ts'
import { mostServers, serverSchema } from './servers.ts'

export const settingsSchema = z.object({
  /** Seconds between thinking lines. */
  updateIntervalSeconds: z.union([z.literal(3), z.literal(5), z.literal(10)]),
  /** A job that runs longer fails with the code `timeout`. */
  jobTimeoutMinutes: z.number().min(1).max(240),
  defaultAdvisorId: z.string(),
  /** `starter`, the path of a file below the models folder, the absolute path of a GGUF file, or `server:NAME`. */
  defaultModelId: z.string(),
  /** Upper bound of a critique, in tokens. */
  maxTokens: z.int().min(64).max(8192),
  /** Inference threads; null lets the engine choose (physical cores - 1, at least 1). */
  threads: z.int().min(1).max(64).nullable(),
  gpu: z.enum(['auto', 'off']),
  /** Folders beside the models folder in which models lie, as absolute paths. */
  modelFolders: z.array(z.string().min(1).max(4096)).max(20),
  /** Whether the models that other programs have fetched are listed too. */
  otherPrograms: z.boolean(),
  /** A model that nothing was asked of for so long is taken out of the memory; null leaves it there. */
  unloadAfterMinutes: z.int().min(1).max(1440).nullable(),
  /** Other computers that may write; their keys are kept elsewhere. Changed by the commands of servers only. */
  servers: z.array(serverSchema).max(mostServers),
  /** Whether photographs are looked at by small nets: faces, things, lines, writing. */
  sight: z.boolean(),
  /**
   * Where photos.sidecar with `beside` writes: a file of its own, or the photograph itself where that is a JPEG, TIFF, DNG
   * or HEIC.
   */
  metadataInto: z.enum(['sidecar', 'photograph']),
  /** What is looked for again, under names. */
  savedFilters: z.array(savedFilterSchema).max(100),
  /** What suggests photographs to be rejected. */
  rules: z.array(ruleSchema).max(20),
})
export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = {
  updateIntervalSeconds: 5,
  jobTimeoutMinutes: 10,
  defaultAdvisorId: 'ansel',
  defaultModelId: 'starter',
  maxTokens: 2048,
  threads: null,
  gpu: 'auto',
  modelFolders: [],
  otherPrograms: false,
  unloadAfterMinutes: 15,
  servers: [],
  sight: true,
  metadataInto: 'sidecar',
  savedFilters: [],
  rules: defaultRules,
}
