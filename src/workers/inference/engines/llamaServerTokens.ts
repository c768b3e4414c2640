import type { Figures } from '../../../shared/workers.ts'
import { unnamedToken } from '../engine.ts'
import type { GeneratedToken } from '../transcript.ts'
import type { Message, Timings } from './llamaServerMessages.ts'

/** The tokens that a message stands for: more than one where a character took several. */
export type TokenReader = (message: Message) => GeneratedToken[]

/**
 * The server counts every token but sends none while a character is unfinished. Last comes, where the model ended by
 * itself, a token without text that is no part of the text: it is left out.
 */
export function createTokenReader(
  figuresOf: (timings: Timings, tokens: number) => Figures,
  readChoice: (message: Message) => number[] | undefined = () => undefined,
): TokenReader {
  let count = 0
  /** A token without text, which may turn out to be that last one. */
  let waiting: Message | null = null

  const take = (message: Message): GeneratedToken => {
    count++
    const [token = unnamedToken] = message.tokens
    const logprob = message.completion_probabilities?.[0]?.logprob
    const shares = readChoice(message)
    return {
      token,
      text: message.content,
      figures: figuresOf(message.timings, count),
      ...(logprob === undefined ? {} : { logprob: Math.min(0, logprob) }),
      ...(shares === undefined ? {} : { shares }),
    }
  }
  const takeUnnamed = ({ timings }: Message, until: number): GeneratedToken[] => {
    const tokens: GeneratedToken[] = []
    while (count < until) tokens.push({ token: unnamedToken, text: '', figures: figuresOf(timings, ++count) })
    return tokens
  }
  return (message) => {
    const { predicted_n: predicted } = message.timings
    const ended = message.stop && message.stop_type === 'eos'
    const earlier = waiting && !ended ? [take(waiting)] : []
    waiting = null
    if (message.stop) return [...earlier, ...takeUnnamed(message, ended ? predicted - 1 : predicted)]
    const unnamed = takeUnnamed(message, predicted - 1)
    if (message.content === '') {
      waiting = message
      return [...earlier, ...unnamed]
    }
    return [...earlier, ...unnamed, take(message)]
  }
}
