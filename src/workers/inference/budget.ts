import { AppError } from '../../shared/errors.ts'

/** Throws context-overflow. Checked before anything is evaluated: an engine may silently cut what does not fit. */
export function checkBudget(promptTokens: number, maxTokens: number, contextSize: number): void {
  if (promptTokens + maxTokens > contextSize) throw contextOverflow(contextSize, promptTokens + maxTokens)
}

/** `needed` is null where it is not known how much too long it is. */
export function contextOverflow(contextSize: number, needed: number | null, cause?: unknown): AppError {
  return new AppError(
    'context-overflow',
    `This request needs ${needed ?? 'more'} tokens, but the model holds only ${contextSize} at once.`,
    { hint: 'Shorten the text or choose a model with a larger context.', cause },
  )
}
