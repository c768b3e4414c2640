// What Mondrian knows of a family of models that see: docs/models.md has the table and where each figure is from.

/** Sent with every request; what is missing is left to the file's own `general.sampling.*`, then to the engine. */
export type Samplers = {
  temperature?: number
  topP?: number
  topK?: number
  minP?: number
  repeatPenalty?: number
  presencePenalty?: number
}

export type Family = {
  name: string
  /** `general.architecture` of the models that these eyes are made for. */
  architectures: readonly string[]
  /** Whether there are models of these architectures that are not made to see. */
  alsoBlind: boolean
  /** `clip.projector_type` of their eyes. */
  projectors: readonly string[]
  /** Tokens that a picture takes; null where the file or the engine fixes them. */
  imageTokens: { min: number; max: number } | null
  /**
   * Whether every token of a picture looks at all others, so that one batch has to hold the picture: the engine aborts
   * otherwise (llama.cpp, `mtmd_decode_use_non_causal`). `width`: of the text model; `projector`: of the eyes.
   */
  wholePicture: (width: number | null, projector: string) => boolean
  samplers: Samplers
}

export const never = (): boolean => false
