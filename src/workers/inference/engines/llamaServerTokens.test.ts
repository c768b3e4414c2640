import { expect, test } from 'vitest'
import { unnamedToken } from '../engine.ts'
import type { Message } from './llamaServerMessages.ts'
import { createTokenReader } from './llamaServerTokens.ts'

const figures = { promptTokens: 9, cachedTokens: 0, imageTokens: null, promptTps: 1, generationTps: 1 }

function message(predicted: number, content: string, token: number, more: Partial<Message> = {}): Message {
  const timings = { cache_n: 0, prompt_n: 9, prompt_ms: 1, predicted_n: predicted, predicted_ms: 1 }
  return { content, tokens: [token], stop: false, timings, ...more }
}

/** Token, text and count of every token in a stream of messages. */
function read(messages: Message[]): [number, string, number][] {
  const tokensOf = createTokenReader((_, tokens) => ({
    ...figures,
    generationTokens: tokens,
    peakMemoryBytes: 1,
  }))
  return messages
    .flatMap(tokensOf)
    .map(({ token, text, figures: { generationTokens } }) => [token, text, generationTokens])
}

test('the last token of a text that ended by itself is left out', () => {
  const end = message(3, '', 0, { tokens: [], stop: true, stop_type: 'eos' })
  expect(read([message(1, 'a', 11), message(2, 'b', 12), message(3, '', 2), end])).toEqual([
    [11, 'a', 1],
    [12, 'b', 2],
  ])
})

test('a token without text is one, where another follows', () => {
  const end = message(3, '', 0, { tokens: [], stop: true, stop_type: 'limit' })
  expect(read([message(1, '', 11), message(2, 'b', 12), message(3, '', 13), end])).toEqual([
    [11, '', 1],
    [12, 'b', 2],
    [13, '', 3],
  ])
})

test('tokens inside of a character are counted, in the middle and at the end', () => {
  const end = message(6, '', 0, { tokens: [], stop: true, stop_type: 'limit' })
  expect(read([message(3, '東', 13), message(4, 'b', 14), end])).toEqual([
    [unnamedToken, '', 1],
    [unnamedToken, '', 2],
    [13, '東', 3],
    [14, 'b', 4],
    [unnamedToken, '', 5],
    [unnamedToken, '', 6],
  ])
})

test('an unfinished character may be the last thing before the end', () => {
  const end = message(4, '', 0, { tokens: [], stop: true, stop_type: 'eos' })
  expect(read([message(1, 'a', 11), end])).toEqual([
    [11, 'a', 1],
    [unnamedToken, '', 2],
    [unnamedToken, '', 3],
  ])
})
