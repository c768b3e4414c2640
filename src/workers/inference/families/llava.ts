import { never, type Family } from './family.ts'

/** Also moondream2: one layer or two after a plain encoder, before text models of many kinds. */
export const llava: Family = {
  name: 'LLaVA and moondream2',
  architectures: ['llama', 'phi2', 'phi3', 'qwen2', 'stablelm', 'gemma', 'mistral3'],
  alsoBlind: true,
  projectors: ['mlp', 'ldp', 'ldpv2'],
  imageTokens: null,
  wholePicture: never,
  samplers: {},
}
