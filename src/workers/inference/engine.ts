// What an inference engine must do, whichever library it stands on. Knows none.
import type { FinishReason } from '../../shared/critique.ts'
import type {
  Figures,
  GenerateOptions,
  InferenceReply,
  LoadedModel,
  LoadOptions,
} from '../../shared/workers.ts'

/** A model to load: its file and, for one that sees, its eyes (an mmproj file that fits). */
export type ModelOptions = Omit<LoadOptions, 'vision'> & { projectorPath: string | null }

/** What an engine says of a token where it does not name it: a part of a character that took several. */
export const unnamedToken = -1

/**
 * One generated token. Its text is empty while a character or a thinking tag is unfinished; all texts joined are the
 * whole text, and what the model thought is only in `reasoning`. `shares`: how likely each word of the options' `choice`
 * was, in their order, for the token that begins one of them.
 */
export type Step = Figures & {
  text: string
  reasoning?: string
  token: number
  logprob?: number
  shares?: number[]
}

/** How a generation ended. `keep`: UTF-16 units of the text to keep, less than all only after a loop. */
export type Finish = Figures & { finishReason: FinishReason; keep: number }

type Reply<Type extends InferenceReply['type']> = Extract<InferenceReply, { type: Type }>
export type PromptProgress = Omit<Reply<'promptProgress'>, 'type' | 'requestId'>

export type LoadControl = { signal: AbortSignal; onProgress: (share: number) => void }
export type GenerateControl = { signal: AbortSignal; onPromptProgress: (progress: PromptProgress) => void }

/** Holds at most one model and runs at most one generation at a time. */
export type Engine = {
  /**
   * Loads a model; an earlier one must be unloaded before. With too little memory on a GPU it loads on the CPU and
   * says so in `notice`.
   * Rejects with model-missing, model-damaged, model-unsupported, model-too-large, engine-failed (it cannot start
   * on this computer), engine-crashed, or cancelled after an abort.
   */
  load: (options: ModelOptions, control: LoadControl) => Promise<LoadedModel>
  /** False once the model is gone: unloaded, or crashed. */
  isLoaded: () => boolean
  /**
   * Yields a step per token and returns how it ended. An abort ends it as `cancelled`, within one slice of the prompt,
   * one picture or one token. The prompt is never cut.
   * Rejects with context-overflow, grammar-invalid, photo-missing or photo-damaged, after which the model is as
   * before, with engine-crashed, after which there is none, or with engine-failed.
   */
  generate: (options: GenerateOptions, control: GenerateControl) => AsyncGenerator<Step, Finish, undefined>
  /** Frees the model; does nothing when there is none. */
  unload: () => Promise<void>
}

/** `onHelper` hears the id of a process that the engine started for itself, null when that is gone. */
export type EngineHost = { onHelper: (pid: number | null) => void }

export type EngineFactory = { name: string; create: (host: EngineHost) => Engine }
