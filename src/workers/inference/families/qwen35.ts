import { never, type Family } from './family.ts'

export const qwen35: Family = {
  name: 'Qwen3.5 and Qwen3.6',
  architectures: ['qwen35', 'qwen35moe'],
  alsoBlind: false,
  projectors: ['qwen3vl_merger'],
  imageTokens: { min: 1024, max: 1536 },
  wholePicture: never,
  // Without thinking; with it 1.0 and 0.95.
  samplers: { temperature: 0.7, topP: 0.8, topK: 20, presencePenalty: 1.5 },
}
