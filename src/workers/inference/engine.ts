// What an inference engine must do, whichever library it stands on. Knows none.
import type { FinishReason } from '../../shared/critique.ts'
import type { Figures, GenerateOptions, LoadedModel, LoadOptions } from '../../shared/workers.ts'

/** One generated token. Its text is empty while a character is unfinished; all texts joined are the whole text. */
export type Step = Figures & { text: string; token: number; logprob?: number }

/** How a generation ended. `keep`: UTF-16 units of the text to keep, less than all only after a loop. */
export type Finish = Figures & { finishReason: FinishReason; keep: number }

export type PromptProgress = { processed: number; total: number; cached: number }

export type LoadControl = { signal: AbortSignal; onProgress: (share: number) => void }
export type GenerateControl = { signal: AbortSignal; onPromptProgress: (progress: PromptProgress) => void }

/** Holds at most one model and runs at most one generation at a time. */
export type Engine = {
  /**
   * Loads a model; an earlier one must be unloaded before.
   * Rejects with model-missing, model-damaged, model-unsupported, model-too-large, engine-failed (it cannot start
   * on this computer), or cancelled after an abort.
   */
  load: (options: LoadOptions, control: LoadControl) => Promise<LoadedModel>
  /**
   * Yields a step per token and returns how it ended. An abort ends it as `cancelled`, within one slice of the prompt
   * or one token. The prompt is never cut.
   * Rejects with context-overflow or grammar-invalid, after which the model is as before, or with engine-failed.
   */
  generate: (options: GenerateOptions, control: GenerateControl) => AsyncGenerator<Step, Finish, undefined>
  /** Frees the model; does nothing when there is none. */
  unload: () => Promise<void>
}

export type EngineFactory = { name: string; create: () => Engine }
