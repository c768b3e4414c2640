// How likely a model thought each of a few words, where it chose between them.
import type { GenerateOptions } from '../../../shared/workers.ts'
import type { Message } from './llamaServerMessages.ts'

type Choice = NonNullable<GenerateOptions['choice']>
type Said = Pick<Message, 'content' | 'completion_probabilities'>

/** Tokens asked for beside the chosen one: the words of a choice, begun with and without a space, and some others. */
export const choiceCandidates = 16
/** What the words must share of all probability for their proportions to mean something. */
const leastKnown = 0.5

/**
 * A reader of messages in their order, which returns the shares of the words for the message in which one of them is
 * begun, else undefined: also where most of the probability went elsewhere, or to a token that begins several of them.
 */
export function createChoiceReader({ after, words }: Choice): (said: Said) => number[] | undefined {
  let tail = ''
  return ({ content, completion_probabilities }) => {
    const isDue = tail.trimEnd().endsWith(after) && content.trim() !== ''
    tail = (tail + content).slice(-after.length - 16)
    return isDue ? sharesOf(words, completion_probabilities?.[0]?.top_logprobs ?? []) : undefined
  }
}

function sharesOf(
  words: readonly string[],
  candidates: readonly { token: string; logprob: number }[],
): number[] | undefined {
  const shares = words.map(() => 0)
  for (const { token, logprob } of candidates) {
    const begun = token.trim()
    const fitting = words.flatMap((word, at) => (begun !== '' && word.startsWith(begun) ? [at] : []))
    const only = fitting.length === 1 ? fitting[0] : undefined
    if (only !== undefined) shares[only]! += Math.exp(logprob)
  }
  return shares.reduce((sum, share) => sum + share, 0) < leastKnown ? undefined : shares
}
