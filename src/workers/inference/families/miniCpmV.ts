import { never, type Family } from './family.ts'

export const miniCpmV: Family = {
  name: 'MiniCPM-V up to 4.5',
  architectures: ['llama', 'minicpm', 'minicpm3', 'qwen2', 'qwen3'],
  alsoBlind: true,
  projectors: ['resampler'],
  imageTokens: null,
  wholePicture: never,
  samplers: {},
}

/** Its text part is Qwen3.5's. */
export const miniCpmV46: Family = {
  name: 'MiniCPM-V 4.6',
  architectures: ['qwen35'],
  alsoBlind: false,
  projectors: ['minicpmv4_6'],
  imageTokens: null,
  wholePicture: never,
  samplers: { temperature: 0.7, topP: 0.8, topK: 100, repeatPenalty: 1.05 },
}
