import { expect, test } from 'vitest'
import { families, familyOf } from '../families/index.ts'
import { samplersFor } from '../families/samplers.ts'
import { serverFlags, wholePictureBatch, type FlagOptions } from './llamaServerFlags.ts'

const options = (traits: Partial<FlagOptions>): FlagOptions => ({
  modelPath: '/m.gguf',
  projectorPath: '/mmproj.gguf',
  threads: 2,
  contextSize: 8192,
  rung: 'cpu',
  layers: 4,
  width: 4096,
  architecture: 'llama',
  projectorType: 'idefics3',
  ...traits,
})

/** What follows a flag; null where it is not there. */
const valueOf = (flag: string, traits: Partial<FlagOptions>): string | null => {
  const flags = serverFlags(options(traits))
  return flags.includes(flag) ? (flags[flags.indexOf(flag) + 1] ?? null) : null
}

test.each([
  ['gemma3', 'gemma3', 2560, 1280, null],
  ['gemma4', 'gemma4v', 1536, 128, '1120'],
  ['gemma4', 'gemma4v', 2560, 128, '1120'],
  ['gemma4', 'gemma4v', 5376, 1280, '1120'],
  ['gemma4', 'gemma4uv', 2560, 1280, '1120'],
  ['qwen3vl', 'qwen3vl_merger', 2560, 128, '1536'],
  ['qwen35', 'qwen3vl_merger', 2560, 128, '1536'],
  ['qwen35', 'minicpmv4_6', 1024, 128, null],
  ['llama', 'idefics3', 2048, 128, null],
  ['llama', 'deepseek4v', 2048, 1280, null],
  ['nobody', 'unheard-of', 2048, 1280, null],
])(
  '%s with %s eyes, %i wide: a batch of %i, at most %s tokens',
  (architecture, projectorType, width, batch, most) => {
    const traits = { architecture, projectorType, width }
    expect(valueOf('-b', traits)).toBe(String(batch))
    expect(valueOf('-ub', traits)).toBe(String(batch))
    expect(valueOf('--image-max-tokens', traits)).toBe(most)
  },
)

test('a model without eyes gets neither a large batch nor a budget for pictures', () => {
  const blind = { projectorPath: null, projectorType: null, architecture: 'gemma3' }
  expect(valueOf('-b', blind)).toBe('128')
  expect(valueOf('--image-min-tokens', { ...blind, architecture: 'qwen3vl' })).toBeNull()
})

test('every picture that has to be whole fits into one batch', () => {
  const most = families.filter(({ wholePicture, projectors }) =>
    projectors.some((projector) => wholePicture(null, projector)),
  )
  expect(most.length).toBeGreaterThan(0)
  for (const { imageTokens } of most) expect(imageTokens?.max ?? 256).toBeLessThanOrEqual(wholePictureBatch)
})

test('what the makers advise goes before what was asked, and nothing before the likeliest token', () => {
  const qwen = familyOf({ architecture: 'qwen3vl', projectorType: 'qwen3vl_merger' })
  expect(samplersFor(qwen, null, 0.4)).toMatchObject({ temperature: 0.7, topP: 0.8, topK: 20 })
  expect(samplersFor(qwen, 0.9, 0)).toEqual({ temperature: 0 })
  expect(samplersFor(null, null, 0.4)).toEqual({ temperature: 0.4 })
  expect(samplersFor(null, 0.9, 0.4)).toEqual({ temperature: 0.9 })
})
