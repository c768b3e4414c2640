import { expect, test } from 'vitest'
import { createChoiceReader } from './llamaServerChoice.ts'
import type { Message } from './llamaServerMessages.ts'

const words = ['weak', 'uneven', 'sound', 'strong', 'rare']
const timings = { cache_n: 0, prompt_n: 0, prompt_ms: 0, predicted_n: 0, predicted_ms: 0 }

/** What the reader says of each piece; `candidates` are those of every piece. */
function read(pieces: string[], candidates: Record<string, number>) {
  const reader = createChoiceReader({ after: '#level', words })
  const top = Object.entries(candidates).map(([token, share]) => ({ token, logprob: Math.log(share) }))
  return pieces.map((content) => {
    const message: Message = {
      content,
      tokens: [1],
      stop: false,
      timings,
      completion_probabilities: [{ logprob: -1, top_logprobs: top }],
    }
    return reader(message)?.map((share) => Math.round(share * 100) / 100)
  })
}

test('the shares of the words are told where one is begun, and only there', () => {
  const candidates = { ' strong': 0.6, ' sound': 0.2, strong: 0.1, ' The': 0.05, ' un': 0.05 }
  const shares = [0, 0.05, 0.2, 0.7, 0]
  expect(read(['sky.\n\n', '#level', ' strong', '\n## Lighting'], candidates)).toEqual([
    undefined,
    undefined,
    shares,
    undefined,
  ])
  expect(read(['#', 'le', 'vel', ' ', 'st', 'rong'], candidates)[4]).toEqual(shares)
  expect(read(['#level ', 'sound'], candidates)[1]).toEqual(shares)
})

test('nothing is told where most of the probability went elsewhere, or to what begins two of the words', () => {
  expect(read(['#level', ' strong'], { ' strong': 0.3, ' I': 0.7 })[1]).toBeUndefined()
  expect(read(['#level', ' s'], { ' s': 0.9, ' rare': 0.1 })[1]).toBeUndefined()
  expect(read(['#level', ' strongly'], { ' strongly': 0.9 })[1]).toBeUndefined()
  expect(read(['#level', ' '], { ' ': 1 })[1]).toBeUndefined()
})
