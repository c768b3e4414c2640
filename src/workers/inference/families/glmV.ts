import { never, type Family } from './family.ts'

export const glmV: Family = {
  name: 'GLM-4.xV',
  architectures: ['glm4', 'glm4moe'],
  alsoBlind: true,
  projectors: ['glm4v'],
  imageTokens: null,
  wholePicture: never,
  samplers: { temperature: 0.8, topP: 0.6, topK: 2, repeatPenalty: 1.1 },
}
