import { expect, it } from 'vitest'
import type { Metadata } from './ggufMetadata.ts'
import { readMemoryShape } from './memoryShape.ts'
import { estimateMemory } from './modelMemory.ts'

function metadata(
  numbers: Record<string, number>,
  lists: Record<string, number[]> = {},
  vocabularySize = 1000,
): Metadata {
  return {
    strings: new Map(),
    numbers: new Map(Object.entries(numbers)),
    floats: new Map(),
    lists: new Map(Object.entries(lists)),
    vocabularySize,
    alignment: 32,
    controlTokens: [],
  }
}

const plain = (architecture: string, more: Record<string, number> = {}): Record<string, number> => ({
  [`${architecture}.block_count`]: 36,
  [`${architecture}.embedding_length`]: 2560,
  [`${architecture}.feed_forward_length`]: 9728,
  [`${architecture}.attention.head_count`]: 32,
  [`${architecture}.attention.head_count_kv`]: 8,
  [`${architecture}.attention.key_length`]: 128,
  [`${architecture}.attention.value_length`]: 128,
  ...more,
})

const estimate = (architecture: string, header: Metadata, contextSize = 8192) =>
  estimateMemory({
    weightBytes: 3e9,
    eyesBytes: 0,
    shape: readMemoryShape(architecture, header),
    eyes: null,
    imageTokens: null,
    contextSize,
    batchSize: 512,
  })

it('takes for Qwen3-VL 4B what llama.cpp is reported to keep: 147,456 bytes a token', () => {
  expect(estimate('qwen3vl', metadata(plain('qwen3vl'))).context).toBe(147_456 * 8192)
})

it('counts 8-bit models of no stated head length by their width, and rounds the context up', () => {
  const header = metadata({
    'llama.block_count': 2,
    'llama.embedding_length': 64,
    'llama.attention.head_count': 4,
    'llama.attention.head_count_kv': 2,
  })
  expect(estimate('llama', header, 300).context).toBe(2 * 2 * (16 + 16) * 512 * 2)
})

it('keeps a window and one batch for layers that have one: five of six of Gemma 3', () => {
  const header = metadata(plain('gemma3', { 'gemma3.attention.sliding_window': 1024 }))
  const token = 8 * 256 * 2
  expect(estimate('gemma3', header).context).toBe(6 * token * 8192 + 30 * token * 1536)
})

it('takes the pattern, and shared layers, from the file where it states them', () => {
  const lists = { 'gemma4.attention.sliding_window_pattern': Array.from({ length: 36 }, (_, at) => at % 2) }
  const numbers = plain('gemma4', {
    'gemma4.attention.sliding_window': 512,
    'gemma4.attention.key_length_swa': 64,
    'gemma4.attention.value_length_swa': 64,
    'gemma4.attention.shared_kv_layers': 16,
  })
  expect(estimate('gemma4', metadata(numbers, lists)).context).toBe(
    10 * 8 * 256 * 2 * 8192 + 10 * 8 * 128 * 2 * 1024,
  )
})

it('a hybrid keeps the context in every fourth layer, and a state in the others', () => {
  const numbers = plain('qwen35', {
    'qwen35.ssm.inner_size': 4096,
    'qwen35.ssm.state_size': 128,
    'qwen35.ssm.group_count': 16,
    'qwen35.ssm.conv_kernel': 4,
  })
  const state = 3 * (4096 + 2 * 16 * 128) + 128 * 4096
  expect(estimate('qwen35', metadata(numbers)).context).toBe(9 * 8 * 256 * 2 * 8192 + 27 * state * 4)
})

it('layers without heads for keys keep nothing', () => {
  const lists = { 'lfm2.attention.head_count_kv': [0, 0, 8, 0] }
  const header = metadata(plain('lfm2', { 'lfm2.block_count': 4 }), lists)
  expect(estimate('lfm2', header, 1024).context).toBe(8 * 256 * 2 * 1024)
})

it('works with the scores of a batch, or its widest layers, and with all patches of a picture', () => {
  const shape = readMemoryShape('llama', metadata(plain('llama'), {}, 128_256))
  const options = { weightBytes: 3e9, eyesBytes: 1e9, shape, contextSize: 4096, batchSize: 512 }
  const eyes = { width: 1024, feedForward: 4096, patches: 1024, patchesPerToken: 4 }
  const text = estimateMemory({ ...options, eyesBytes: 0, eyes: null, imageTokens: null })
  expect(text).toMatchObject({ weights: 3e9, work: 512 * (128_256 + 4 * 2560) * 4 })
  const tiled = estimateMemory({ ...options, eyes, imageTokens: null })
  expect(tiled.weights).toBe(4e9)
  expect(tiled.work - text.work).toBe(1024 * 8192 * 4)
  const scaled = estimateMemory({ ...options, eyes, imageTokens: { min: 1024, max: 1536 } })
  expect(scaled.work - text.work).toBe(1536 * 4 * 8192 * 4)
})

it('estimates nothing beyond its files for a header that states nothing', () => {
  const shape = readMemoryShape('strange', metadata({}, {}, 0))
  const options = { weightBytes: 5, eyesBytes: 0, shape, eyes: null, imageTokens: null }
  const memory = estimateMemory({ ...options, contextSize: 4096, batchSize: 128 })
  expect(memory).toMatchObject({ weights: 5, context: 0, work: 0 })
})
