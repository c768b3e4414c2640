import { z } from 'zod'

/** Programs whose folders of models are known. */
export const foreignProgramSchema = z.enum(['LM Studio', 'Jan', 'Hugging Face cache', 'llama.cpp', 'Ollama'])
export type ForeignProgram = z.infer<typeof foreignProgramSchema>

/** The variables by which these programs are told where to keep their models. */
export const foreignVariables = [
  'LMSTUDIO_HOME',
  'JAN_DATA_FOLDER',
  'HF_HUB_CACHE',
  'HUGGINGFACE_HUB_CACHE',
  'HF_HOME',
  'XDG_CACHE_HOME',
  'XDG_DATA_HOME',
  'LLAMA_CACHE',
  'OLLAMA_MODELS',
  'APPDATA',
] as const

/** What decides where these programs keep their models. */
export const surroundingsSchema = z.object({
  home: z.string(),
  platform: z.string(),
  variables: z.partialRecord(z.enum(foreignVariables), z.string()),
})
export type Surroundings = z.infer<typeof surroundingsSchema>

export const foreignFolderSchema = z.object({
  program: foreignProgramSchema,
  path: z.string(),
  /** How many models were found; null where nobody looked, or could not. */
  models: z.int().nullable(),
  /** Why they could not be read, as a sentence. */
  notice: z.string().nullable(),
})
export type ForeignFolder = z.infer<typeof foreignFolderSchema>

/** A model file that another program fetched, and may delete at any time. */
export const foreignModelSchema = z.object({
  program: foreignProgramSchema,
  /** What that program calls it. */
  title: z.string(),
  path: z.string(),
})
export type ForeignModel = z.infer<typeof foreignModelSchema>
