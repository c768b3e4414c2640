import { never, type Family } from './family.ts'

export const qwen3Vl: Family = {
  name: 'Qwen3-VL',
  architectures: ['qwen3vl', 'qwen3vlmoe'],
  alsoBlind: false,
  projectors: ['qwen3vl_merger'],
  // Below 1024 places in the picture are told badly; the engine warns of it.
  imageTokens: { min: 1024, max: 1536 },
  wholePicture: never,
  samplers: { temperature: 0.7, topP: 0.8, topK: 20, presencePenalty: 1.5 },
}
