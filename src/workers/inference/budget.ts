import { AppError } from '../../shared/errors.ts'

/** Tokens; with room for fewer no answer is begun. A critique that ends here has said what it sees. */
const leastAnswer = 256

/**
 * How many tokens an answer of at most `maxTokens` may take after this prompt: what is left of the context where that
 * is less. Throws context-overflow where it is too little. Asked before anything is evaluated: an engine may silently
 * cut a prompt that does not fit.
 */
export function roomForAnswer(promptTokens: number, maxTokens: number, contextSize: number): number {
  const least = Math.min(maxTokens, leastAnswer)
  const room = contextSize - promptTokens
  if (room < least) throw contextOverflow(contextSize, promptTokens + least)
  return Math.min(maxTokens, room)
}

/** `needed` is null where it is not known how much too long it is, `contextSize` where it is not known what it holds. */
export function contextOverflow(
  contextSize: number | null,
  needed: number | null,
  cause?: unknown,
): AppError {
  return new AppError(
    'context-overflow',
    `This request needs ${needed ?? 'more'} tokens, but the model holds only ${contextSize ?? 'fewer'} at once.`,
    { hint: 'Shorten the text or choose a model with a larger context.', cause },
  )
}
